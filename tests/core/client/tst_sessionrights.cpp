// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

/// What the member may do, and which bots they belong to, changes while the console runs.
class TestSessionRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayDouble>();
        QVERIFY(m_relay->listen());
        m_relay->put(conversation(1, ConversationState::Waiting));
        m_relay->say(conversationId(1), QStringLiteral("hello"));
        m_console = std::make_unique<ConsoleDouble>();
        m_console->signIn(m_relay->url());
        QTRY_VERIFY(m_console->isConnected());
        m_profile = protocol::toJson(m_console->session().member());
    }
    void cleanup()
    {
        m_console.reset();
        m_relay.reset();
    }

    void anotherRoleIsTold();
    void aBotThatIsNewNeedsNoPicture();
    void otherBotsBringAFreshPicture();
    void afterAResumeOtherBotsAreNoticed();
    void whetherAnybodyIsThereIsSaidAtOnce();

private:
    void tell(const QStringList& bots, std::optional<bool> otherBots)
    {
        QJsonArray array;
        for (const auto& bot : bots)
            array.append(QJsonObject{{QStringLiteral("id"), bot},
                                     {QStringLiteral("name"), bot + QStringLiteral(" bot")}});
        QJsonObject params{{QStringLiteral("member"), m_profile}, {QStringLiteral("bots"), array}};
        if (otherBots)
            params.insert(QStringLiteral("otherBots"), *otherBots);
        m_relay->pass(QStringLiteral("member"), params);
    }
    QList<QJsonObject> hellos() const { return m_relay->asked(QStringLiteral("session.hello")); }
    QStringList bots() const
    {
        QStringList ids;
        const auto all = m_console->session().bots();
        for (const auto& bot : all)
            ids.append(bot.id.toString());
        return ids;
    }

    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
    QJsonObject m_profile;
};

void TestSessionRights::anotherRoleIsTold()
{
    QSignalSpy told(&m_console->session(), &Session::signedIn);
    m_profile.insert(QStringLiteral("role"), QStringLiteral("admin"));
    tell(bots(), false);
    QTRY_COMPARE(told.size(), 1);
    QCOMPARE(m_console->session().member().role, QStringLiteral("admin"));
    QCOMPARE(hellos().size(), 1);
}

void TestSessionRights::aBotThatIsNewNeedsNoPicture()
{
    QSignalSpy counted(&m_console->session(), &Session::countsChanged);
    const int before = m_console->resets;
    tell({QStringLiteral("shop"), QStringLiteral("bank")}, false);
    QTRY_COMPARE(bots(), QStringList({QStringLiteral("shop"), QStringLiteral("bank")}));
    QTRY_COMPARE(counted.size(), 1); // The inbox reads its bots then.
    QCOMPARE(hellos().size(), 1);
    QCOMPARE(m_console->resets, before);
}

void TestSessionRights::otherBotsBringAFreshPicture()
{
    const int before = m_console->resets;
    tell({QStringLiteral("bank")}, true);
    QTRY_COMPARE(hellos().size(), 2);
    QVERIFY(!hellos().last().contains(QLatin1String("since")));
    QTRY_COMPARE(m_console->resets, before + 1);
}

void TestSessionRights::afterAResumeOtherBotsAreNoticed()
{
    // given what changed while there was no connection: the relay cannot say what it was before
    m_relay->drop();
    QTRY_COMPARE(hellos().size(), 2);
    QTRY_VERIFY(m_console->isConnected());
    QVERIFY(hellos().last().contains(QLatin1String("since")));
    // the same bots: nothing to do
    tell(bots(), std::nullopt);
    // others
    tell({QStringLiteral("bank")}, std::nullopt);
    QTRY_COMPARE(hellos().size(), 3);
    QVERIFY(!hellos().last().contains(QLatin1String("since")));
}

void TestSessionRights::whetherAnybodyIsThereIsSaidAtOnce()
{
    const auto availability = QStringLiteral("availability");
    QVERIFY(!hellos().constFirst().contains(availability));
    m_console->session().setAvailability(QStringLiteral("away"));
    QTRY_COMPARE(m_relay->asked(QStringLiteral("presence.set")).size(), 1);
    m_relay->drop();
    QTRY_COMPARE(hellos().size(), 2);
    QCOMPARE(hellos().constLast().value(availability), QStringLiteral("away"));
}

BATON_TEST(TestSessionRights)
#include "tst_sessionrights.moc"
