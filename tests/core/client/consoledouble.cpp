// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"

namespace baton::testing {

using client::Session;

ConsoleDouble::ConsoleDouble(const QString& folder, const client::LinkTiming& timing)
    : m_folder(folder.isEmpty() ? m_own.path() : folder)
    , m_timing(timing)
{
    begin();
}

ConsoleDouble::~ConsoleDouble() = default;

client::LinkTiming ConsoleDouble::quick()
{
    client::LinkTiming timing;
    timing.tick = 20;
    timing.pingAfter = 150;
    timing.deadAfter = 400;
    timing.prove = 150;
    timing.firstPause = 10;
    timing.longestPause = 80;
    timing.answer = 300;
    timing.pagePause = 1;
    timing.undo = 0;
    timing.lastWords = 300;
    return timing;
}

void ConsoleDouble::begin()
{
    Session::Options options;
    options.cacheDirectory = m_folder;
    options.profile = QStringLiteral("test");
    options.deviceName = QStringLiteral("test");
    options.timing = m_timing;
    options.keychainPatience = 1'000;
    m_session = std::make_unique<Session>(options);
    watchPicture();
    watchTranscripts();
}

void ConsoleDouble::restart()
{
    m_session.reset();
    conversations.clear();
    m_transcripts.clear();
    m_steps.clear();
    m_pending.clear();
    m_linkStates.clear();
    seen.clear();
    resets = changes = signedIn = 0;
    signInNeeded = QStringLiteral("-");
    begin();
}

void ConsoleDouble::signIn(const QUrl& relay)
{
    m_session->signIn(relay, QStringLiteral("alice@example.com"), QStringLiteral("correct horse battery"));
}

bool ConsoleDouble::isConnected() const
{
    return m_session->link().state == client::LinkStatus::State::Connected;
}

void ConsoleDouble::watchPicture()
{
    auto* session = m_session.get();
    connect(session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        lastDetail = status.detail;
        m_linkStates.append(status.state);
    });
    connect(session, &Session::conversationsReset, this, [this](const QList<Conversation>& all) {
        ++resets;
        conversations.clear();
        for (const auto& c : all)
            conversations.insert(c.id, c);
    });
    connect(session, &Session::conversationsChanged, this, [this](const QList<Conversation>& changed) {
        ++changes;
        for (const auto& c : changed)
            conversations.insert(c.id, c);
    });
    connect(session, &Session::countsChanged, this, [this](const protocol::Counts& now) { counts = now; });
    connect(session, &Session::seenRestored, this,
            [this](const QHash<ConversationId, qint64>& marks) { seen = marks; });
    connect(session, &Session::seenMoved, this, [this](const QHash<ConversationId, qint64>& marks) {
        for (auto it = marks.begin(); it != marks.end(); ++it)
            seen[it.key()] = std::max(seen.value(it.key()), it.value());
    });
    connect(
        session, &Session::refused, this,
        [this](client::Verb, const ConversationId&, const Refusal& refusal) { refusals.append(refusal); });
    connect(session, &Session::signedIn, this, [this] { ++signedIn; });
    connect(session, &Session::signInNeeded, this, [this](const QString& why) { signInNeeded = why; });
    connect(session, &Session::signInFailed, this, [this](const QString& why) { signInFailure = why; });
    connect(session, &Session::storageProblem, this, [this](const QString& why) { storageProblem = why; });
    connect(session, &Session::typingChanged, this, [this](const ConversationId& id, const Author&, bool on) {
        typing.removeAll(id);
        if (on)
            typing.append(id);
    });
}

void ConsoleDouble::watchTranscripts()
{
    auto* session = m_session.get();
    connect(session, &Session::transcriptReset, this,
            [this](const ConversationId& id, const QList<Message>& messages,
                   const QList<HistoryEntry>& history, bool complete) {
                m_transcripts.insert(id, messages);
                m_steps[id].clear();
                for (const auto& step : history)
                    m_steps[id].append(step.type);
                isComplete = complete;
            });
    connect(
        session, &Session::messagesAdded, this,
        [this](const ConversationId& id, const QList<Message>& messages) { m_transcripts[id] += messages; });
    connect(session, &Session::historyAdded, this,
            [this](const ConversationId& id, const HistoryEntry& step) { m_steps[id].append(step.type); });
    connect(session, &Session::earlierLoaded, this,
            [this](const ConversationId& id, const QList<Message>& messages, const QList<HistoryEntry>&,
                   bool complete) {
                m_transcripts[id] = messages + m_transcripts[id];
                isComplete = complete;
            });
    connect(session, &Session::pendingChanged, this,
            [this](const ConversationId& id, const QList<client::PendingReply>& now) {
                m_pending.insert(id, now);
            });
}

const Conversation* ConsoleDouble::find(const ConversationId& id) const
{
    const auto it = conversations.constFind(id);
    return it == conversations.constEnd() ? nullptr : &*it;
}

QStringList ConsoleDouble::texts(const ConversationId& id) const
{
    QStringList texts;
    for (const auto& message : m_transcripts.value(id))
        texts.append(message.text);
    return texts;
}

} // namespace baton::testing
