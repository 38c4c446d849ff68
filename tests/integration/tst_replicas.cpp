// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
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

constexpr int patienceMs = 30'000;

/// What the consoles say is true of every conversation, whoever is online just now.
QStringList pictureOf(const ConsoleDouble& console)
{
    QStringList lines;
    for (const auto& one : console.conversations) {
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(one.id.toString(), one.contact.name)
                     .arg(one.messageCount)
                     .arg(one.lastMessage ? one.lastMessage->text : QString());
    }
    lines.sort();
    return lines;
}

} // namespace

/// Consoles with a real relay: whatever became of its log, every one ends with the same picture.
class TestReplicas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsReadOnOneDeviceIsReadOnTheOthers();
    void aMarkOfAnUnknownConversationIsRefused();
    void afterARestoreEveryConsoleHasTheTruePicture_data();
    void afterARestoreEveryConsoleHasTheTruePicture();
    void aLogThatLostItsEndIsAnotherOne();

private:
    void publish(const QString& what, int conversations);
    void expectTruth(ConsoleDouble& console, int conversations);
    QString logId();

    std::unique_ptr<RelayProcess> m_relay;
    RelayProcess::BotSecrets m_shop;
};

void TestReplicas::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_shop = m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->addMember(QStringLiteral("alice@example.com")));
    QVERIFY(m_relay->start());
}

void TestReplicas::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_relay.reset();
}

/// Two events each: that it began, and its first message.
void TestReplicas::publish(const QString& what, int conversations)
{
    QJsonArray events;
    for (int i = 0; i < conversations; ++i) {
        const auto subject = what + QString::number(i);
        events.append(
            cloudEvent(subject, QStringLiteral("baton.message.customer"), subject,
                       {{QStringLiteral("text"), QStringLiteral("Where is order %1?").arg(subject)}}));
    }
    QCOMPARE(testing::publish(m_relay->url(), m_shop.key, events).status, 202);
}

/// What @p console shows is what one shows that has never been here before.
void TestReplicas::expectTruth(ConsoleDouble& console, int conversations)
{
    ConsoleDouble fresh;
    fresh.signIn(m_relay->url());
    QTRY_COMPARE_WITH_TIMEOUT(fresh.conversations.size(), conversations, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(pictureOf(console), pictureOf(fresh), patienceMs);
    QTRY_COMPARE(console.counts, fresh.counts);
    // and it goes on from there
    const auto id = console.conversations.cbegin().key();
    QCOMPARE(
        testing::publish(m_relay->url(), m_shop.key,
                         {cloudEvent(QStringLiteral("after"), QStringLiteral("baton.message.customer"),
                                     id.toString(), {{QStringLiteral("text"), QStringLiteral("Hello?")}})})
            .status,
        202);
    QTRY_COMPARE(console.find(id)->lastMessage->text, QStringLiteral("Hello?"));
    QTRY_COMPARE(pictureOf(console), pictureOf(fresh));
}

QString TestReplicas::logId()
{
    RpcClient client;
    const auto token = signIn(m_relay->url(), QStringLiteral("alice@example.com"));
    if (!client.open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")))
        return {};
    return client.call(QStringLiteral("session.hello")).result.value(QLatin1String("log")).toString();
}

void TestReplicas::whatIsReadOnOneDeviceIsReadOnTheOthers()
{
    publish(QStringLiteral("s"), 1);
    ConsoleDouble desk;
    ConsoleDouble laptop;
    desk.signIn(m_relay->url());
    laptop.signIn(m_relay->url());
    QTRY_VERIFY(desk.isConnected() && laptop.isConnected());
    QTRY_COMPARE(laptop.conversations.size(), 1);
    const auto id = laptop.conversations.cbegin().key();
    // when it is read at the desk
    desk.session().markRead(id, 1);
    // then the laptop knows, and so does whatever comes later; a number too high is no mark for what comes
    // next
    QTRY_COMPARE(laptop.seen.value(id), 1);
    desk.session().markRead(id, 50);
    ConsoleDouble phone;
    phone.signIn(m_relay->url());
    QTRY_COMPARE(phone.seen.value(id), 1);
}

void TestReplicas::aMarkOfAnUnknownConversationIsRefused()
{
    QVERIFY(m_relay->addMember(QStringLiteral("bob@example.com"), QStringLiteral("agent"),
                               {QStringLiteral("shop")}));
    m_relay->addBot(QStringLiteral("bank"));
    QVERIFY(m_relay->addMember(QStringLiteral("eve@example.com"), QStringLiteral("agent"),
                               {QStringLiteral("bank")}));
    publish(QStringLiteral("s"), 1);
    const auto client = [&](const char* name) {
        auto made = std::make_unique<RpcClient>();
        const auto token = signIn(m_relay->url(), QString::fromLatin1(name) + QStringLiteral("@example.com"));
        made->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1"));
        made->call(QStringLiteral("session.hello"));
        return made;
    };
    const auto bob = client("bob");
    const auto eve = client("eve");
    const auto id =
        bob->call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("all")}})
            .result.value(QLatin1String("items"))
            .toArray()
            .at(0)
            .toObject()
            .value(QLatin1String("id"));
    const auto read = [](RpcClient& who, const QJsonValue& what) {
        return who
            .call(QStringLiteral("conversations.read"),
                  {{QStringLiteral("id"), what}, {QStringLiteral("upTo"), 1}})
            .errorCode;
    };
    QCOMPARE(read(*bob, id), 0);
    QCOMPARE(read(*bob, QStringLiteral("nosuch")), -32004);
    // One that she may not see is none.
    QCOMPARE(read(*eve, id), -32004);
}

void TestReplicas::afterARestoreEveryConsoleHasTheTruePicture_data()
{
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("whose computer slept meanwhile") << false;
    QTest::newRow("that was open all the time") << true;
}

void TestReplicas::afterARestoreEveryConsoleHasTheTruePicture()
{
    QFETCH(bool, isOpen);
    // given a backup of 24 events, and a console that knows 44
    publish(QStringLiteral("kept"), 12);
    const auto log = logId();
    QTemporaryDir elsewhere;
    const auto backup = elsewhere.filePath(QStringLiteral("backup.db"));
    QCOMPARE(m_relay->run({QStringLiteral("backup"), backup}).exitCode, 0);
    publish(QStringLiteral("lost"), 10);
    ConsoleDouble console;
    console.signIn(m_relay->url());
    QTRY_COMPARE(console.conversations.size(), 22);
    ConversationId kept;
    ConversationId lost;
    for (const auto& one : console.conversations)
        (one.lastMessage->text.contains(QLatin1String("kept")) ? kept : lost) = one.id;
    console.session().openTranscript(kept);
    console.session().markRead(kept, 1);
    QTRY_COMPARE(console.texts(kept).size(), 1);
    console.session().setDraft(kept, QStringLiteral("What I meant to say"));
    console.session().setDraft(lost, QStringLiteral("And to them"));
    // when the backup is restored, and another history begins
    QCOMPARE(m_relay->terminate(), 0);
    if (!isOpen)
        console.restart();
    QCOMPARE(m_relay->run({QStringLiteral("restore"), backup}).exitCode, 0);
    QVERIFY(m_relay->start());
    publish(QStringLiteral("new"), 20);
    if (!isOpen)
        console.signIn(m_relay->url());
    // then it holds what there is, and nothing that exists nowhere
    expectTruth(console, 32);
    QVERIFY(!console.find(lost));
    QVERIFY(console.find(kept));
    QVERIFY(logId() != log && !log.isEmpty());
    // and the agent's own words are there still
    QCOMPARE(console.session().draft(kept), QStringLiteral("What I meant to say"));
    QCOMPARE(console.session().draft(lost), QStringLiteral("And to them"));
    if (isOpen)
        QCOMPARE(console.signInNeeded, QStringLiteral("-"));
}

void TestReplicas::aLogThatLostItsEndIsAnotherOne()
{
    publish(QStringLiteral("kept"), 12);
    const auto log = logId();
    QCOMPARE(m_relay->terminate(), 0);
    const QDir folder(m_relay->dataFolder());
    QVERIFY(QFile::copy(folder.filePath(QStringLiteral("baton.db")), folder.filePath(QStringLiteral("old"))));
    QVERIFY(m_relay->start());
    QCOMPARE(logId(), log);
    publish(QStringLiteral("lost"), 10);
    ConsoleDouble console;
    console.signIn(m_relay->url());
    QTRY_COMPARE(console.conversations.size(), 22);
    // The bridge writes down a moment later what it has looked at.
    QCOMPARE(m_relay->terminate(), 0);
    console.restart();
    // when what the newest transactions were in is gone
    for (const auto* part : {"baton.db", "baton.db-wal", "baton.db-shm"})
        QFile::remove(folder.filePath(QLatin1String(part)));
    QVERIFY(
        QFile::rename(folder.filePath(QStringLiteral("old")), folder.filePath(QStringLiteral("baton.db"))));
    QVERIFY(m_relay->start());
    publish(QStringLiteral("new"), 20);
    console.signIn(m_relay->url());
    // then nobody goes on from a number of the events that are gone
    expectTruth(console, 32);
    QVERIFY(logId() != log);
    QVERIFY(m_relay->log().contains("everybody starts over"));
}

BATON_TEST(TestReplicas)
#include "tst_replicas.moc"
