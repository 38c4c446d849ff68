// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/backup.h"
#include "core/storage/migrator.h"
#include "places.h"
#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::storage;

namespace {

const QString scripts = QStringLiteral(BATON_SOURCE_DIR "/resources/sql");
const QString kept = QStringLiteral(BATON_SOURCE_DIR "/tests/core/storage/schemas");
const QString ana = QStringLiteral("m01m8mxygkv5a5nzg41se1c2hax");
const QString jane = QStringLiteral("c01m8mxyj4n0yv36kfw074aza1w");

QString fileOf(int schema) { return QStringLiteral("%1.sql").arg(schema, 4, 10, QLatin1Char('0')); }

} // namespace

/// A small database of every schema there ever was, as a relay of that time left it, becomes one of today's:
/// the same tables as a fresh one's, and nothing lost.
class TestUpgrades : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void eachSchemaIsKept();
    void itsTablesAreThoseOfAFreshOne_data() { schemas(); }
    void itsTablesAreThoseOfAFreshOne();
    void whatWasSaidIsStillThere_data() { schemas(); }
    void whatWasSaidIsStillThere();
    void whatPeopleChoseIsStillThere_data() { schemas(); }
    void whatPeopleChoseIsStillThere();
    void whatWasHungOnItIsStillThere_data() { schemas(); }
    void whatWasHungOnItIsStillThere();
    void whatWasWrittenWrongIsMended_data() { schemas(); }
    void whatWasWrittenWrongIsMended();
    void everyRowIsOfTheFirstLog_data() { schemas(); }
    void everyRowIsOfTheFirstLog();
    void anOlderVersionReadsTheSessions();

private:
    static void schemas();
    std::unique_ptr<Database> open(const QString& name) const;
    std::unique_ptr<Database> old(int schema) const;
    std::unique_ptr<Database> upgraded(int schema) const;
    static QStringList rows(Database& database, const QString& sql);
    static QStringList tables(Database& database);
    static QStringList written(Database& database);
    static QString only(Database& database, const QString& sql) { return rows(database, sql).join(u'/'); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestUpgrades::init() { m_folder = std::make_unique<QTemporaryDir>(); }

void TestUpgrades::cleanup() { m_folder.reset(); }

void TestUpgrades::schemas()
{
    QTest::addColumn<int>("schema");
    for (int schema = 1; schema <= newestSchema(scripts); ++schema)
        if (QFile::exists(QDir(kept).filePath(fileOf(schema))))
            QTest::addRow("%d", schema) << schema;
}

std::unique_ptr<Database> TestUpgrades::open(const QString& name) const
{
    auto database = Database::open(m_folder->filePath(name));
    // Nothing here outlives the test, so no disk is waited for.
    const bool isQuick = database && (*database)->execute(QStringLiteral("PRAGMA synchronous=OFF"));
    return isQuick ? std::move(*database) : nullptr;
}

std::unique_ptr<Database> TestUpgrades::old(int schema) const
{
    QFile script(QDir(kept).filePath(fileOf(schema)));
    auto database = open(QStringLiteral("baton.db"));
    if (!database || !script.open(QIODevice::ReadOnly) ||
        !database->executeScript(QString::fromUtf8(script.readAll())))
        return nullptr;
    return database;
}

std::unique_ptr<Database> TestUpgrades::upgraded(int schema) const
{
    auto database = old(schema);
    if (!database || schemaOf(*database).value_or(0) != schema)
        return nullptr;
    const auto version = migrate(*database, scripts);
    if (!version)
        qWarning().noquote() << version.error().detail;
    return version ? std::move(database) : nullptr;
}

/// The first column of what @p sql finds.
QStringList TestUpgrades::rows(Database& database, const QString& sql)
{
    auto query = database.prepare(sql);
    if (!query || !query->run())
        return {QStringLiteral("refused: ") + sql};
    QStringList found;
    while (query->next())
        found.append(query->text(0));
    query->finish();
    return found;
}

/// How each table and index is made, whatever the spaces; SQLite's own are left out.
QStringList TestUpgrades::tables(Database& database)
{
    auto made = rows(database, QStringLiteral("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name "
                                              "NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'"));
    for (auto& sql : made)
        sql = sql.simplified();
    made.sort();
    return made;
}

/// The whole database as a script that makes it again.
QStringList TestUpgrades::written(Database& database)
{
    const auto own =
        QStringLiteral("sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search_%'");
    auto lines = rows(
        database, QStringLiteral("SELECT sql || ';' FROM sqlite_master WHERE %1 ORDER BY rowid").arg(own));
    for (const auto& table :
         rows(database,
              QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND %1").arg(own))) {
        const auto columns = rows(
            database,
            QStringLiteral("SELECT 'replace(quote(\"' || name || '\"), char(10), ''''''||char(10)||'''''')' "
                           "FROM pragma_table_info('%1')")
                .arg(table));
        lines += rows(database, QStringLiteral("SELECT 'INSERT INTO %1 VALUES(' || %2 || ');' FROM %1")
                                    .arg(table, columns.join(QStringLiteral(" || ',' || "))));
    }
    return lines;
}

void TestUpgrades::eachSchemaIsKept()
{
    const int newest = newestSchema(scripts);
    for (int schema = 1; schema < newest; ++schema)
        QVERIFY2(QFile::exists(QDir(kept).filePath(fileOf(schema))), qPrintable(fileOf(schema)));
    if (QFile::exists(QDir(kept).filePath(fileOf(newest))))
        return;
    // A new one: what the last has become is what a relay of the new one has.
    const auto database = upgraded(newest - 1);
    QVERIFY(database);
    QFile script(QDir::temp().filePath(fileOf(newest)));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write(
        QStringLiteral("-- A database of schema %1, as a relay of its time left it.\n").arg(newest).toUtf8());
    script.write(written(*database).join(u'\n').toUtf8() + '\n');
    QFAIL(qPrintable(
        QStringLiteral("no database of schema %1 is kept. One was written to %2: look at it, fill what is "
                       "new in it, and move it to %3.")
            .arg(newest)
            .arg(script.fileName(), kept)));
}

void TestUpgrades::itsTablesAreThoseOfAFreshOne()
{
    QFETCH(int, schema);
    const auto fresh = open(QStringLiteral("fresh.db"));
    QVERIFY(fresh && migrate(*fresh, scripts));
    const auto database = upgraded(schema);
    QVERIFY(database);
    QCOMPARE(schemaOf(*database).value(), newestSchema(scripts));
    QCOMPARE(tables(*database), tables(*fresh));
    QCOMPARE(findProblems(*database).value(), QStringList());
}

void TestUpgrades::whatWasSaidIsStillThere()
{
    QFETCH(int, schema);
    const auto database = upgraded(schema);
    QVERIFY(database);
    // Two conversations, from the third schema on a workflow's run and the auto-updates of the bot, and from
    // the fourteenth on another conversation with all that may hang on one
    QCOMPARE(only(*database, QStringLiteral("SELECT COUNT(*) FROM events")), schema < 3 ? QStringLiteral("9")
                                                                             : schema < 14
                                                                                 ? QStringLiteral("14")
                                                                                 : QStringLiteral("28"));
    QCOMPARE(only(*database,
                  QStringLiteral("SELECT text FROM messages WHERE conversation = '%1' ORDER BY n").arg(jane)),
             QStringLiteral("Where is my refund?/Refunds take 5 days./It was sent **today**."));
    QCOMPARE(
        rows(*database,
             QStringLiteral("SELECT text FROM messages JOIN conversations c ON c.id = conversation WHERE "
                            "subject = 'chat-2'")),
        QStringList(QStringLiteral("Grüße, wo ist mein Päckchen?")));
    QCOMPARE(
        only(*database,
             QStringLiteral(
                 "SELECT state || ' ' || COALESCE(assignee_name, '') FROM conversations ORDER BY subject")),
        (schema < 14 ? QString() : QStringLiteral("ended /")) + QStringLiteral("open Ana/waiting "));
    QCOMPARE(only(*database, QStringLiteral("SELECT name || ' ' || state FROM workflow_runs")),
             schema < 3 ? QString() : QStringLiteral("Refund running"));
    QCOMPARE(only(*database,
                  QStringLiteral(
                      "SELECT summary || ' ' || COALESCE(reviewed_name, '') FROM autoupdates ORDER BY n")),
             schema < 3 ? QString() : QStringLiteral("12 chunks /Greeting Ana"));
    // The search is whole, or known to be stale.
    QVERIFY(only(*database, QStringLiteral("SELECT name FROM stale_tables")) == QLatin1String("search") ||
            only(*database, QStringLiteral("SELECT COUNT(*) FROM search")).toInt() >= 4);
}

void TestUpgrades::whatPeopleChoseIsStillThere()
{
    QFETCH(int, schema);
    const auto database = upgraded(schema);
    QVERIFY(database);
    QCOMPARE(only(*database,
                  QStringLiteral(
                      "SELECT email || ' ' || role || withheld || sign_outs FROM members ORDER BY email")),
             QStringLiteral("ana@example.org admin0/bo@example.org agent0"));
    QCOMPARE(only(*database, QStringLiteral("SELECT bot FROM member_bots")), QStringLiteral("shop"));
    QCOMPARE(only(*database, QStringLiteral("SELECT name || ' ' || LENGTH(key_hash) FROM bots")),
             QStringLiteral("Shop bot 32"));
    QCOMPARE(only(*database, QStringLiteral("SELECT action FROM admin_audit ORDER BY id")),
             QStringLiteral("member.add/bot.add/member.add/workflow.set") +
                 (schema < 14 ? QString() : QStringLiteral("/reply.save/visitor.block")));
    QCOMPARE(
        only(*database,
             QStringLiteral("SELECT wanted FROM subscriptions WHERE device = '' AND member = '%1'").arg(ana)),
        schema < 2 ? QString() : QStringLiteral("{\"zone\":\"Europe/Lisbon\"}"));
    QCOMPARE(only(*database, QStringLiteral("SELECT floor_ms FROM workflow_settings")),
             schema < 3 ? QString() : QStringLiteral("60000"));
    // What makes repeats harmless goes on doing so.
    QCOMPARE(only(*database, QStringLiteral("SELECT id FROM taken_events ORDER BY id")),
             QStringLiteral("1/2"));
    QCOMPARE(only(*database, QStringLiteral("SELECT client_id FROM taken_messages WHERE at > 0")),
             schema < 14 ? QStringLiteral("page-1") : QStringLiteral("page-1/page-14"));
    QCOMPARE(only(*database, QStringLiteral("SELECT COUNT(*) FROM commands")),
             schema < 14 ? QStringLiteral("1") : QStringLiteral("10"));
}

/// Of schemas that had no place for these there is nothing.
void TestUpgrades::whatWasHungOnItIsStillThere()
{
    QFETCH(int, schema);
    const auto database = upgraded(schema);
    QVERIFY(database);
    const auto since14 = [schema](const char* what) {
        return schema < 14 ? QString() : QString::fromUtf8(what);
    };
    QCOMPARE(
        only(*database, QStringLiteral("SELECT text || ' ' || after_n || ' ' || COALESCE(json_array_length("
                                       "attachments, '$.files'), 0) FROM notes ORDER BY at")),
        since14("She called **twice**. 3 1/Prefers mornings. 0 0"));
    QCOMPARE(only(*database, QStringLiteral("SELECT tag FROM conversation_tags ORDER BY tag")),
             since14("größe/refund"));
    QCOMPARE(
        only(*database, QStringLiteral("SELECT file || ' ' || n || ' ' || LENGTH(note) FROM carried_files "
                                       "ORDER BY file")),
        since14("f01m8mxyjbroken 1 0/f01m8mxyjlabel 2 0/f01m8mxyjnote 3 27"));
    QCOMPARE(only(*database, QStringLiteral("SELECT up_to FROM seen WHERE by_customer ORDER BY up_to")),
             since14("3"));
    // What was taken back is gone, and who wrote it is known.
    QCOMPARE(only(*database, QStringLiteral("SELECT n || text || (member <> '') FROM messages WHERE "
                                            "json_extract(more, '$.withdrawn')")),
             since14("31"));
    QCOMPARE(
        only(*database, QStringLiteral("SELECT snoozed_until FROM conversations WHERE snoozed_until > 0")),
        since14("1796148400000"));
    QCOMPARE(
        only(*database, QStringLiteral("SELECT json_extract(more, '$.rating.score') FROM conversations WHERE "
                                       "json_extract(more, '$.rating.score') > 0")),
        since14("5"));
    QCOMPARE(only(*database,
                  QStringLiteral("SELECT shortcut || ' ' || bots || ' ' || actions FROM saved_replies")),
             since14("refund [\"shop\"] {\"tags\":[\"Refund\"],\"status\":\"resolve\"}"));
    QCOMPARE(only(*database, QStringLiteral("SELECT contact || ' ' || address || ' ' || until FROM blocks")),
             since14("ali 203.0.113.9 1796148400000"));
    QCOMPARE(only(*database, QStringLiteral("SELECT capacity FROM members ORDER BY email")),
             schema < 14 ? QStringLiteral("0/0") : QStringLiteral("0/4"));
}

void TestUpgrades::whatWasWrittenWrongIsMended()
{
    QFETCH(int, schema);
    const auto database = upgraded(schema);
    QVERIFY(database);
    // Older ones took any number and any conversation as read, and any time as that of the last change.
    QCOMPARE(only(*database, QStringLiteral("SELECT conversation || ' ' || up_to FROM read_marks")),
             jane + QStringLiteral(" 3"));
    QCOMPARE(
        only(*database,
             QStringLiteral("SELECT COUNT(*) FROM conversations c WHERE updated_at < (SELECT MAX(at) FROM "
                            "messages m WHERE m.conversation = c.id)")),
        QStringLiteral("0"));
    // Whoever waits has their place, by the number of the event with which they asked.
    QCOMPARE(only(*database,
                  QStringLiteral("SELECT seq FROM events JOIN conversations c ON c.waiting_order = seq AND "
                                 "c.id = conversation WHERE type = 'conversation.escalated'")),
             QStringLiteral("7"));
    // One log, and nobody signed in: that is kept elsewhere.
    QCOMPARE(only(*database, QStringLiteral("SELECT COUNT(*) FROM log WHERE LENGTH(id) = 33")),
             QStringLiteral("1"));
    QCOMPARE(only(*database, QStringLiteral("SELECT name FROM sqlite_master WHERE name = 'agent_sessions'")),
             QString());
}

/// But those that speak of the file, and the search, whose columns are fixed.
void TestUpgrades::everyRowIsOfTheFirstLog()
{
    QFETCH(int, schema);
    const auto database = upgraded(schema);
    QVERIFY(database);
    const auto tables = rows(
        *database,
        QStringLiteral("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND "
                       "name NOT LIKE 'search%' AND name NOT IN ('schema_versions', 'stale_tables')"));
    QVERIFY(tables.size() > 15);
    for (const auto& table : tables) {
        const auto others = QStringLiteral("SELECT COUNT(*) FROM %1 WHERE log IS NOT 1").arg(table);
        QCOMPARE(only(*database, others), QStringLiteral("0"));
    }
}

/// Who goes back to an older version restores baton.db: what lies beside it must be readable as it is. What
/// may be lost can be made anew, but nobody tells the older version to.
void TestUpgrades::anOlderVersionReadsTheSessions()
{
    constexpr int whatVersionsThereAreKnow = 1;
    QCOMPARE(newestSchema(scripts + QStringLiteral("/sessions")), whatVersionsThereAreKnow);
}

BATON_TEST(TestUpgrades)
#include "tst_upgrades.moc"
