// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/migrator.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rights.h"

#include <QDir>
#include <QtTest>

using namespace baton;
using namespace baton::testing;

namespace {

/// Of what the folder holds, what others could read.
QStringList openFiles(const QString& folder)
{
    QStringList open;
    const auto entries = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const auto& entry : entries) {
#ifdef Q_OS_WIN
        // SQLite makes these; there they have the rights that the folder hands down, under Wine those of the
        // system below.
        if (entry.endsWith(QLatin1String("-wal")) || entry.endsWith(QLatin1String("-shm")))
            continue;
#endif
        // The log is this test's own.
        if (entry != QLatin1String("relay.log") && !isClosed(folder + u'/' + entry))
            open.append(entry);
    }
    return open;
}

int schemaOf(const QString& path)
{
    const auto database = storage::Database::open(path, storage::Database::Mode::ReadOnly);
    return database ? storage::schemaOf(**database).value_or(-1) : -1;
}

} // namespace

/// The data folder as an administrator has it: closed to others, and never changed by looking.
class TestDataFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everythingIsForItsOwnerAlone();
    void aFolderThatWasOpenIsClosedAndThatIsSaid();
    void aFolderOfOtherThingsIsLeftAlone();
    void lookingDoesNotMigrateAndServeKeepsACopy();
    void aMigrationThatFailsKeepsOneCopy();
    void aRebuildKeepsWhatWasThere();

private:
    QString file(const char* name) const { return m_relay->dataFolder() + u'/' + QLatin1String(name); }
    void makeOldDatabase();

    std::unique_ptr<RelayProcess> m_relay;
};

void TestDataFolder::init() { m_relay = std::make_unique<RelayProcess>(); }

void TestDataFolder::everythingIsForItsOwnerAlone()
{
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example")));
    QVERIFY(!m_relay->addBot(QStringLiteral("shop")).key.isEmpty());
    QVERIFY(m_relay->start());
    QCOMPARE(openFiles(m_relay->dataFolder()), QStringList());
    QVERIFY(QFile::exists(file("baton.db-wal")));
    QVERIFY(QFile::exists(file("mail.db")));
    QCOMPARE(m_relay->run({QStringLiteral("backup"), file("copy.db")}).exitCode, 0);
    QVERIFY(isClosed(file("copy.db")));
    QCOMPARE(QDir(m_relay->dataFolder()).entryList({QStringLiteral("copy.db*")}).size(), 1);
}

void TestDataFolder::aFolderThatWasOpenIsClosedAndThatIsSaid()
{
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example")));
    QVERIFY(openToEverybody(m_relay->dataFolder()));
    QVERIFY(openToEverybody(file("baton.db")));
    // Looking changes nothing.
    QCOMPARE(m_relay->run({QStringLiteral("member"), QStringLiteral("list")}).exitCode, 0);
    QVERIFY(!isClosed(m_relay->dataFolder()));
    QVERIFY(m_relay->start());
    QVERIFY(isClosed(m_relay->dataFolder()));
    QCOMPARE(openFiles(m_relay->dataFolder()), QStringList());
    QVERIFY2(m_relay->log().contains("was open to others"), m_relay->log().constData());
    QVERIFY2(m_relay->log().contains("baton.db could be read by others"), m_relay->log().constData());
}

void TestDataFolder::aFolderOfOtherThingsIsLeftAlone()
{
    const auto shared = file("shared");
    QVERIFY(QDir().mkpath(shared));
    QFile letter(shared + QStringLiteral("/letter.txt"));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.close();
    QVERIFY(openToEverybody(shared));
    const auto refused =
        m_relay->run({QStringLiteral("bot"), QStringLiteral("add"), QStringLiteral("shop"),
                      QStringLiteral("--name"), QStringLiteral("Shop"), QStringLiteral("--data"), shared});
    QCOMPARE(refused.exitCode, 2);
    QVERIFY2(refused.err.contains("holds other things"), refused.err.constData());
    QVERIFY(!isClosed(shared));
    QCOMPARE(QDir(shared).entryList(QDir::Files).size(), 1);
}

/// As a relay with the first two scripts would have left it.
void TestDataFolder::makeOldDatabase()
{
    const auto scripts = file("sql");
    QVERIFY(QDir().mkpath(scripts));
    const auto all =
        QDir(QStringLiteral(":/sql")).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    for (const auto& script : all.mid(0, 2))
        QVERIFY(QFile::copy(QStringLiteral(":/sql/") + script, scripts + u'/' + script));
    const auto database = storage::Database::open(file("baton.db"));
    QVERIFY(database);
    QCOMPARE(storage::migrate(**database, scripts).value(), 2);
    QVERIFY((*database)->execute(QStringLiteral(
        "INSERT INTO members VALUES('m1', 'ana@baton.example', 'Ana', 'agent', 'x', 0, 1, 1)")));
}

void TestDataFolder::lookingDoesNotMigrateAndServeKeepsACopy()
{
    makeOldDatabase();
    const auto list = m_relay->run({QStringLiteral("member"), QStringLiteral("list")});
    QVERIFY2(list.exitCode == 0 && list.out.contains("ana@baton.example"), list.err.constData());
    for (const auto& words :
         {QStringList{QStringLiteral("bot"), QStringLiteral("list")},
          QStringList{QStringLiteral("device"), QStringLiteral("list")},
          QStringList{QStringLiteral("delivery"), QStringLiteral("list")},
          QStringList{QStringLiteral("check")}, QStringList{QStringLiteral("backup"), file("copy.db")}}) {
        const auto done = m_relay->run(words);
        QVERIFY2(done.exitCode == 0, (words.join(u' ').toUtf8() + ": " + done.err).constData());
    }
    QCOMPARE(schemaOf(file("baton.db")), 2);
    QCOMPARE(schemaOf(file("copy.db")), 2);
    // Who changes something is told who brings it up to date
    const auto refused = m_relay->run(
        {QStringLiteral("member"), QStringLiteral("disable"), QStringLiteral("ana@baton.example")});
    QCOMPARE(refused.exitCode, 1);
    QVERIFY2(refused.err.contains("serve"), refused.err.constData());
    QCOMPARE(schemaOf(file("baton.db")), 2);
    // Nor are the sessions taken over yet: the older relay, which still serves, goes on with them.
    QVERIFY(!QFile::exists(file("sessions.db")));

    // and that keeps what was there.
    QVERIFY(m_relay->start());
    const auto kept = QDir(m_relay->dataFolder()).entryList({QStringLiteral("baton.db.before-schema-*")});
    QCOMPARE(kept.size(), 1);
    QVERIFY2(m_relay->log().contains(kept.constFirst().toUtf8()), m_relay->log().constData());
    QCOMPARE(schemaOf(m_relay->dataFolder() + u'/' + kept.constFirst()), 2);
    QCOMPARE(m_relay->terminate(), 0);
    QCOMPARE(schemaOf(file("baton.db")), storage::newestSchema(QStringLiteral(":/sql")));
    // Once is enough.
    QVERIFY(m_relay->start());
    QCOMPARE(QDir(m_relay->dataFolder()).entryList({QStringLiteral("baton.db.before-schema-*")}).size(), 1);
}

/// A service is started again and again: the disk must not be full of copies in the morning.
void TestDataFolder::aMigrationThatFailsKeepsOneCopy()
{
    makeOldDatabase();
    {
        const auto database = storage::Database::open(file("baton.db"));
        QVERIFY(database && (*database)->execute(QStringLiteral("DROP TABLE search")));
    }
    for (int start = 0; start < 3; ++start) {
        const auto served = m_relay->run(
            {QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
        QCOMPARE(served.exitCode, 1);
        QVERIFY2(served.err.contains("Migration 7 failed"), served.err.constData());
        QCOMPARE(QDir(m_relay->dataFolder()).entryList({QStringLiteral("baton.db.before-schema-*")}).size(),
                 1);
    }
    // What has changed since is kept, too.
    {
        const auto database = storage::Database::open(file("baton.db"));
        QVERIFY(database &&
                (*database)->execute(QStringLiteral(
                    "INSERT INTO admin_audit(at, who, action, detail) VALUES(1, 'x', 'x', 'x')")));
    }
    m_relay->run({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")});
    QCOMPARE(QDir(m_relay->dataFolder()).entryList({QStringLiteral("baton.db.before-schema-*")}).size(), 2);
}

void TestDataFolder::aRebuildKeepsWhatWasThere()
{
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example")));
    QVERIFY(m_relay->start());
    m_relay->kill();
    const auto rebuilt = m_relay->run({QStringLiteral("rebuild")});
    QVERIFY2(rebuilt.exitCode == 0, rebuilt.err.constData());
    const auto kept = QDir(m_relay->dataFolder()).entryList({QStringLiteral("baton.db.before-rebuild-*")});
    QCOMPARE(kept.size(), 1);
    QVERIFY(rebuilt.out.contains(kept.constFirst().toUtf8()));
    QVERIFY(!QFile::exists(file("baton.db-wal")));
    QCOMPARE(openFiles(m_relay->dataFolder()), QStringList());
    const auto list = m_relay->run({QStringLiteral("member"), QStringLiteral("list")});
    QVERIFY2(list.out.contains("ana@baton.example"), list.err.constData());
    QCOMPARE(m_relay->run({QStringLiteral("check")}).exitCode, 0);
}

BATON_TEST(TestDataFolder)
#include "tst_datafolder.moc"
