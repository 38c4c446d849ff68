// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/migrator.h"
#include "places.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QDir>
#include <QFile>
#include <QtTest>

using namespace baton;
using namespace baton::testing;

namespace {

const QString kept = QStringLiteral(BATON_SOURCE_DIR "/tests/core/storage/schemas");
// What the kept databases know as hashes: Ana's session of then, and the key of her bot.
const QByteArray token = "DgQ5lFYvzZzxo8z9hIiVpzNtgt0oPeLln92Q4F3Y3OI";
const QByteArray key = "bk_vEJ7Hcr_uRA6fXWvi7AeyNHnTHoD8hRD4v6cqGxKGdw";

QString nameOf(const QJsonValue& conversation)
{
    return conversation.toObject()
        .value(QLatin1String("contact"))
        .toObject()
        .value(QLatin1String("name"))
        .toString();
}

} // namespace

/// The relay of today is started on the folder of an older one, and everybody goes on as if nothing had been.
class TestUpgrade : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everybodyGoesOn_data();
    void everybodyGoesOn();

private:
    void makeFolder(const RelayProcess& relay, const QString& script);
    void peopleGoOn(const RelayProcess& relay, const QByteArray& session);
};

void TestUpgrade::everybodyGoesOn_data()
{
    QTest::addColumn<QString>("script");
    for (const auto& script : QDir(kept).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name))
        QTest::addRow("schema %d", script.left(4).toInt()) << script;
}

void TestUpgrade::makeFolder(const RelayProcess& relay, const QString& script)
{
    QFile file(QDir(kept).filePath(script));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto database =
        storage::Database::open(QDir(relay.dataFolder()).filePath(QStringLiteral("baton.db")));
    QVERIFY(database);
    QVERIFY((*database)->executeScript(QString::fromUtf8(file.readAll())));
}

void TestUpgrade::everybodyGoesOn()
{
    QFETCH(QString, script);
    const int schema = script.left(4).toInt();
    const bool isOld = schema < storage::newestSchema(QStringLiteral(BATON_SOURCE_DIR "/resources/sql"));
    RelayProcess relay;
    makeFolder(relay, script);
    const auto before = relay.run({QStringLiteral("check")});
    QVERIFY2(before.exitCode == 0, before.err.constData());
    QVERIFY(relay.start());
    QCOMPARE(relay.log().contains("as it was, it is kept as"), isOld);

    // Sessions were in the database until the tenth schema, and have a file of their own since.
    auto session = token;
    if (schema >= 10)
        session = signIn(relay.url(), QStringLiteral("ana@example.org"));
    peopleGoOn(relay, session);

    // And what was kept aside is what there was.
    QCOMPARE(relay.terminate(), 0);
    const auto after = relay.run({QStringLiteral("check")});
    QVERIFY2(after.exitCode == 0, after.err.constData());
    const auto copies = QDir(relay.dataFolder()).entryList({QStringLiteral("baton.db.before-schema-*")});
    QCOMPARE(copies.size(), isOld ? 1 : 0);
    if (!isOld)
        return;
    const auto copy = storage::Database::open(QDir(relay.dataFolder()).filePath(copies[0]));
    QVERIFY(copy);
    QCOMPARE(storage::schemaOf(**copy).value(), schema);
}

void TestUpgrade::peopleGoOn(const RelayProcess& relay, const QByteArray& session)
{
    // The agent is signed in, and finds what waits, what is hers, and what was said
    RpcClient agent;
    QVERIFY(agent.open(relay.socketUrl(QStringLiteral("/v1/agent")), session, QStringLiteral("baton.v1")));
    const auto hello = agent.call(QStringLiteral("session.hello"));
    QVERIFY2(hello.ok(), qPrintable(hello.errorText));
    const auto list = [&](const QString& view, const QString& query = {}) {
        QJsonObject params{{QStringLiteral("view"), view}};
        if (!query.isEmpty())
            params.insert(QStringLiteral("query"), query);
        return agent.call(QStringLiteral("conversations.list"), params)
            .result.value(QLatin1String("items"))
            .toArray();
    };
    QCOMPARE(nameOf(list(QStringLiteral("waiting")).at(0)), QStringLiteral("أحمد"));
    const auto mine = list(QStringLiteral("mine"));
    QCOMPARE(nameOf(mine.at(0)), QStringLiteral("Jane Doe"));
    QTRY_COMPARE(nameOf(list(QStringLiteral("all"), QStringLiteral("packchen")).at(0)),
                 QStringLiteral("أحمد"));
    // The bot's key is good, and what it says again is no second time
    auto repeated =
        cloudEvent(QStringLiteral("1"), QStringLiteral("baton.message.customer"), QStringLiteral("chat-1"),
                   {{QStringLiteral("text"), QStringLiteral("Hello?")}});
    repeated.insert(QStringLiteral("source"), QStringLiteral("/shop"));
    const auto thanks =
        cloudEvent(QStringLiteral("2"), QStringLiteral("baton.message.customer"), QStringLiteral("chat-1"),
                   {{QStringLiteral("text"), QStringLiteral("Thanks!")}});
    const auto again = publish(relay.url(), key, {repeated, thanks});
    QCOMPARE(again.status, 202);
    QCOMPARE(again.json().value(QLatin1String("duplicates")).toInt(), 1);
    // And she settles it
    const auto done = agent.call(QStringLiteral("conversations.resolve"),
                                 {{QStringLiteral("id"), mine.at(0).toObject().value(QLatin1String("id"))},
                                  {QStringLiteral("commandId"), QStringLiteral("after-the-upgrade")}});
    QVERIFY2(done.ok(), qPrintable(done.errorText));
    QCOMPARE(done.result.value(QLatin1String("conversation"))
                 .toObject()
                 .value(QLatin1String("messageCount"))
                 .toInt(),
             4);
}

BATON_TEST(TestUpgrade)
#include "tst_upgrade.moc"
