// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/composer.h"

#include "core/domain/limits.h"
#include "core/domain/text.h"
#include "ui/conversation/safemarkdown.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/tabbutton.h"
#include "ui/theme/paint.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QTextBlock>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int longestReply = int(limits::message);
constexpr int warnBelow = 500;
constexpr int editorHeight = 92; ///< where there is room
constexpr int lowestEditor = 60;

using Stance = ConversationStance::Composer;

/// Ctrl+B, Ctrl+I, and Ctrl+Shift+K for a link: what one knows from editors.
bool isEditing(const QKeyEvent& key)
{
    return ((key.key() == Qt::Key_B || key.key() == Qt::Key_I) && key.modifiers() == Qt::ControlModifier) ||
           (key.key() == Qt::Key_K && key.modifiers() == (Qt::ControlModifier | Qt::ShiftModifier));
}

/// Ctrl+K calls the palette everywhere; it must not delete the rest of the line here.
bool isPalette(const QKeyEvent& key)
{
    return key.key() == Qt::Key_K && key.modifiers() == Qt::ControlModifier;
}

} // namespace

Composer::Composer(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 4, 18, 12);
    column->setSpacing(8);
    buildTabs(column);
    buildPages(column);
    buildFoot(column);
    alignText();
    setStance(Stance::None, {});
}

void Composer::buildTabs(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(2);
    const auto tab = [&](const QString& text, const char* name) {
        auto* button = new TabButton(this);
        button->setProperty("driverName", QString::fromLatin1(name));
        button->setText(text);
        row->addWidget(button);
        return button;
    };
    m_edit = tab(tr("Edit"), "editTab");
    m_preview = tab(tr("Preview"), "previewTab");
    m_edit->setChecked(true);
    connect(m_edit, &QToolButton::clicked, this, [this] { showPage(false); });
    connect(m_preview, &QToolButton::clicked, this, [this] { showPage(true); });
    row->addStretch();
    m_tools = new QWidget(this);
    auto* tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(0);
    const auto tool = [&](const QString& text, const QString& name, auto&& apply) {
        auto* button = new QToolButton(m_tools);
        button->setObjectName(QStringLiteral("tool"));
        button->setText(text);
        button->setToolTip(name);
        button->setAccessibleName(name);
        connect(button, &QToolButton::clicked, this, apply);
        tools->addWidget(button);
        return button;
    };
    auto bold = font();
    bold.setBold(true);
    tool(tr("B"), tr("Bold (Ctrl+B)"), [this] {
        surround(QStringLiteral("**"), QStringLiteral("**"));
    })->setFont(bold);
    auto italic = font();
    italic.setItalic(true);
    tool(tr("I"), tr("Italic (Ctrl+I)"), [this] {
        surround(QStringLiteral("*"), QStringLiteral("*"));
    })->setFont(italic);
    tool(tr("link"), tr("Link (Ctrl+Shift+K)"),
         [this] { surround(QStringLiteral("["), QStringLiteral("](https://)")); });
    tool(tr("• list"), tr("List"), [this] { prefixLines(QStringLiteral("- ")); });
    tool(tr("code"), tr("Code"), [this] { surround(QStringLiteral("`"), QStringLiteral("`")); });
    row->addWidget(m_tools);
    column->addLayout(row);
}

void Composer::buildPages(QVBoxLayout* column)
{
    m_pages = new QStackedWidget(this);
    m_pages->setMinimumHeight(lowestEditor);
    m_pages->setMaximumHeight(editorHeight);
    m_editor = new QPlainTextEdit(m_pages);
    m_editor->setObjectName(QStringLiteral("editor"));
    m_editor->setAccessibleName(tr("Your reply, in Markdown"));
    m_editor->setPlaceholderText(tr("Write a reply. Markdown works; Ctrl+Enter sends."));
    m_editor->setTabChangesFocus(true);
    m_editor->installEventFilter(this);
    connect(m_editor, &QPlainTextEdit::textChanged, this, [this] {
        alignText();
        refresh();
        if (m_settingDraft)
            return;
        Q_EMIT draftChanged(draft());
        Q_EMIT typing();
    });
    m_rendered = new QTextBrowser(m_pages);
    m_rendered->setObjectName(QStringLiteral("preview"));
    m_rendered->setAccessibleName(tr("How your reply will look"));
    m_rendered->setOpenLinks(false);
    connect(m_rendered, &QTextBrowser::anchorClicked, this, &Composer::linkActivated);
    auto* locked = new QWidget(m_pages);
    locked->setObjectName(QStringLiteral("locked"));
    locked->setAttribute(Qt::WA_StyledBackground);
    auto* middle = new QVBoxLayout(locked);
    m_unlock = new QPushButton(locked);
    m_unlock->setObjectName(QStringLiteral("big"));
    m_unlock->setProperty("driverName", QStringLiteral("unlock"));
    connect(m_unlock, &QPushButton::clicked, this, &Composer::act);
    m_lockText = new QLabel(locked);
    m_lockText->setObjectName(QStringLiteral("muted"));
    m_lockText->setAlignment(Qt::AlignCenter);
    m_lockText->setWordWrap(true);
    m_lockText->setMinimumWidth(1); // whatever name it has to say
    middle->addStretch();
    middle->addWidget(m_unlock, 0, Qt::AlignHCenter);
    middle->addWidget(m_lockText); // as wide as there is room: a short sentence is one line
    middle->addStretch();
    m_pages->addWidget(m_editor);
    m_pages->addWidget(m_rendered);
    m_pages->addWidget(locked);
    column->addWidget(m_pages);
}

void Composer::buildFoot(QVBoxLayout* column)
{
    auto* row = new QHBoxLayout;
    m_channel = new ElidedLabel(this);
    m_channel->setObjectName(QStringLiteral("muted"));
    m_channel->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_kept = new QLabel(this);
    m_kept->setObjectName(QStringLiteral("muted"));
    m_send = new QPushButton(tr("Send"), this);
    m_send->setObjectName(QStringLiteral("primary"));
    m_send->setProperty("driverName", QStringLiteral("send"));
    m_send->setToolTip(tr("Send (Ctrl+Enter)"));
    connect(m_send, &QPushButton::clicked, this, &Composer::act);
    row->addWidget(m_channel);
    row->addStretch();
    row->addWidget(m_kept);
    row->addWidget(m_send);
    column->addLayout(row);
}

void Composer::showPage(bool preview)
{
    m_edit->setChecked(!preview);
    m_preview->setChecked(preview);
    if (preview)
        renderPreview();
    refresh();
    if (!preview && isWritable())
        m_editor->setFocus();
}

void Composer::renderPreview()
{
    // The browser deletes a document of its own making, and may delete ours; whoever is left is ours to
    // delete.
    const QPointer<QTextDocument> old = m_rendered->document();
    auto* document = new SafeMarkdown(draft(), tokensFor(this), m_rendered->font(), m_rendered);
    // As the editor's has, so that nothing moves when they take turns.
    document->setDocumentMargin(m_editor->document()->documentMargin());
    m_rendered->setDocument(document);
    if (qobject_cast<SafeMarkdown*>(old.data()))
        delete old.data();
}

void Composer::surround(const QString& before, const QString& after)
{
    auto cursor = m_editor->textCursor();
    const auto inner = cursor.selectedText();
    cursor.insertText(before + inner + after);
    if (inner.isEmpty()) {
        cursor.movePosition(QTextCursor::Left, QTextCursor::MoveAnchor, int(after.size()));
        m_editor->setTextCursor(cursor);
    }
    m_editor->setFocus();
}

void Composer::prefixLines(const QString& prefix)
{
    auto cursor = m_editor->textCursor();
    const auto* document = m_editor->document();
    const int last = document->findBlock(cursor.selectionEnd()).blockNumber();
    cursor.beginEditBlock();
    for (int line = document->findBlock(cursor.selectionStart()).blockNumber(); line <= last; ++line)
        QTextCursor(document->findBlockByNumber(line)).insertText(prefix);
    cursor.endEditBlock();
    m_editor->setFocus();
}

/// In a narrow pane they would be cut; Markdown can be typed.
void Composer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto margins = layout()->contentsMargins();
    const int needed = m_edit->sizeHint().width() + m_preview->sizeHint().width() +
                       m_tools->sizeHint().width() + margins.left() + margins.right();
    m_tools->setVisible(width() >= needed);
}

void Composer::setStance(Stance stance, const QString& holder)
{
    if (stance == Stance::Write && m_stance != Stance::Write)
        m_edit->setChecked(true);
    m_stance = stance;
    m_holder = holder;
    refresh();
}

void Composer::refresh()
{
    const bool write = isWritable();
    const auto size = draft().size();
    m_tools->setEnabled(write && !m_preview->isChecked());
    m_edit->setEnabled(write);
    m_preview->setEnabled(write);
    m_send->setEnabled(write && !isBlank(draft()) && size <= longestReply);
    switch (m_stance) {
    case Stance::Claim:
        m_unlock->setText(tr("Claim this chat to reply   Ctrl ↵"));
        break;
    case Stance::Start:
        m_unlock->setText(tr("Start: take over from the bot   Ctrl ↵"));
        break;
    case Stance::Reopen:
        m_unlock->setText(tr("Reopen this conversation   Ctrl ↵"));
        break;
    default:
        break;
    }
    m_unlock->setVisible(m_stance == Stance::Claim || m_stance == Stance::Start ||
                         m_stance == Stance::Reopen);
    // Only now: the focus of a page that goes is handed to what can take it on the next.
    m_pages->setCurrentIndex(!write ? 2 : m_preview->isChecked() ? 1 : 0);
    m_lockText->setVisible(m_stance == Stance::Held || m_stance == Stance::None);
    m_lockText->setText(m_stance == Stance::None ? tr("Choose a conversation.")
                        : m_holder.isEmpty()     ? tr("You may read here, but not answer.")
                                                 : tr("%1 holds this conversation.").arg(m_holder));
    if (size > longestReply - warnBelow)
        m_kept->setText(tr("%L1 of %Ln character(s)", nullptr, longestReply).arg(size));
    else
        m_kept->setText(size > 0 ? tr("Draft kept on this computer") : QString());
}

void Composer::alignText()
{
    // A plain-text editor leaves right-to-left text at the left by itself.
    const bool mirrored = draft().isEmpty() ? layoutDirection() == Qt::RightToLeft : draft().isRightToLeft();
    auto option = m_editor->document()->defaultTextOption();
    const auto alignment = Qt::AlignAbsolute | (mirrored ? Qt::AlignRight : Qt::AlignLeft);
    if (option.alignment() == alignment)
        return;
    option.setAlignment(alignment);
    m_editor->document()->setDefaultTextOption(option);
}

void Composer::setChannel(const QString& channel)
{
    m_channel->setText(channel.isEmpty() ? QString() : tr("Channel: %1").arg(channel));
}

void Composer::setDraft(const QString& markdown)
{
    m_settingDraft = true;
    m_editor->setPlainText(markdown);
    m_editor->moveCursor(QTextCursor::End);
    m_settingDraft = false;
    m_edit->setChecked(true);
    refresh();
}

QString Composer::draft() const { return m_editor->toPlainText(); }

bool Composer::isBeingWrittenIn() const { return m_editor->hasFocus(); }

void Composer::focusEditor() { isWritable() ? m_editor->setFocus() : m_unlock->setFocus(); }

void Composer::act()
{
    switch (m_stance) {
    case Stance::Claim:
        Q_EMIT claimRequested();
        break;
    case Stance::Start:
    case Stance::Reopen:
        Q_EMIT startRequested();
        break;
    case Stance::Write:
        if (!m_send->isEnabled())
            break;
        Q_EMIT sendRequested(draft());
        // The keyboard goes on where the next words are written, wherever it was: Preview, or the button.
        showPage(false);
        break;
    case Stance::Held:
    case Stance::None:
        break;
    }
}

bool Composer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_editor ||
        (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool isOurs = isEditing(*key);
    if (event->type() == QEvent::KeyPress)
        return (isOurs && edit(*key)) || isPalette(*key);
    // Ctrl+Return and Ctrl+K belong to the window's shortcuts, not to the editor's own.
    if ((key->key() == Qt::Key_Return && key->modifiers() == Qt::ControlModifier) || isPalette(*key)) {
        event->ignore();
        return isPalette(*key);
    }
    if (isOurs)
        event->accept();
    return isOurs || QWidget::eventFilter(watched, event);
}

bool Composer::edit(const QKeyEvent& key)
{
    if (m_editor->isReadOnly())
        return false;
    if (key.key() == Qt::Key_B)
        surround(QStringLiteral("**"), QStringLiteral("**"));
    else if (key.key() == Qt::Key_I)
        surround(QStringLiteral("*"), QStringLiteral("*"));
    else
        surround(QStringLiteral("["), QStringLiteral("](https://)"));
    return true;
}

void Composer::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_rendered && m_preview->isChecked())
        renderPreview();
    QWidget::changeEvent(event);
}

} // namespace baton::ui
