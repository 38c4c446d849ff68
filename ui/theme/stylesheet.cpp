// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/tokens.h"

namespace baton::ui {

namespace {

/// %name% stands for a token.
const char* const sheet = R"(
QMainWindow, QWidget#console, QWidget#surface, QStackedWidget { background: %surface%; }
QWidget#canvas { background: %canvas%; }
QFrame#card { background: %surface%; border: 1px solid %strongLine%; border-radius: 12px; }
QLabel#key { color: %muted%; border: 1px solid %strongLine%; border-radius: 4px; padding: 0px 5px; }
QFrame#popup QListWidget { background: %surface%; border: none; }
QFrame#popup QListWidget::item { padding: 6px 8px; border-radius: 6px; color: %text%; }
QFrame#popup QListWidget::item:selected { background: %selection%; color: %text%; }
QFrame#popup QListWidget::item:disabled { color: %muted%; }
QMessageBox QLabel { color: %text%; }
QWidget#rail { background: %rail%; }
QWidget#rail QToolButton { color: %railText%; background: transparent; border: none; border-radius: 8px; padding: 8px; }
QWidget#rail QToolButton:hover, QWidget#rail QToolButton:checked { background: %railActive%; color: %railOn%; }
QLabel#title { font-weight: 600; }
QLabel#muted, QLabel#typing, QLabel#nothingChosen { color: %muted%; }
QLabel#section { color: %muted%; font-weight: 600; }
QLabel#problem { color: %danger.text%; background: %danger.fill%; border-radius: 6px; padding: 8px 10px; }
QLabel#hint { color: %warning.text%; background: %warning.fill%; border-radius: 6px; padding: 8px 10px; }
QFrame#line { background: %line%; border: none; min-height: 1px; max-height: 1px; }
QWidget#details { background: %surface%; border: none; }
QWidget#details[floating="true"] { border: 1px solid %strongLine%; }
QFrame#column { background: %line%; border: none; min-width: 1px; max-width: 1px; }
QPushButton { background: %surface%; color: %text%; border: 1px solid %strongLine%; border-radius: 8px; padding: 5px 11px; min-height: 20px; }
QPushButton[small="true"] { border-radius: 6px; padding: 3px 9px; }
QPushButton[narrow="true"] { padding-left: 6px; padding-right: 6px; }
QPushButton:hover { background: %hover%; }
QPushButton:pressed { background: %pressed%; }
QPushButton:checked { background: %selection%; color: %link%; border-color: %selection%; }
QPushButton:disabled { color: %disabled%; background: %neutral.fill%; border-color: %neutral.fill%; }
QPushButton#primary, QPushButton[weight="primary"] { background: %accent%; color: %onAccent%; border-color: %accent%; }
QPushButton#primary:hover, QPushButton[weight="primary"]:hover { background: %accentHover%; border-color: %accentHover%; }
QPushButton#primary:pressed, QPushButton[weight="primary"]:pressed { background: %accentPressed%; border-color: %accentPressed%; }
QPushButton#primary:disabled, QPushButton[weight="primary"]:disabled { background: %neutral.fill%; color: %disabled%; border-color: %neutral.fill%; }
QPushButton#filter { border-radius: 9px; padding: 2px 9px; color: %muted%; }
QPushButton#filter[narrowing="true"] { color: %info.text%; background: %info.fill%; border-color: %info.fill%; }
QPushButton#filter::menu-indicator { image: none; width: 0; }
QLineEdit { background: %field%; border: 1px solid %control%; border-radius: 8px; padding: 5px 9px; min-height: 20px; selection-background-color: %accent%; selection-color: %onAccent%; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: %muted%; }
QLineEdit:focus, QPlainTextEdit:focus { border-color: %accent%; }
QLineEdit:disabled { background: %neutral.fill%; border-color: %neutral.fill%; color: %disabled%; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit { background: transparent; border: none; padding: 0; }
QComboBox QAbstractItemView { background: %surface%; color: %text%; border: 1px solid %strongLine%; padding: 4px; selection-background-color: %selection%; selection-color: %text%; }
QPlainTextEdit, QTextBrowser { background: %surface%; border: 1px solid %control%; border-radius: 8px; padding: 6px; selection-background-color: %accent%; selection-color: %onAccent%; }
QWidget#surface[note="true"] { background: %note%; }
QPlainTextEdit[note="true"] { background: %note%; border-color: %warning.text%; }
QFrame#noteCard { background: %note%; border: none; border-radius: 8px; }
QFrame#chip { background: %neutral.fill%; border: none; border-radius: 6px; }
QFrame#chip QToolButton#tool, QToolButton[tool="true"] { padding: 1px 5px; }
QFrame#popup { background: %surface%; border: 1px solid %strongLine%; border-radius: 8px; }
QToolButton#tool::menu-indicator, QToolButton[tool="true"]::menu-indicator { image: none; width: 0; }
QPushButton#destructive { background: %danger.text%; color: %onDanger%; border-color: %danger.text%; }
QWidget#locked { background: %surface%; border: 1px solid %strongLine%; border-radius: 12px; }
QListView, QTableView { background: %surface%; border: none; outline: none; }
QListView#colleagues::item { padding: 4px 8px; border-radius: 6px; color: %text%; }
QListView#colleagues::item:selected { background: %selection%; color: %text%; }
QHeaderView { background: %surface%; border: none; }
QHeaderView::section { background: %surface%; color: %muted%; font-weight: 600; border: none; border-bottom: 1px solid %line%; padding: 7px 9px; }
QTextEdit#passage { color: %text%; background: transparent; border: none; padding: 0; selection-background-color: %accent%; selection-color: %onAccent%; }
QTextEdit#passage[muted="true"] { color: %muted%; }
QTextEdit#entryText { background: %canvas%; border: 1px solid %line%; border-radius: 8px; padding: 8px; selection-background-color: %accent%; selection-color: %onAccent%; }
QSplitter::handle { background: %line%; }
QToolButton#tab { border: none; border-bottom: 2px solid transparent; border-radius: 0; padding: 7px 9px; background: transparent; color: %muted%; }
QToolButton#tab:checked { color: %link%; border-bottom-color: %accent%; }
QToolButton#tool, QToolButton[tool="true"] { border: none; border-radius: 6px; padding: 4px; background: transparent; color: %muted%; }
QToolButton#tool:hover, QToolButton[tool="true"]:hover { background: %hover%; color: %text%; }
QToolButton#tool:pressed, QToolButton[tool="true"]:pressed { background: %pressed%; }
QToolButton#tool:checked, QToolButton[tool="true"]:checked { background: %selection%; color: %link%; }
QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: %control%; border-radius: 2px; }
QSlider::sub-page:horizontal, QSlider[mirrored="true"]::add-page:horizontal { background: %accent%; border-radius: 2px; }
QSlider[mirrored="true"]::sub-page:horizontal { background: %control%; }
QSlider::handle:horizontal { width: 12px; margin: -6px 0; background: %surface%; border: 2px solid %accent%; border-radius: 8px; }
QSlider::handle:horizontal:hover { background: %accent%; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: %strongLine%; border-radius: 4px; min-height: 30px; margin: 1px; }
QScrollBar::handle:vertical:hover { background: %muted%; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle:horizontal { background: %strongLine%; border-radius: 4px; min-width: 30px; margin: 1px; }
QScrollBar::handle:horizontal:hover { background: %muted%; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: transparent; border: none; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QMenu { background: %surface%; color: %text%; border: 1px solid %strongLine%; border-radius: 8px; padding: 4px; }
QMenu::item { padding: 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: %selection%; }
QMenu::item:disabled { color: %disabled%; }
QMenu::separator { height: 1px; background: %line%; margin: 4px 8px; }
QToolTip { background: %tip%; color: %onTip%; border: none; padding: 4px 6px; }
QDialog, QMessageBox { background: %surface%; }
QFrame#banner { background: transparent; border: none; }
QLabel#bannerTitle { font-weight: 600; }
QLabel#bannerBody { color: %muted%; }
QToolButton#moreToasts { background: %surface%; color: %muted%; border: 1px solid %muted%; border-radius: 9px; padding: 2px 9px; }
QToolButton#moreToasts:hover, QToolButton#moreToasts:focus { color: %text%; border-color: %text%; }
QFrame#unreadMark { background: %accent%; border: none; border-radius: 3px; }
)";

} // namespace

QString styleSheetFor(const Tokens& tokens)
{
    auto text = QString::fromLatin1(sheet);
    const auto colours = namedColours(tokens);
    for (const auto& [name, colour] : colours)
        text.replace(u'%' + name + u'%', colour.name());
    return text;
}

} // namespace baton::ui
