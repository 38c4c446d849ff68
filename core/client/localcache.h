#pragma once

#include "core/client/session.h"
#include "core/storage/database.h"

#include <QJsonObject>

namespace baton::client {

/// One command of the outbox: on disk from before it is first sent until it is answered.
struct QueuedCommand
{
    CommandId id;
    Verb verb = Verb::Claim;
    ConversationId conversation;
    QJsonObject params;
    Instant writtenAt;
    std::optional<QString> failure;
};

/// The console's own database, one per profile. A cache that cannot be read is set aside and begun anew, so
/// that it never keeps an agent from working. Worker thread only. Failures to write are logged: what is lost
/// can be fetched again, except the outbox, whose writes say when they fail.
class LocalCache
{
public:
    /// @param folder where `cache.db` is; made when missing
    static Result<std::unique_ptr<LocalCache>> open(const QString& folder);

    /// The picture belongs to one member at one relay; another one starts empty. Outbox and drafts stay with
    /// their owner.
    void setOwner(const QString& relay, const MemberId& member);

    QString meta(const QString& key);
    void setMeta(const QString& key, const QString& value);

    QList<Conversation> conversations();
    void clearPicture();
    void store(const QList<Conversation>& conversations, qint64 seq);
    QList<Message> messages(const ConversationId& id, int limit);
    void store(const QList<Message>& messages);

    QHash<ConversationId, qint64> seen();
    void setSeen(const ConversationId& id, qint64 upTo);

    QList<QueuedCommand> outbox();
    Result<void> queue(const QueuedCommand& command);
    void markFailed(const CommandId& id, const std::optional<QString>& failure);
    void remove(const CommandId& id);

    QHash<ConversationId, QString> drafts();
    void setDraft(const ConversationId& id, const QString& text);

private:
    explicit LocalCache(std::unique_ptr<storage::Database> database) : m_database(std::move(database)) {}
    template <typename... Values>
    void run(const QString& sql, const Values&... values);

    std::unique_ptr<storage::Database> m_database;
};

QString verbName(Verb verb);

} // namespace baton::client
