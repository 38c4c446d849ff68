// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "places.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QJsonDocument>
#include <QtTest>

using namespace baton::testing;

/// The load generator's scenarios, once and small: nothing is missing, nothing comes that nobody asked for.
/// How fast it goes, ./dev bench says.
class TestBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void aScenarioGoesAsItShould_data();
    void aScenarioGoesAsItShould();

private:
    QString listOf(const QString& name, const QStringList& lines);

    std::unique_ptr<RelayProcess> m_relay;
    QStringList m_usual;
    QString m_waiting;
    QString m_others; ///< that wait, too: each row that claims has its own
    QString m_taken;
    QString m_bots;
};

QString TestBench::listOf(const QString& name, const QStringList& lines)
{
    QFile file(m_relay->dataFolder() + u'/' + name);
    if (!file.open(QIODevice::WriteOnly))
        return {};
    file.write(lines.join(u'\n').toUtf8() + '\n');
    return file.fileName();
}

void TestBench::initTestCase()
{
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(QStringLiteral("ana@baton.example"), QStringLiteral("admin")));
    QVERIFY(m_relay->addMember(QStringLiteral("ben@baton.example"), QStringLiteral("admin")));
    const auto shop = m_relay->addBot(QStringLiteral("shop"));
    m_bots =
        listOf(QStringLiteral("bots"), {QString::fromLatin1(m_relay->addBot(QStringLiteral("one")).key),
                                        QString::fromLatin1(m_relay->addBot(QStringLiteral("two")).key)});
    QVERIFY(m_relay->start());
    // given conversations that wait, some that a colleague has, and one with a bot
    constexpr int each = 10;
    QJsonArray events{cloudEvent(QStringLiteral("talk"), QStringLiteral("baton.conversation.started"),
                                 QStringLiteral("talk"),
                                 {{QStringLiteral("channel"), QStringLiteral("WIDGET")}})};
    for (int i = 0; i < 3 * each; ++i) {
        const auto subject = QStringLiteral("s%1").arg(i);
        events.append(cloudEvent(subject, QStringLiteral("baton.escalation.requested"), subject,
                                 {{QStringLiteral("reason"), QStringLiteral("user requested human")}}));
    }
    QCOMPARE(publish(m_relay->url(), shop.key, events).status, 202);
    RpcClient ben;
    QVERIFY(ben.open(m_relay->socketUrl(QStringLiteral("/v1/agent")),
                     signIn(m_relay->url(), QStringLiteral("ben@baton.example")),
                     QStringLiteral("baton.v1")));
    ben.call(QStringLiteral("session.hello"));
    QStringList ids;
    const auto items =
        ben.call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("waiting")}})
            .result.value(QLatin1String("items"))
            .toArray();
    for (const auto& item : items)
        ids.append(item.toObject().value(QLatin1String("id")).toString());
    QCOMPARE(ids.size(), 3 * each);
    const auto taken = ids.mid(2 * each);
    for (const auto& id : taken)
        QVERIFY(ben.call(QStringLiteral("conversations.claim"),
                         {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), id}})
                    .ok());
    m_waiting = listOf(QStringLiteral("waiting"), ids.mid(0, each));
    m_others = listOf(QStringLiteral("others"), ids.mid(each, each));
    m_taken = listOf(QStringLiteral("taken"), taken);
    m_usual = QStringList{QStringLiteral("--dialect=rpc"),
                          QStringLiteral("--port=%1").arg(m_relay->url().port()),
                          QStringLiteral("--pid=%1").arg(QCoreApplication::applicationPid()),
                          QStringLiteral("--subject=talk"),
                          QStringLiteral("--email=ben@baton.example"),
                          QStringLiteral("--key=") + QString::fromLatin1(shop.key)};
}

void TestBench::cleanupTestCase()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_relay.reset();
}

void TestBench::aScenarioGoesAsItShould_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QStringList>("arguments");
    const auto row = [](const char* scenario, const char* arguments) {
        QTest::addRow("%s %s", scenario, arguments)
            << QString::fromLatin1(scenario) << QString::fromLatin1(arguments).split(u' ');
    };
    row("accept", "--agents=20");
    row("broadcast", "--agents=20 --pace=1000 --seconds=1");
    row("broadcast", "--agents=5 --idle=20 --pace=500 --seconds=1");
    // Many at once are what a customer would be taken for angry by.
    row("burst", "--agents=20 --batch=100");
    row("claims", "--clients=5 --seconds=1 --conversations=WAITING");
    row("claims", "--clients=5 --agents=10 --pace=500 --seconds=1 --losing=true --conversations=TAKEN");
    row("fairness", "--clients=5 --seconds=1 --conversations=OTHERS --hostile=2 --bots=BOTS");
    row("signon", "--batch=5 --searches=50");
}

void TestBench::aScenarioGoesAsItShould()
{
    QFETCH(QString, scenario);
    QFETCH(QStringList, arguments);
    arguments.replaceInStrings(QStringLiteral("WAITING"), m_waiting);
    arguments.replaceInStrings(QStringLiteral("OTHERS"), m_others);
    arguments.replaceInStrings(QStringLiteral("TAKEN"), m_taken);
    arguments.replaceInStrings(QStringLiteral("BOTS"), m_bots);
    const auto token = signIn(m_relay->url(), QStringLiteral("ana@baton.example"), scenario);
    RpcClient ana;
    QVERIFY(ana.open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")));
    const auto seq = ana.call(QStringLiteral("session.hello")).result.value(QLatin1String("seq")).toInteger();
    ana.close();
    arguments << QStringLiteral("--token=") + QString::fromLatin1(token)
              << QStringLiteral("--since=%1").arg(seq);
    // when it runs against a relay
    QProcess generator;
    generator.start(QStringLiteral(BATON_BIN_DIR "/bench_load"), QStringList{scenario} + m_usual + arguments);
    QVERIFY(generator.waitForFinished(100'000));
    // then every answer and every delivery came, once, and none that nobody asked for
    const auto said = generator.readAllStandardOutput();
    const auto report = QJsonDocument::fromJson(said).object();
    QVERIFY2(generator.exitCode() == 0 && !report.contains(QLatin1String("error")), said.constData());
    for (const auto* figure : {"missing", "unexpected"})
        QVERIFY2(report.value(QLatin1String(figure)).toDouble(0) == 0, said.constData());
    if (report.contains(QLatin1String("answers")))
        QVERIFY2(report.value(QLatin1String("answers")).toDouble() > 0, said.constData());
}

BATON_TEST(TestBench)
#include "tst_bench.moc"
