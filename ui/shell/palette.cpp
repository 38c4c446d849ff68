// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/palette.h"

#include "ui/parts/deed.h"
#include "ui/parts/searchfield.h"
#include "ui/theme/tokens.h"

#include <QKeyEvent>
#include <QListWidget>
#include <QTimer>
#include <QVBoxLayout>

namespace baton::ui {

namespace {
constexpr int paletteWidth = 530;
constexpr int listHeight = 360;
} // namespace

Palette::Palette(QWidget& window, const QList<Screen*>& screens)
    : Overlay(window, paletteWidth)
    , m_screens(screens)
    , m_sought(new SearchField(QStringLiteral("paletteField"), tr("What to do or where to go"),
                               tr("What to do or where to go"), &card()))
    , m_list(new QListWidget(&card()))
{
    setObjectName(QStringLiteral("palette"));
    auto* column = new QVBoxLayout(&card());
    column->setContentsMargins(12, 12, 12, 8);
    column->setSpacing(8);
    column->addWidget(m_sought);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("What was found"));
    m_list->setFocusPolicy(Qt::NoFocus); // one goes on typing
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_list->setMinimumHeight(listHeight);
    column->addWidget(m_list);
    connect(m_sought, &QLineEdit::textChanged, this, &Palette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &Palette::carryOut);
    m_sought->installEventFilter(this);
    fill();
    open(*m_sought);
}

void Palette::addHead(const QString& text)
{
    auto* item = new QListWidgetItem(text, m_list);
    item->setFlags(Qt::NoItemFlags);
    item->setFont(scaledFont(font(), 0.92, true));
    m_deeds.append(nullptr);
}

void Palette::add(const QString& text, const QString& beside, std::function<void()> does)
{
    auto* item =
        new QListWidgetItem(beside.isEmpty() ? text : QStringLiteral("%1   %2").arg(text, beside), m_list);
    item->setToolTip(text);
    m_deeds.append(std::move(does));
}

void Palette::fill()
{
    m_list->clear();
    m_deeds.clear();
    const auto typed = m_sought->text().trimmed();
    const auto deeds = deedsOf(*window());
    for (const auto group :
         {DeedGroup::Conversation, DeedGroup::Composer, DeedGroup::List, DeedGroup::Everywhere}) {
        bool isNamed = false;
        for (const auto& deed : deeds) {
            if (deed.group != group || !deed.isPossible ||
                !deed.action->text().contains(typed, Qt::CaseInsensitive))
                continue;
            if (!std::exchange(isNamed, true))
                addHead(groupName(group));
            add(deed.action->text(), deed.action->shortcut().toString(QKeySequence::NativeText),
                [action = QPointer<QAction>(deed.action)] {
                    if (action)
                        action->trigger();
                });
        }
    }
    if (!typed.isEmpty()) {
        for (auto* screen : m_screens) {
            const auto found = screen->findings(typed);
            if (!found.isEmpty())
                addHead(screen->name());
            for (const auto& one : found)
                add(one.text, one.beside, one.open);
        }
    }
    move(1);
}

/// To the next that can be done; past heads, and not past the ends.
void Palette::move(int by)
{
    for (int row = m_list->currentRow() + by; row >= 0 && row < m_list->count(); row += by) {
        if (!m_deeds.at(row))
            continue;
        m_list->setCurrentRow(row);
        return;
    }
}

void Palette::carryOut()
{
    const auto does = m_deeds.value(m_list->currentRow());
    if (!does)
        return;
    leave();
    // Once the keyboard is where it was: much of it is about what has it.
    QTimer::singleShot(0, window(), does);
}

bool Palette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_sought && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Down:
            move(1);
            return true;
        case Qt::Key_Up:
            move(-1);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            carryOut();
            return true;
        case Qt::Key_Escape:
            leave();
            return true;
        default:
            break;
        }
    }
    return Overlay::eventFilter(watched, event);
}

} // namespace baton::ui
