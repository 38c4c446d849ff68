// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/composer.h"

#include "core/domain/limits.h"
#include "core/domain/text.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/filestrip.h"
#include "ui/conversation/safemarkdown.h"
#include "ui/parts/elidedlabel.h"

#include <QEvent>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QTextBrowser>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace baton::ui {

namespace {

constexpr int longestReply = int(limits::message);
constexpr int warnBelow = 500;

using Writing = ConversationStance::Writing;
using File = models::DraftFiles::File;

} // namespace

Composer::Composer(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("surface"));
    setAttribute(Qt::WA_StyledBackground);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 4, 18, 12);
    column->setSpacing(8);
    buildTabs(column);
    m_files = new FileStrip(this);
    connect(m_files, &FileStrip::removeRequested, this, &Composer::fileRemoved);
    column->addWidget(m_files);
    buildActions(column);
    buildPages(column);
    buildFoot(column);
    setStance({}, {});
}

ComposerEdit& Composer::editor() const { return m_mode == Mode::Note ? *m_note : *m_reply; }

void Composer::setMode(Mode mode)
{
    const bool isNote = mode == Mode::Note && m_stance.canNote;
    const auto now = isNote ? Mode::Note : Mode::Reply;
    (isNote ? m_noteTab : m_replyTab)->setChecked(true);
    if (std::exchange(m_mode, now) == now)
        return;
    setProperty("note", isNote);
    style()->unpolish(this);
    style()->polish(this);
    m_edit->setChecked(true);
    Q_EMIT modeChanged(); // which brings its files
    refresh();
}

void Composer::showPage(bool preview)
{
    m_edit->setChecked(!preview);
    m_preview->setChecked(preview);
    if (preview)
        renderPreview();
    refresh();
    if (!preview && (isWritable() || m_mode == Mode::Note))
        editor().setFocus();
}

void Composer::renderPreview()
{
    // The browser deletes a document of its own making, and may delete ours; whoever is left is ours to
    // delete.
    const QPointer<QTextDocument> old = m_rendered->document();
    auto* document =
        new SafeMarkdown(editor().toPlainText(), tokensFor(this), m_rendered->font(), m_rendered);
    // As the editor's has, so that nothing moves when they take turns.
    document->setDocumentMargin(editor().document()->documentMargin());
    m_rendered->setDocument(document);
    if (qobject_cast<SafeMarkdown*>(old.data()))
        delete old.data();
}

/// In a narrow pane they would be cut; Markdown can be typed.
void Composer::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    const auto margins = layout()->contentsMargins();
    const int needed = m_bringers->sizeHint().width() + m_tools->sizeHint().width() +
                       m_send->sizeHint().width() + m_sendMore->sizeHint().width() + margins.left() +
                       margins.right() + 24;
    m_tools->setVisible(width() >= needed);
    fit();
}

void Composer::setStance(const ConversationStance& stance, const QString& holder)
{
    const bool isNew = stance.composer == Writing::Write && !isWritable();
    m_stance = stance;
    m_holder = holder;
    if (m_mode == Mode::Note && !stance.canNote)
        setMode(Mode::Reply);
    if (isNew && m_mode == Mode::Reply)
        m_edit->setChecked(true);
    refresh();
}

bool Composer::takesFiles() const { return m_mode == Mode::Note || isWritable(); }

void Composer::give(const QMimeData& brought)
{
    if (takesFiles())
        editor().give(brought);
}

void Composer::setFiles(const QList<File>& files)
{
    m_files->setFiles(files);
    m_fileCount = files.size();
    m_fileWaits = std::count_if(files.begin(), files.end(),
                                [](const File& file) { return file.state == File::State::Sending; });
    m_fileFailed = std::any_of(files.begin(), files.end(),
                               [](const File& file) { return file.state == File::State::Failed; });
    refresh();
}

void Composer::setActions(const QString& does, bool givesAway)
{
    m_does->setText(does);
    m_does->setToolTip(does);
    m_dropActions->setAccessibleName(tr("Send without: %1").arg(does));
    m_givesAway = givesAway;
    refresh();
}

bool Composer::mayResolve() const { return maySend() && m_stance.canResolve && !m_givesAway; }

bool Composer::maySend() const
{
    const auto text = editor().toPlainText();
    return takesFiles() && text.size() <= longestReply && (!isBlank(text) || m_fileCount > 0) &&
           m_fileWaits == 0 && !m_fileFailed;
}

void Composer::refresh()
{
    const bool note = m_mode == Mode::Note;
    const bool write = note || isWritable();
    m_noteTab->setEnabled(m_stance.canNote);
    m_tools->setEnabled(write && !m_preview->isChecked());
    m_bringers->setEnabled(write && !m_preview->isChecked());
    m_saved->setVisible(!note);
    m_edit->setEnabled(write);
    m_preview->setEnabled(write);
    m_send->setText(note ? tr("Add note") : tr("Send"));
    m_send->setToolTip(note ? tr("Keep it for your colleagues (Ctrl+Enter)") : tr("Send (Ctrl+Enter)"));
    m_send->setEnabled(maySend());
    m_sendMore->setVisible(!note);
    m_sendMore->setEnabled(mayResolve());
    m_actions->setVisible(!note && write && !m_does->text().isEmpty());
    m_channel->setVisible(!m_channel->text().isEmpty() || note);
    refreshLock();
    // Only now: the focus of a page that goes is handed to what can take it on the next.
    m_pages->setCurrentWidget(!write                   ? m_locked
                              : m_preview->isChecked() ? static_cast<QWidget*>(m_rendered)
                                                       : &editor());
    m_tabs->setVisible(write);
    m_foot->setVisible(write);
    fit();
    refreshKept();
}

void Composer::refreshLock()
{
    struct Words
    {
        QString title;
        QString text;
        QString deed;
    };
    const auto words = [this]() -> Words {
        switch (m_stance.composer) {
        case Writing::Claim:
            return {tr("Claim this chat to reply"), tr("The customer is told who comes."), tr("Claim")};
        case Writing::Start:
            return {tr("The bot answers here"),
                    tr("Nobody asked for a person. Once you step in the bot is silent."), tr("Step in")};
        case Writing::Reopen:
            return {tr("This conversation has ended"), tr("It opens again when either side writes."),
                    tr("Reopen")};
        case Writing::Held:
            return m_holder.isEmpty()
                       ? Words{tr("You may read here, but not answer."), {}, {}}
                       : Words{tr("%1 holds this conversation").arg(m_holder), tr("You may read along."), {}};
        case Writing::None:
        case Writing::Write:
            break;
        }
        return {tr("Choose a conversation."), {}, {}};
    }();
    m_lockTitle->setText(words.title);
    m_lockText->setText(words.text);
    m_lockText->setVisible(!words.text.isEmpty());
    m_unlock->setText(words.deed);
    m_unlock->setVisible(!words.deed.isEmpty());
    m_writeNote->setVisible(m_stance.canNote);
    m_takeOver->setVisible(m_stance.composer == Writing::Held && m_stance.canTakeOver);
}

/// As high as what is written, from two lines to two fifths of the pane; a bar has one height.
void Composer::fit()
{
    constexpr int barHeight = 56;
    if (m_pages->currentWidget() == m_locked)
        return m_pages->setFixedHeight(std::max(barHeight, m_locked->sizeHint().height()));
    const auto line = editor().fontMetrics().lineSpacing();
    const auto lines = std::max(2.0, editor().document()->size().height());
    const int around = 2 * editor().frameWidth() + 2 * int(editor().document()->documentMargin()) + 12;
    const int most = parentWidget() ? parentWidget()->height() * 2 / 5 : INT_MAX;
    m_pages->setFixedHeight(
        std::clamp(int(lines * line) + around, 2 * line + around, std::max(2 * line + around, most)));
}

void Composer::refreshKept()
{
    const auto size = editor().toPlainText().size();
    if (!takesFiles())
        m_kept->clear();
    else if (m_fileFailed)
        m_kept->setText(tr("Remove what could not be sent"));
    else if (m_fileWaits > 0)
        m_kept->setText(tr("Waits for %Ln file(s)", nullptr, int(m_fileWaits)));
    else if (size > longestReply - warnBelow)
        m_kept->setText(tr("%L1 of %Ln character(s)", nullptr, longestReply).arg(size));
    else
        m_kept->setText(size > 0 ? tr("Draft kept on this computer") : QString());
    m_kept->setToolTip(m_kept->text());
}

void Composer::setChannel(const QString& channel)
{
    m_channel->setText(channel.isEmpty() ? QString() : tr("Channel: %1").arg(channel));
}

void Composer::setDraftIn(ComposerEdit& into, const QString& markdown)
{
    m_settingDraft = true;
    into.setPlainText(markdown);
    into.moveCursor(QTextCursor::End);
    m_settingDraft = false;
    m_edit->setChecked(true);
    refresh();
}

void Composer::setDraft(const QString& markdown) { setDraftIn(*m_reply, markdown); }
void Composer::setNoteDraft(const QString& markdown) { setDraftIn(*m_note, markdown); }
QString Composer::draft() const { return m_reply->toPlainText(); }
QString Composer::noteDraft() const { return m_note->toPlainText(); }

bool Composer::isBeingWrittenIn() const { return m_reply->hasFocus() || m_note->hasFocus(); }

void Composer::focusEditor()
{
    if (m_mode == Mode::Note || isWritable())
        editor().setFocus();
    else if (!m_unlock->isHidden())
        m_unlock->setFocus();
    else
        m_takeOver->setFocus();
}

void Composer::act()
{
    if (m_mode == Mode::Note) {
        if (!maySend())
            return;
        Q_EMIT noteRequested(noteDraft());
        return showPage(false);
    }
    switch (m_stance.composer) {
    case Writing::Claim:
        Q_EMIT claimRequested();
        break;
    case Writing::Start:
    case Writing::Reopen:
        Q_EMIT startRequested();
        break;
    case Writing::Write:
        if (!maySend())
            break;
        Q_EMIT sendRequested(draft());
        // The keyboard goes on where the next words are written, wherever it was: Preview, or the button.
        showPage(false);
        break;
    case Writing::Held:
    case Writing::None:
        break;
    }
}

void Composer::actAndResolve()
{
    if (m_mode == Mode::Reply && mayResolve())
        Q_EMIT sendAndResolveRequested(draft());
}

void Composer::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange && m_rendered && m_preview->isChecked())
        renderPreview();
    QWidget::changeEvent(event);
}

} // namespace baton::ui
