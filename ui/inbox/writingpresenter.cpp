// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/writingpresenter.h"

#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/savedreplylist.h"
#include "ui/parts/filechoice.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>

namespace baton::ui {

namespace {

using Words = client::Session::Words;
using Mode = Composer::Mode;

QString placeOf(const ConversationId& id, Mode mode)
{
    return mode == Mode::Note ? QString(QStringLiteral("note:") + id.toString()) : id.toString();
}

QByteArray asPng(const QImage& picture)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    picture.save(&buffer, "png");
    return bytes;
}

} // namespace

WritingPresenter::WritingPresenter(client::Session& session, models::ConversationListModel& list,
                                   ConversationPane& pane, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_pane(pane)
    , m_files(session.files())
    , m_replies(session)
{
    connectSending();
    connectFiles();
    connectSavedReplies();
}

void WritingPresenter::connectSending()
{
    auto& composer = m_pane.composer();
    connect(&composer, &Composer::sendRequested, this, [this](const QString& text) { send(text, false); });
    connect(&composer, &Composer::sendAndResolveRequested, this,
            [this](const QString& text) { send(text, true); });
    connect(&composer, &Composer::noteRequested, this, [this](const QString& text) {
        m_session.writeNote(m_current, text, m_files.take(placeOf(m_current, Mode::Note)));
        m_session.setDraft(m_current, {}, Words::Note);
        m_pane.composer().setNoteDraft({});
        Q_EMIT sent();
    });
    connect(&composer, &Composer::draftChanged, this,
            [this](const QString& text) { m_session.setDraft(m_current, text); });
    connect(&composer, &Composer::noteDraftChanged, this,
            [this](const QString& text) { m_session.setDraft(m_current, text, Words::Note); });
    connect(&composer, &Composer::typing, this, [this] { m_session.setTyping(m_current, true); });
}

void WritingPresenter::send(const QString& markdown, bool andResolve)
{
    const auto files = m_files.take(placeOf(m_current, Mode::Reply));
    if (andResolve)
        m_session.replyAndResolve(m_current, markdown, files);
    else
        m_session.reply(m_current, markdown, files);
    m_session.setDraft(m_current, {});
    m_pane.composer().setDraft({});
    Q_EMIT sent();
}

void WritingPresenter::connectFiles()
{
    auto& composer = m_pane.composer();
    connect(&composer, &Composer::attachRequested, this, [this] {
        if (!m_pane.composer().takesFiles())
            return;
        const auto at = place();
        const auto paths = FileChoice::toOpen(m_pane.window());
        m_files.add(at, paths);
    });
    connect(&composer, &Composer::filesGiven, this,
            [this](const QStringList& paths) { m_files.add(place(), paths); });
    connect(&composer, &Composer::pictureGiven, this, [this](const QImage& picture) {
        const auto when = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd hh.mm.ss"));
        m_files.add(place(), tr("Picture %1.png").arg(when), asPng(picture));
    });
    connect(&composer, &Composer::fileRemoved, this, [this](int upload) { m_files.remove(place(), upload); });
    connect(&composer, &Composer::modeChanged, this, &WritingPresenter::showFiles);
    connect(&m_files, &models::DraftFiles::refused, this, &WritingPresenter::said);
    connect(&m_files, &models::DraftFiles::changed, this, [this](const QString& where) {
        if (where == place())
            showFiles();
        keepCount();
    });
    connect(&m_session.files(), &client::Files::uploadFailed, this,
            [this](int, const QString& why) { Q_EMIT said(why); });
}

void WritingPresenter::connectSavedReplies()
{
    auto& composer = m_pane.composer();
    connect(&composer, &Composer::slashTyped, this, [this](const QString& word) {
        if (word.isNull() || !m_pane.composer().isBeingWrittenIn())
            m_pane.savedReplies().hide();
        else
            offer(word);
    });
    connect(&composer, &Composer::savedRepliesRequested, this, [this] {
        if (const auto* c = m_list.find(m_current))
            m_replies.fetch(c->bot.id);
        m_pane.composer().focusEditor();
        offer(QStringLiteral(""));
        if (m_pane.savedReplies().isHidden())
            Q_EMIT said(tr("There are no saved replies for this bot yet."));
    });
    connect(&m_pane.savedReplies(), &SavedReplyList::chosen, this,
            [this](const QString& text) { m_pane.composer().editor().insertSaved(text); });
    connect(&m_session, &client::Session::linkChanged, this, [this](const client::LinkStatus& status) {
        const auto* c = m_list.find(m_current);
        if (c && status.state == client::LinkStatus::State::Connected)
            m_replies.fetch(c->bot.id);
    });
}

void WritingPresenter::offer(const QString& typed)
{
    const auto* conversation = m_list.find(m_current);
    if (!conversation)
        return;
    QList<SavedReplyList::Choice> choices;
    const auto found = m_replies.matching(conversation->bot.id, typed);
    for (const auto& one : found)
        choices.append({one.shortcut, one.title, m_replies.filled(one, *conversation)});
    m_pane.savedReplies().offer(choices, typed);
}

QString WritingPresenter::place() const { return placeOf(m_current, m_pane.composer().mode()); }

void WritingPresenter::showFiles() { m_pane.composer().setFiles(m_files.at(place())); }

/// So that it can be said, after the program ended, that they were not kept.
void WritingPresenter::keepCount()
{
    if (m_current.isEmpty())
        return;
    const auto count = m_files.at(placeOf(m_current, Mode::Reply)).size() +
                       m_files.at(placeOf(m_current, Mode::Note)).size();
    m_session.setDraft(m_current, count > 0 ? QString::number(count) : QString(), Words::Files);
}

void WritingPresenter::tellLostFiles()
{
    const int kept = m_session.draft(m_current, Words::Files).toInt();
    const bool areHere = !m_files.at(placeOf(m_current, Mode::Reply)).isEmpty() ||
                         !m_files.at(placeOf(m_current, Mode::Note)).isEmpty();
    if (kept <= 0 || areHere)
        return;
    Q_EMIT said(tr("%Ln file(s) of your draft here were not kept when Baton ended. Attach them again.",
                   nullptr, kept));
    m_session.setDraft(m_current, {}, Words::Files);
}

void WritingPresenter::show(const ConversationId& id)
{
    m_current = id;
    auto& composer = m_pane.composer();
    composer.setMode(Mode::Reply);
    composer.setDraft(id.isEmpty() ? QString() : m_session.draft(id));
    composer.setNoteDraft(id.isEmpty() ? QString() : m_session.draft(id, Words::Note));
    m_pane.savedReplies().hide();
    showFiles();
    const auto* conversation = m_list.find(id);
    if (!conversation)
        return;
    m_replies.fetch(conversation->bot.id);
    tellLostFiles();
}

void WritingPresenter::forget()
{
    show({});
    m_files.clear();
    m_replies.clear();
}

} // namespace baton::ui
