// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/writingpresenter.h"

#include "core/models/replyactions.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/savedreplylist.h"
#include "ui/parts/filechoice.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QSignalBlocker>

namespace baton::ui {

namespace {

using Words = client::Session::Words;
using Mode = Composer::Mode;

const QLatin1String notePrefix("note:");

QString placeOf(const ConversationId& id, Mode mode)
{
    return mode == Mode::Note ? QString(notePrefix + id.toString()) : id.toString();
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
    , m_colleagues(session)
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
    auto with = m_actions;
    if (andResolve)
        with.status = QStringLiteral("resolve");
    m_session.reply(m_current, markdown, m_files.take(placeOf(m_current, Mode::Reply)), with);
    setActions({});
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
        keepFiles(where);
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
    connect(&m_pane.savedReplies(), &SavedReplyList::chosen, this, &WritingPresenter::take);
    // They may come after what was typed; what was put away stays so.
    connect(&m_replies, &models::SavedReplies::changed, this, [this] {
        const auto word = m_pane.composer().editor().slashWord();
        const bool isAsked = m_offered.isEmpty() || m_pane.savedReplies().isVisible();
        if (!word.isNull() && isAsked && m_pane.composer().isBeingWrittenIn())
            offer(word);
    });
    connect(&composer, &Composer::actionsDropped, this, [this] { setActions({}); });
    connect(&m_colleagues, &models::Colleagues::came, this, &WritingPresenter::showActions);
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
    m_offered = m_replies.matching(conversation->bot.id, typed);
    for (const auto& one : std::as_const(m_offered)) {
        const auto does = one.actions.value_or(protocol::ReplyActions());
        choices.append({one.shortcut, one.title, m_replies.filled(one, *conversation),
                        models::actionsText(does, nameOf(does.assign))});
    }
    m_pane.savedReplies().offer(choices, typed);
}

void WritingPresenter::take(int choice)
{
    const auto* conversation = m_list.find(m_current);
    if (!conversation || choice < 0 || choice >= m_offered.size())
        return;
    const auto& reply = m_offered.at(choice);
    m_pane.composer().editor().insertSaved(m_replies.filled(reply, *conversation));
    if (reply.actions)
        setActions(models::joined(m_actions, *reply.actions));
}

void WritingPresenter::setActions(const protocol::ReplyActions& actions)
{
    m_actions = actions;
    m_session.setDraft(m_current, models::keptActions(actions), Words::ReplyActions);
    showActions();
}

void WritingPresenter::showActions()
{
    m_pane.composer().setActions(models::actionsText(m_actions, nameOf(m_actions.assign)),
                                 m_actions.assign.has_value());
}

/// Empty when that is not known.
QString WritingPresenter::nameOf(const std::optional<MemberId>& colleague) const
{
    if (colleague == m_session.member().id)
        return m_session.member().name;
    for (int row = 0; colleague && row < m_colleagues.rowCount(); ++row)
        if (m_colleagues.at(row).id == *colleague)
            return m_colleagues.at(row).name;
    return {};
}

QString WritingPresenter::place() const { return placeOf(m_current, m_pane.composer().mode()); }

void WritingPresenter::showFiles() { m_pane.composer().setFiles(m_files.at(place())); }

void WritingPresenter::keepFiles(const QString& where)
{
    const bool isNote = where.startsWith(notePrefix);
    const ConversationId id(isNote ? where.mid(notePrefix.size()) : where);
    m_session.setDraft(id, m_files.kept(where), isNote ? Words::NoteFiles : Words::ReplyFiles);
}

void WritingPresenter::restoreFiles()
{
    m_files.restore(placeOf(m_current, Mode::Reply), m_session.draft(m_current, Words::ReplyFiles));
    m_files.restore(placeOf(m_current, Mode::Note), m_session.draft(m_current, Words::NoteFiles));
}

void WritingPresenter::show(const ConversationId& id)
{
    m_current = id;
    auto& composer = m_pane.composer();
    composer.setMode(Mode::Reply);
    composer.setDraft(id.isEmpty() ? QString() : m_session.draft(id));
    composer.setNoteDraft(id.isEmpty() ? QString() : m_session.draft(id, Words::Note));
    m_pane.savedReplies().hide();
    m_offered.clear();
    m_actions = id.isEmpty() ? protocol::ReplyActions()
                             : models::actionsFrom(m_session.draft(id, Words::ReplyActions));
    showActions();
    showFiles();
    const auto* conversation = m_list.find(id);
    if (!conversation)
        return;
    m_replies.fetch(conversation->bot.id);
    m_colleagues.fetch(conversation->bot.id);
    restoreFiles();
}

void WritingPresenter::forget()
{
    {
        // What is kept of them is the session's to forget.
        const QSignalBlocker blocker(m_files);
        m_files.clear();
    }
    show({});
    m_replies.clear();
}

} // namespace baton::ui
