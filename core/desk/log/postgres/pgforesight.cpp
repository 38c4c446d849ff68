// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/pgforesight.h"

#include "core/desk/log/postgres/pgrow.h"
#include "core/desk/log/rows/conversationrow.h"

namespace baton::relay::desk {

void PgForesight::clear()
{
    m_answers.clear();
    m_taken.clear();
    m_conversations.clear();
    m_subjects.clear();
}

std::vector<PgStatement> PgForesight::statements(const Foreseen& foreseen, int log)
{
    clear();
    PgColumns answers("text text");
    for (const auto& key : foreseen.answers) {
        answers.add(key.first, key.second);
        m_answers.insert(key, std::nullopt);
    }
    PgColumns events("text text text");
    for (const auto& key : foreseen.events) {
        events.add(key.bot, key.source, key.id);
        m_taken.insert(key, false);
    }
    PgColumns conversations("text");
    for (const auto& id : foreseen.conversations) {
        conversations.add(id);
        m_conversations.insert(id, std::nullopt);
    }
    PgColumns subjects("text text");
    for (const auto& key : foreseen.subjects) {
        subjects.add(key.first, key.second);
        m_subjects.insert(key, std::nullopt);
    }
    const auto columns = conversationColumns().toUtf8();
    return {
        answers.statement(
            "SELECT member, command, answer FROM commands JOIN %1 AS sought(a, b) ON member = a "
            "AND command = b WHERE log = $1",
            log),
        events.statement("SELECT bot, source, id FROM taken_events JOIN %1 AS sought(a, b, c) ON bot = a AND "
                         "source = b AND id = c WHERE log = $1",
                         log),
        conversations.statement(
            "SELECT " + columns + " FROM conversations JOIN %1 AS sought(a) ON id = a WHERE log = $1", log),
        subjects.statement("SELECT found.*, sought.a, sought.b FROM %1 AS sought(a, b) CROSS JOIN LATERAL "
                           "(SELECT " +
                               columns +
                               " FROM conversations WHERE log = $1 AND bot = a AND (subject = b OR id = b) "
                               "ORDER BY subject <> b LIMIT 1) AS found",
                           log)};
}

void PgForesight::take(const std::vector<PgRows>& given, size_t first)
{
    const auto each = [&](size_t statement, const auto& read) {
        const auto& rows = given.at(first + statement);
        for (int row = 0; row < rows.size(); ++row)
            read(PgRow(rows, row));
    };
    each(0, [this](const PgRow& row) {
        m_answers.insert({MemberId(row.text(0)), CommandId(row.text(1))}, row.bytes(2));
    });
    each(1, [this](const PgRow& row) {
        m_taken.insert({BotId(row.text(0)), row.text(1), row.text(2)}, true);
    });
    each(2,
         [this](const PgRow& row) { m_conversations.insert(ConversationId(row.text(0)), storedFrom(row)); });
    const auto keysAt = int(conversationColumns().count(u',')) + 1;
    each(3, [&](const PgRow& row) {
        m_subjects.insert({BotId(row.text(keysAt)), row.text(keysAt + 1)}, storedFrom(row));
    });
}

} // namespace baton::relay::desk
