// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/migrator.h"
#include "places.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::storage;

/// How a database becomes what the program needs, and what happens when it cannot.
class TestMigrator : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFreshDatabaseGetsEveryStep();
    void onlyWhatIsMissingIsApplied();
    void aStepThatFailsLeavesTheOneBefore();
    void afterARepairItGoesOn();
    void aNewerSchemaIsRefused();
    void twoStepsOfOneNumberAreRefused();
    void triggersKeepTheirStatements();
    void theProductsOwnScriptsApply_data();
    void theProductsOwnScriptsApply();

private:
    void script(const QString& name, const QByteArray& sql);
    int count(const QString& sql);
    Result<int> migrated() { return migrate(*m_database, m_folder->filePath(QStringLiteral("sql"))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestMigrator::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkdir(QStringLiteral("sql")));
    auto database = Database::open(m_folder->filePath(QStringLiteral("baton.db")));
    QVERIFY(database);
    m_database = std::move(*database);
    script(QStringLiteral("0001_first.sql"), "CREATE TABLE one(id INTEGER);\n");
    script(QStringLiteral("0002_second.sql"), "CREATE TABLE two(id INTEGER);\nINSERT INTO one VALUES(7);\n");
}

void TestMigrator::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

void TestMigrator::script(const QString& name, const QByteArray& sql)
{
    QFile file(m_folder->filePath(QStringLiteral("sql/") + name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(sql);
}

int TestMigrator::count(const QString& sql)
{
    auto query = m_database->prepare(sql);
    if (!query || !query->run() || !query->next())
        return -1;
    const int number = int(query->number(0));
    query->finish();
    return number;
}

void TestMigrator::aFreshDatabaseGetsEveryStep()
{
    QCOMPARE(migrated().value(), 2);
    QCOMPARE(count(QStringLiteral("SELECT COUNT(*) FROM schema_versions")), 2);
    QCOMPARE(count(QStringLiteral("SELECT id FROM one")), 7);
}

void TestMigrator::onlyWhatIsMissingIsApplied()
{
    QCOMPARE(migrated().value(), 2);
    script(QStringLiteral("0003_third.sql"), "INSERT INTO one VALUES(8);\n");
    QCOMPARE(migrated().value(), 3);
    QCOMPARE(migrated().value(), 3);
    QCOMPARE(count(QStringLiteral("SELECT COUNT(*) FROM one")), 2);
}

void TestMigrator::aStepThatFailsLeavesTheOneBefore()
{
    script(QStringLiteral("0002_second.sql"), "CREATE TABLE two(id INTEGER);\nCREATE NONSENSE;\n");
    script(QStringLiteral("0003_third.sql"), "CREATE TABLE three(id INTEGER);\n");
    const auto version = migrated();
    QVERIFY(!version);
    QVERIFY2(version.error().detail.startsWith(QLatin1String("Migration 2 failed and was undone: ")),
             qPrintable(version.error().detail));
    QCOMPARE(count(QStringLiteral("SELECT MAX(version) FROM schema_versions")), 1);
    QCOMPARE(count(QStringLiteral("SELECT COUNT(*) FROM sqlite_master WHERE name IN ('two', 'three')")), 0);
}

void TestMigrator::afterARepairItGoesOn()
{
    script(QStringLiteral("0002_second.sql"), "CREATE NONSENSE;\n");
    QVERIFY(!migrated());
    script(QStringLiteral("0002_second.sql"), "CREATE TABLE two(id INTEGER);\n");
    QCOMPARE(migrated().value(), 2);
}

void TestMigrator::aNewerSchemaIsRefused()
{
    QCOMPARE(migrated().value(), 2);
    QVERIFY(m_database->execute(QStringLiteral("INSERT INTO schema_versions VALUES(9, 0)")));
    const auto version = migrated();
    QVERIFY(!version);
    QVERIFY2(version.error().detail.contains(QLatin1String("schema 9, made by a newer version")),
             qPrintable(version.error().detail));
    QVERIFY(version.error().detail.contains(QLatin1String("restore an older backup")));
}

void TestMigrator::twoStepsOfOneNumberAreRefused()
{
    script(QStringLiteral("0002_another.sql"), "CREATE TABLE three(id INTEGER);\n");
    const auto version = migrated();
    QVERIFY(!version);
    QCOMPARE(version.error().detail,
             QStringLiteral("The migrations 0002_another.sql and 0002_second.sql have the same number."));
    QCOMPARE(count(QStringLiteral("SELECT COUNT(*) FROM schema_versions")), 0);
}

void TestMigrator::triggersKeepTheirStatements()
{
    script(
        QStringLiteral("0003_trigger.sql"),
        "CREATE TRIGGER mirror AFTER INSERT ON one\nBEGIN\n  INSERT INTO two VALUES(NEW.id);\n  DELETE FROM "
        "two WHERE id < 0;\nEND;\n-- a word\n\nINSERT INTO one VALUES(9);\n");
    QCOMPARE(migrated().value(), 3);
    QCOMPARE(count(QStringLiteral("SELECT id FROM two")), 9);
}

void TestMigrator::theProductsOwnScriptsApply_data()
{
    QTest::addColumn<QString>("folder");
    QTest::newRow("relay") << QStringLiteral(BATON_SOURCE_DIR "/resources/sql");
    QTest::newRow("console") << QStringLiteral(BATON_SOURCE_DIR "/resources/sql/cache");
}

void TestMigrator::theProductsOwnScriptsApply()
{
    QFETCH(QString, folder);
    const auto version = migrate(*m_database, folder);
    QVERIFY2(version, qPrintable(version ? QString() : version.error().detail));
    QVERIFY(*version >= 1);
}

BATON_TEST(TestMigrator)
#include "tst_migrator.moc"
