// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/conversationrow.h"
#include "core/desk/log/ledger.h"

// What makes it harmless to ask twice: the ledger's memory of what was asked, and how it forgets.
namespace baton::relay::desk {

Result<QByteArray> Ledger::answered(const MemberId& member, const CommandId& command)
{
    BATON_TRY_INTO(auto query,
                   m_database.run(QStringLiteral("SELECT answer FROM commands WHERE member=? AND command=?"),
                                  member.toString(), command.toString()));
    QByteArray answer;
    if (query.next())
        answer = query.bytes(0);
    query.finish();
    return answer;
}

Result<void> Ledger::remember(const MemberId& member, const CommandId& command, const QByteArray& answer)
{
    BATON_TRY_INTO(auto query, m_database.prepare(QStringLiteral(
                                   "INSERT INTO commands(member, command, answer, at) VALUES(?,?,?,?)")));
    ++m_remembered;
    return query.run(member.toString(), command.toString(), storage::Utf8{answer}, Instant::now().ms);
}

Result<bool> Ledger::take(const BotId& bot, const QString& source, const QString& id)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(
            QStringLiteral("INSERT OR IGNORE INTO taken_events(bot, source, id, at) VALUES(?,?,?,?)"),
            bot.toString(), source, id, Instant::now().ms));
    ++m_remembered;
    return query.changedRows() > 0;
}

Result<void> Ledger::untake(const BotId& bot, const QString& source, const QString& id)
{
    auto query =
        m_database.prepare(QStringLiteral("DELETE FROM taken_events WHERE bot=? AND source=? AND id=?"));
    return query ? query->run(bot.toString(), source, id) : Refused(query.error());
}

Result<std::optional<Message>> Ledger::takenMessage(const ConversationId& id, const QString& clientId)
{
    BATON_TRY_INTO(
        auto query,
        m_database.run(QStringLiteral("SELECT %1 FROM messages WHERE conversation=? AND n = (SELECT n FROM "
                                      "taken_messages WHERE conversation=? AND client_id=?)")
                           .arg(messageColumns()),
                       id.toString(), id.toString(), clientId));
    std::optional<Message> message;
    if (query.next())
        message = messageFrom(query, id);
    query.finish();
    return message;
}

Result<void> Ledger::takeMessage(const ConversationId& id, const QString& clientId, qint64 n)
{
    BATON_TRY_INTO(auto query,
                   m_database.prepare(QStringLiteral(
                       "INSERT INTO taken_messages(conversation, client_id, n, at) VALUES(?,?,?,?)")));
    ++m_remembered;
    return query.run(id.toString(), clientId, n, Instant::now().ms);
}

Result<void> Ledger::forget(Instant before, qint64 limit)
{
    m_remembered = 0;
    struct Memory
    {
        QString table;
        QString key;
    };
    static const Memory memories[]{
        {QStringLiteral("commands"), QStringLiteral("member, command")},
        {QStringLiteral("taken_events"), QStringLiteral("bot, source, id")},
        {QStringLiteral("taken_messages"), QStringLiteral("conversation, client_id")}};
    for (const auto& memory : memories) {
        BATON_TRY(m_database.run(
            QStringLiteral(
                "DELETE FROM %1 WHERE (%2) IN (SELECT %2 FROM %1 WHERE at < ? ORDER BY at LIMIT ?)")
                .arg(memory.table, memory.key),
            before.ms, limit));
    }
    return {};
}

} // namespace baton::relay::desk
