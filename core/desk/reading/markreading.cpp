// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/markreading.h"

#include "core/storage/database.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

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
    for (const auto& row : query.rows())
        marks.append({ConversationId(row.text(0)), row.number(1)});
    BATON_TRY(query.ended());
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
    for (const auto& row : query.rows())
        if (!bots || bots->contains(BotId(row.text(2))))
            marks.append({ConversationId(row.text(0)), row.number(1)});
    BATON_TRY(query.ended());
    return marks;
}

} // namespace baton::relay::desk
