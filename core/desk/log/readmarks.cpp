// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/readmarks.h"

#include "core/desk/log/rules.h"
#include "core/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

/// The number in the first column of the one row there is; nothing when there is none.
Result<std::optional<qint64>> markOf(storage::Database& database, const MarkRead& verb)
{
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT up_to FROM read_marks WHERE member = ? AND conversation = ?"),
                     verb.member.toString(), verb.conversation.toString()));
    const auto mark = query.next() ? std::optional(query.number(0)) : std::nullopt;
    query.finish();
    return mark;
}

} // namespace

Result<Marked> perform(storage::Database& database, const MarkRead& verb)
{
    BATON_TRY_INTO(auto row,
                   database.run(QStringLiteral("SELECT bot, message_count FROM conversations WHERE id = ?"),
                                verb.conversation.toString()));
    const bool isThere = row.next();
    const BotId bot(isThere ? row.text(0) : QString());
    const qint64 last = isThere ? row.number(1) : 0;
    row.finish();
    if (!isThere || (verb.bots && !verb.bots->contains(bot)))
        return notFound();
    BATON_TRY_INTO(const auto before, markOf(database, verb));
    const qint64 upTo = std::max(before.value_or(0), std::min(verb.upTo, last));
    const Marked marked{{verb.conversation, upTo}, upTo > before.value_or(0)};
    if (!marked.moved)
        return marked;
    auto written =
        database.run(QStringLiteral("INSERT INTO read_marks(member, conversation, up_to) VALUES(?,?,?) ON "
                                    "CONFLICT(member, conversation) DO UPDATE SET up_to = excluded.up_to"),
                     verb.member.toString(), verb.conversation.toString(), upTo);
    return written ? Result<Marked>(marked) : Refused(written.error());
}

Result<QList<protocol::ReadMark>> readMarks(storage::Database& database, const MemberId& member,
                                            const QList<Conversation>& conversations)
{
    QList<protocol::ReadMark> marks;
    if (conversations.isEmpty())
        return marks;
    QJsonArray ids;
    for (const auto& conversation : conversations)
        ids.append(conversation.id.toString());
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT conversation, up_to FROM read_marks WHERE member = ? AND "
                                    "conversation IN (SELECT value FROM json_each(?))"),
                     member.toString(),
                     QString::fromUtf8(QJsonDocument(ids).toJson(QJsonDocument::Compact))));
    while (query.next())
        marks.append({ConversationId(query.text(0)), query.number(1)});
    return marks;
}

Result<QList<protocol::ReadMark>> readMarks(storage::Database& database, const MemberId& member,
                                            const BotScope& bots)
{
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT r.conversation, r.up_to, c.bot FROM read_marks r JOIN conversations "
                           "c ON c.id = r.conversation WHERE r.member = ? AND c.state <> 'ended' LIMIT "
                           "5000"),
            member.toString()));
    QList<protocol::ReadMark> marks;
    while (query.next())
        if (!bots || bots->contains(BotId(query.text(2))))
            marks.append({ConversationId(query.text(0)), query.number(1)});
    return marks;
}

Result<MarkPlace> sweepReadMarks(storage::Database& database, const MarkPlace& from, int limit)
{
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral("SELECT r.member, r.conversation, "
                                    "EXISTS(SELECT 1 FROM conversations c WHERE c.id = r.conversation) AND "
                                    "EXISTS(SELECT 1 FROM members m WHERE m.id = r.member) "
                                    "FROM read_marks r WHERE (r.member, r.conversation) > (?, ?) "
                                    "ORDER BY r.member, r.conversation LIMIT ?"),
                     from.member.isNull() ? QStringLiteral("") : from.member,
                     from.conversation.isNull() ? QStringLiteral("") : from.conversation, limit));
    int looked = 0;
    MarkPlace place;
    QList<MarkPlace> gone;
    while (query.next()) {
        ++looked;
        place = {query.text(0), query.text(1)};
        if (query.number(2) == 0)
            gone.append(place);
    }
    for (const auto& mark : std::as_const(gone)) {
        BATON_TRY(database.run(QStringLiteral("DELETE FROM read_marks WHERE member = ? AND conversation = ?"),
                               mark.member, mark.conversation));
    }
    return looked < limit ? MarkPlace() : place;
}

} // namespace baton::relay::desk
