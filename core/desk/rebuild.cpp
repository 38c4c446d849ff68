// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/rebuild.h"

#include "core/desk/activity/activityreplay.h"
#include "core/desk/log/sqlite/tables.h"
#include "core/protocol/wire/events.h"

#include <QHash>
#include <QJsonDocument>

namespace baton::relay::desk {

namespace {

constexpr int mostNamed = 20;

/// Plays the log into tables. Conversations and runs are kept here and written at the end: once each, not
/// once an event.
class Player
{
public:
    Player(Tables& tables, QSet<MessageKey> withdrawn) : m_tables(tables), m_withdrawn(std::move(withdrawn))
    {}

    Result<void> play(qint64 seq, Instant at, const QString& type, const BotId& bot, const QJsonObject& data,
                      const QJsonObject& inner)
    {
        if (type == protocol::eventtype::messageAdded)
            return playMessage(at, data, MemberId(inner.value(QLatin1String("member")).toString()));
        if (type == protocol::eventtype::messageWithdrawn || type == protocol::eventtype::messageUpdated)
            return playChange(at, data);
        if (type == protocol::eventtype::noteAdded || type == protocol::eventtype::contactNoted ||
            type == protocol::eventtype::noteUpdated)
            return playNote(type != protocol::eventtype::noteUpdated, bot, data);
        if (type == protocol::eventtype::contactUpdated)
            return playContact(data);
        if (!type.startsWith(QLatin1String("conversation.")))
            return m_activity.play(type, data, inner);
        BATON_TRY_INTO(const auto changed,
                       protocol::fromJson<protocol::ConversationChanged>(data, QStringLiteral("data")));
        const auto& now = changed.conversation;
        if (!m_stored.contains(now.id))
            m_order.append(now.id);
        auto& stored = m_stored[now.id];
        const auto before = stored.conversation.updatedAt;
        if (type == protocol::eventtype::conversationTagged)
            retag(stored, now.tags);
        if (stored.conversation.contact.id != now.contact.id) {
            m_ofContact[{now.bot.id, stored.conversation.contact.id}].remove(now.id);
            m_ofContact[{now.bot.id, now.contact.id}].insert(now.id);
        }
        stored.conversation = now;
        stored.conversation.updatedAt = std::max(before, now.updatedAt);
        // Earlier versions went by the time alone.
        if (now.waitingSince && !now.waitingOrder)
            stored.conversation.waitingOrder = seq;
        if (isFreshStart(type))
            stored.judgedN = now.messageCount;
        if (type == protocol::eventtype::conversationStarted) {
            stored.subject = inner.value(QLatin1String("subject")).toString();
            stored.visitor = QByteArray::fromHex(inner.value(QLatin1String("visitor")).toString().toLatin1());
        } else if (type == protocol::eventtype::conversationEscalated && now.reason) {
            return m_tables.index({now.bot.id, now.id, -now.messageCount, *now.reason});
        }
        return {};
    }

    Result<void> writeWhatWasKept(storage::Database& database, const QString& schema)
    {
        for (const auto& id : std::as_const(m_order))
            BATON_TRY(m_tables.insert(m_stored[id]));
        return m_activity.write(database, schema);
    }

private:
    Result<void> playMessage(Instant at, const QJsonObject& data, const MemberId& author)
    {
        BATON_TRY_INTO(const auto added,
                       protocol::fromJson<protocol::MessageAdded>(data, QStringLiteral("data")));
        auto& stored = m_stored[added.message.conversation];
        add(stored, added.message, at);
        const auto& message = added.message;
        BATON_TRY(m_tables.append(message, author));
        const bool isFound = !m_withdrawn.contains({message.conversation, message.n});
        return m_tables.index({stored.conversation.bot.id, message.conversation, message.n,
                               isFound ? message.text : QString()});
    }

    Result<void> playChange(Instant at, const QJsonObject& data)
    {
        BATON_TRY_INTO(const auto changed,
                       protocol::fromJson<protocol::MessageChanged>(data, QStringLiteral("data")));
        rewrite(m_stored[changed.message.conversation], changed.message, at);
        return m_tables.rewrite(changed.message);
    }

    Result<void> playContact(const QJsonObject& data)
    {
        BATON_TRY_INTO(const auto changed,
                       protocol::fromJson<protocol::ContactChanged>(data, QStringLiteral("data")));
        for (const auto& id : m_ofContact.value({changed.bot, changed.contact.id}))
            m_stored[id].conversation.contact = changed.contact;
        return {};
    }

    Result<void> playNote(bool isNew, const BotId& bot, const QJsonObject& data)
    {
        BATON_TRY_INTO(const auto added,
                       protocol::fromJson<protocol::NoteAdded>(data, QStringLiteral("data")));
        return m_tables.save({isNew, bot, added.conversation.value_or(ConversationId()),
                              added.contact.value_or(ContactId()), added.note});
    }

    Tables& m_tables;
    QSet<MessageKey> m_withdrawn;
    QHash<ConversationId, Stored> m_stored;
    QHash<std::pair<BotId, ContactId>, QSet<ConversationId>> m_ofContact;
    QList<ConversationId> m_order;
    ActivityReplay m_activity;
};

QJsonObject parsed(const QString& json) { return QJsonDocument::fromJson(json.toUtf8()).object(); }

/// The number of events played.
Result<qint64> replay(storage::Database& database, const QString& schema)
{
    BATON_TRY_INTO(auto events, database.run(QStringLiteral(
                                    "SELECT seq, at, type, data, inner, bot FROM main.events ORDER BY seq")));
    Tables tables(database, schema);
    BATON_TRY_INTO(auto withdrawn, withdrawnMessages(database));
    Player player(tables, std::move(withdrawn));
    qint64 count = 0;
    for (const auto& row : events.rows()) {
        if (auto played = player.play(row.number(0), Instant{row.number(1)}, row.text(2), BotId(row.text(5)),
                                      parsed(row.text(3)), parsed(row.text(4)));
            !played) {
            auto refusal = played.error();
            refusal.detail = QStringLiteral("Event %1: %2").arg(row.number(0)).arg(refusal.detail);
            return Refused(std::move(refusal));
        }
        ++count;
    }
    BATON_TRY(events.ended());
    BATON_TRY(player.writeWhatWasKept(database, schema));
    return count;
}

/// Runs all of them, or stops at the first that fails.
Result<void> runAll(storage::Database& database, const QStringList& statements)
{
    for (const auto& sql : statements)
        BATON_TRY(database.execute(sql));
    return {};
}

Result<QStringList> namesOf(storage::Database& database, const QString& sql)
{
    BATON_TRY_INTO(auto query, database.run(sql));
    return query.all([](const auto& row) { return row.text(0); });
}

struct Derived
{
    QString table;
    QString columns;
    QString name; ///< what tells a person which row it is
    QString noun; ///< of what
};

QList<Derived> derivedTables()
{
    const auto all = QStringLiteral("*");
    const auto conversation = QStringLiteral("conversation");
    const auto run = QStringLiteral("run");
    return {{QStringLiteral("conversations"), all, QStringLiteral("id"), conversation},
            {QStringLiteral("conversation_tags"), all, conversation, conversation},
            {QStringLiteral("messages"), all, conversation, conversation},
            {QStringLiteral("notes"), all, conversation, conversation},
            {QStringLiteral("carried_files"), all, conversation, conversation},
            {QStringLiteral("search"), QStringLiteral("rowid, words, conversation, n"), conversation,
             conversation},
            {QStringLiteral("workflow_runs"), all, QStringLiteral("id"), run},
            {QStringLiteral("workflow_steps"), all, run, run},
            {QStringLiteral("step_durations"), all, QStringLiteral("workflow"), QStringLiteral("workflow")},
            {QStringLiteral("autoupdates"), all, QStringLiteral("id"), QStringLiteral("auto-update")}};
}

/// Of what the rows of one table are not what the log gives, either way round.
Result<QStringList> differing(storage::Database& database, const Derived& derived)
{
    const auto side = [&](const char* one, const char* other) {
        return QStringLiteral("SELECT %1 FROM (SELECT %2 FROM %3.%5 EXCEPT SELECT %2 FROM %4.%5)")
            .arg(derived.name, derived.columns, QString::fromLatin1(one), QString::fromLatin1(other),
                 derived.table);
    };
    return namesOf(database, QStringLiteral("SELECT DISTINCT * FROM (%1 UNION ALL %2) LIMIT %3")
                                 .arg(side("main", "fresh"), side("fresh", "main"))
                                 .arg(mostNamed));
}

Result<QStringList> compare(storage::Database& database)
{
    QStringList tables;
    for (const auto& derived : derivedTables()) {
        tables.append(
            QStringLiteral("CREATE TABLE fresh.%1 AS SELECT * FROM main.%1 WHERE 0").arg(derived.table));
    }
    // What is changed later is looked up.
    tables.append(QStringLiteral("CREATE INDEX fresh.messages_by_n ON messages(conversation, n)"));
    tables.append(QStringLiteral("CREATE INDEX fresh.notes_by_id ON notes(id)"));
    // One snapshot, however long it takes; only the copy is written to.
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(database, storage::Transaction::Kind::Read));
    BATON_TRY(runAll(database, tables));
    BATON_TRY(replay(database, QStringLiteral("fresh")));
    QStringList differences;
    for (const auto& derived : derivedTables()) {
        BATON_TRY_INTO(const auto names, differing(database, derived));
        for (const auto& name : names) {
            differences.append(QStringLiteral("The table %1 does not say of %2 %3 what the event log says.")
                                   .arg(derived.table, derived.noun, name));
        }
    }
    return differences;
}

} // namespace

QStringList derivedTableNames()
{
    QStringList names;
    const auto all = derivedTables();
    for (const auto& derived : all)
        names.append(derived.table);
    return names;
}

Result<qint64> rebuild(storage::Database& database)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(database));
    for (const auto& derived : derivedTables())
        BATON_TRY(database.execute(QStringLiteral("DELETE FROM %1").arg(derived.table)));
    auto count = replay(database, QStringLiteral("main"));
    if (!count)
        return count;
    BATON_TRY(transaction->commit());
    return count;
}

Result<QStringList> findDifferences(storage::Database& database)
{
    // An empty name is a temporary file, removed by itself; years of messages do not belong into memory.
    BATON_TRY(database.execute(QStringLiteral("PRAGMA temp_store=FILE")));
    BATON_TRY(database.execute(QStringLiteral("ATTACH '' AS fresh")));
    auto differences = compare(database);
    BATON_TRY(database.execute(QStringLiteral("DETACH fresh")));
    return differences;
}

} // namespace baton::relay::desk
