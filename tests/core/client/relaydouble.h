// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/agentmethods.h"
#include "core/protocol/wire/jsonrpc.h"

#include <QHash>
#include <QMap>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>
#include <QWebSocketServer>

namespace baton::testing {

/// Stands in for a relay whose faults can be chosen: speaks /v1/sessions and /v1/agent, keeps a log of events
/// and gives each command one answer. Everybody who signs in is Alice.
class RelayDouble : public QObject
{
    Q_OBJECT
public:
    explicit RelayDouble(QObject* parent = nullptr);
    ~RelayDouble() override;

    bool listen();
    /// Stops listening and drops everybody, as a relay that is killed; listen() takes the same port again.
    void stop();
    void drop();
    QUrl url() const;

    // The picture, and what happens to it.
    void put(const Conversation& c) { m_held.insert(c.id, c); }
    void put(const QList<Message>& messages);
    void change(QLatin1String type, const Conversation& c, const std::optional<MemberRef>& by = std::nullopt);
    Message say(const ConversationId& id, const QString& text, AuthorKind kind = AuthorKind::Customer);
    Note note(const ConversationId& id, const QString& text, const MemberRef& by);
    /// Takes message @p n back.
    void withdraw(const ConversationId& id, qint64 n);
    /// When the other side saw it; it is not told.
    void see(const ConversationId& id, qint64 n, Instant at) { m_texts[id][n - 1].seenAt = at; }
    void pass(const QString& method, const QJsonObject& params);
    void record(QLatin1String type, const QJsonObject& data);
    /// What replies.list answers, whatever the bot.
    void setSavedReplies(const QList<protocol::SavedReply>& replies) { m_savedReplies = replies; }
    /// What contacts.get says, and visitors.block and visitors.unblock change.
    void setBlocked(const ContactId& contact, bool isBlocked);
    /// Alice has read so far, on another device; it is not told.
    void mark(const ConversationId& id, qint64 upTo) { m_marks.insert(id, upTo); }
    /// The next event is in the log and never sent.
    void loseNextEvent() { m_loseNext = true; }
    /// A backup from another time: the log ends at @p seq, and nothing of what came after is known.
    void restore(qint64 seq, const QList<Conversation>& conversations);
    qint64 seq() const { return m_base + m_log.size(); }

    // Faults.
    void setTokensGood(bool good) { m_tokensGood = good; }
    /// A network between answers everything itself, with this status; empty: no longer.
    void intercept(const QByteArray& status) { m_stranger = status; }
    int intercepted() const { return m_strangers; }
    /// Half-open: the connection stays, and nothing comes from it.
    void freeze(bool frozen);
    void dropAfterNext(const QString& method) { m_dropAfter = method; } ///< carried out, never answered
    void ignore(const QString& method) { m_ignored.insert(method); }
    void heed() { m_ignored.clear(); }
    void refuseNext(const QString& method, const protocol::rpc::Error& error)
    {
        m_refusals[method].append(error);
    }
    void setSnapshotLimit(int limit) { m_snapshotLimit = limit; }
    /// A page of a list has no more, however many are asked for.
    void setPageLimit(qint64 limit) { m_pageLimit = limit; }

    // What it was asked.
    QList<QJsonObject> asked(const QString& method) const;
    int connections() const { return m_connections; }
    int handshakes() const { return m_handshakes; }
    /// The texts that agents wrote into the conversation, each as often as it was carried out.
    QStringList replies(const ConversationId& id) const;

private:
    struct Peer
    {
        QWebSocket* socket = nullptr;
        bool follows = false;
    };

    void accepted(QTcpSocket* tcp);
    void welcome(QWebSocket* socket);
    void received(QWebSocket* socket, const QString& text);
    Result<QJsonObject> answer(QWebSocket* socket, const QString& method, const QJsonObject& params);
    Result<QJsonObject> command(const QString& method, const QJsonObject& params);
    Result<QJsonObject> perform(const QString& method, const QJsonObject& params);
    void letGo(const QString& method, Conversation c);
    QJsonObject hello(QWebSocket* socket, const QJsonObject& params);
    QJsonObject list(const protocol::ListParams& params) const;
    Result<QJsonObject> get(const protocol::GetParams& params) const;
    protocol::ContactResult contact(const ContactId& id) const;
    protocol::Counts counts() const;
    QList<protocol::ReadMark> marks(const QList<Conversation>& conversations) const;
    QList<qint64> placesOf(const ConversationId& id, const QString& words) const;

    QTcpServer m_tcp;
    QWebSocketServer m_sockets;
    QList<QPointer<QTcpSocket>> m_upgraded;
    quint16 m_port = 0;
    QList<Peer> m_peers;
    QMap<ConversationId, Conversation> m_held;
    QHash<ConversationId, QList<Message>> m_texts;
    QHash<ConversationId, QList<HistoryEntry>> m_history;
    QHash<ConversationId, QList<Note>> m_notes;
    QHash<ConversationId, qint64> m_marks;
    QSet<ContactId> m_blocked;
    QList<protocol::SavedReply> m_savedReplies;
    QList<protocol::Event> m_log;
    qint64 m_base = 0; ///< events before the log began
    QHash<QString, QJsonObject> m_answers;
    QList<std::pair<QString, QJsonObject>> m_asked;
    QHash<QString, QList<protocol::rpc::Error>> m_refusals;
    QSet<QString> m_ignored;
    QString m_dropAfter;
    QByteArray m_stranger;
    int m_strangers = 0;
    int m_connections = 0;
    int m_handshakes = 0;
    int m_snapshotLimit = 5'000;
    bool m_tokensGood = true;
    bool m_loseNext = false;
    qint64 m_pageLimit = 500;
};

} // namespace baton::testing
