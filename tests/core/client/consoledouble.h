// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace baton::testing {

/// A Session, and everything it has told, as a console would show it. Needs no keychain: it signs in.
class ConsoleDouble : public QObject
{
    Q_OBJECT
public:
    /// @param folder where the cache is; its own when empty
    explicit ConsoleDouble(const QString& folder = {}, const client::LinkTiming& timing = quick());
    ~ConsoleDouble() override;

    client::Session& session() { return *m_session; }
    void signIn(const QUrl& relay);
    bool isConnected() const;
    /// Ends the session and begins another one on the same folder, as after a restart.
    void restart();

    const Conversation* find(const ConversationId& id) const;
    QList<Message> transcript(const ConversationId& id) const { return m_transcripts.value(id); }
    QStringList texts(const ConversationId& id) const;
    QStringList steps(const ConversationId& id) const { return m_steps.value(id); }
    QList<client::PendingReply> pending(const ConversationId& id) const { return m_pending.value(id); }
    QList<client::LinkStatus::State> linkStates() const { return m_linkStates; }

    QHash<ConversationId, Conversation> conversations;
    protocol::Counts counts;
    QHash<ConversationId, qint64> seen;
    QList<Refusal> refusals;
    QList<ConversationId> typing; ///< where a customer is typing now
    QString signInNeeded = QStringLiteral("-");
    QString signInFailure;
    QString storageProblem;
    QString lastDetail;
    int resets = 0;
    int changes = 0; ///< conversationsChanged signals
    int signedIn = 0;
    bool isComplete = false;

    static client::LinkTiming quick();

private:
    void begin();
    void watchPicture();
    void watchTranscripts();

    QTemporaryDir m_own;
    QString m_folder;
    client::LinkTiming m_timing;
    std::unique_ptr<client::Session> m_session;
    QHash<ConversationId, QList<Message>> m_transcripts;
    QHash<ConversationId, QStringList> m_steps;
    QHash<ConversationId, QList<client::PendingReply>> m_pending;
    QList<client::LinkStatus::State> m_linkStates;
};

} // namespace baton::testing
