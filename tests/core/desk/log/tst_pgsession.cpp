// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/pgschema.h"
#include "core/desk/log/postgres/postgreslog.h"
#include "tests/core/desk/logstage.h"
#include "tests/support/postgresserver.h"
#include "tests/support/program.h"

#include <array>
#include <thread>

using namespace baton;
using namespace baton::relay::desk;
using baton::tests::PostgresServer;

/// One connection to PostgreSQL, and the schema that it is brought to.
class TestPgSession : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init();

    void whatGoesInAsRowsComesOutAlike();
    void noneIsCarriedOutBehindOneThatFails();
    void moreThanFitsIntoASocketGoesThrough();
    void aConnectionThatIsEndedIsKnownToBeLost();
    void whereNobodyListensIsSaid();
    void manyThatStartAtOnceMakeOneSchema();
    void aNewerSchemaIsLeftAlone();

private:
    QString database(const char* name);

    std::unique_ptr<PgSession> m_session;
};

void TestPgSession::init()
{
    auto session = PgSession::open(PostgresServer::shared().connection());
    QVERIFY2(session, qPrintable(session ? QString() : session.error().detail));
    m_session = std::move(*session);
}

/// An empty one.
QString TestPgSession::database(const char* name)
{
    const auto made = m_session->runScript(QByteArray("CREATE DATABASE ") + name);
    return made ? PostgresServer::shared().connection().replace(
                      QLatin1String("dbname=postgres"), QLatin1String("dbname=") + QLatin1String(name))
                : QString();
}

void TestPgSession::whatGoesInAsRowsComesOutAlike()
{
    PgColumns rows("bigint text bytea float8");
    const QByteArray bytes("\0\xff{}\"\\", 6);
    rows.add(qint64(-1), QStringLiteral("{\"a\\,b\"}"), bytes, 0.1);
    rows.add(std::numeric_limits<qint64>::max(), QStringLiteral(""), QByteArray(), std::optional<double>());
    const auto back = m_session->run(rows.statement("SELECT rows.*, $1::int FROM %1 AS rows", 7));
    QVERIFY(back);
    QCOMPARE(back->size(), 2);
    QCOMPARE(back->number(0, 0), -1);
    QCOMPARE(back->text(0, 1), QStringLiteral("{\"a\\,b\"}"));
    QCOMPARE(back->bytes(0, 2), bytes);
    QCOMPARE(back->real(0, 3), 0.1);
    QCOMPARE(back->number(1, 0), std::numeric_limits<qint64>::max());
    QVERIFY(back->text(1, 1).isEmpty() && !back->isNull(1, 1));
    QVERIFY(back->isNull(1, 2) && back->isNull(1, 3));
    QCOMPARE(back->number(0, 4), 7);
}

void TestPgSession::noneIsCarriedOutBehindOneThatFails()
{
    QVERIFY(m_session->runScript("CREATE TEMPORARY TABLE notes(n INTEGER PRIMARY KEY)"));
    const PgStatement insert("INSERT INTO notes VALUES($1)", 1);
    const auto failed = m_session->run({PgStatement("BEGIN"), insert, insert,
                                        PgStatement("INSERT INTO notes VALUES(2)"), PgStatement("COMMIT")});
    QVERIFY(!failed);
    QVERIFY(!failed.error().isLost);
    QCOMPARE(failed.error().state, QByteArray("23505"));
    QVERIFY(m_session->isAlive());
    QVERIFY(m_session->run(PgStatement("ROLLBACK")));
    QCOMPARE(m_session->run(PgStatement("SELECT COUNT(*) FROM notes"))->number(0, 0), 0);
}

/// Both ways at once, so that neither side may wait for the other to read.
void TestPgSession::moreThanFitsIntoASocketGoesThrough()
{
    const QString large(4'000'000, u'x');
    const std::vector<PgStatement> statements(6, PgStatement("SELECT $1::text", large));
    const auto all = m_session->run(statements);
    QVERIFY(all);
    QCOMPARE(all->size(), statements.size());
    for (const auto& rows : *all)
        QCOMPARE(rows.text(0, 0).size(), large.size());
}

void TestPgSession::aConnectionThatIsEndedIsKnownToBeLost()
{
    const auto other = PgSession::open(PostgresServer::shared().connection());
    QVERIFY(other);
    const auto id = (*other)->run(PgStatement("SELECT pg_backend_pid()"))->number(0, 0);
    QVERIFY(m_session->run(PgStatement("SELECT pg_terminate_backend($1::int, 5000)", id)));
    const auto lost = (*other)->run(std::vector{PgStatement("SELECT 1")});
    QVERIFY(!lost);
    QVERIFY(lost.error().isLost);
    QVERIFY(!(*other)->isAlive());
    QVERIFY(!(*other)->run(PgStatement("SELECT 1")));
}

void TestPgSession::whereNobodyListensIsSaid()
{
    const auto refused = PgSession::open(QStringLiteral("host=/nonexistent dbname=baton"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Unavailable);
    QVERIFY2(refused.error().detail.contains(QLatin1String("cannot be reached")),
             qPrintable(refused.error().detail));
}

void TestPgSession::manyThatStartAtOnceMakeOneSchema()
{
    const auto connection = database("together");
    std::array<QString, 4> said;
    std::vector<std::thread> relays;
    for (auto& mine : said) {
        relays.emplace_back([&mine, &connection] {
            const auto opened = PostgresLog::open({connection, 1});
            mine = opened ? (*opened)->head().id : opened.error().detail;
        });
    }
    for (auto& relay : relays)
        relay.join();
    // It is one log, whoever made it.
    QVERIFY2(said[0].startsWith(u'l') && said[0].size() == 27, qPrintable(said[0]));
    for (const auto& mine : said)
        QCOMPARE(mine, said[0]);
}

void TestPgSession::aNewerSchemaIsLeftAlone()
{
    const auto connection = database("newer");
    QVERIFY(PostgresLog::open({connection, 1}));
    auto session = PgSession::open(connection);
    QVERIFY((*session)->runScript("INSERT INTO schema_versions VALUES(999, 0)"));
    const auto refused = PostgresLog::open({connection, 1});
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("newer version")),
             qPrintable(refused.error().detail));
    QVERIFY2((*session)->run(PgStatement("SELECT 1")), "and nobody is kept waiting");
}

BATON_TEST(TestPgSession)
#include "tst_pgsession.moc"
