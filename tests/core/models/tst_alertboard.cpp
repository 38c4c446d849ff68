// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/alertboard.h"
#include "tests/support/program.h"

#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

Conversation waiting(const char* id, qint64 since)
{
    Conversation c;
    c.id = ConversationId(QString::fromLatin1(id));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Marta");
    c.state = ConversationState::Waiting;
    c.quote = QStringLiteral("a human please");
    c.waitingSince = Instant{since};
    return c;
}

Conversation claimed(Conversation c, const char* by)
{
    c.state = ConversationState::Open;
    c.waitingSince.reset();
    c.assignee = MemberRef{MemberId(QString::fromLatin1(by)), QString::fromLatin1(by)};
    return c;
}

QStringList idsOf(const QList<AlertBoard::Alert>& alerts)
{
    QStringList ids;
    for (const auto& alert : alerts)
        ids.append(alert.id.toString());
    return ids;
}

} // namespace

/// Which escalations still want an answer.
class TestAlertBoard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whoWaitsLongestIsFirst();
    void theQueueDecidesAndNoClock();
    void whatIsSaidMeanwhileIsNoNewEscalation();
    void aClaimSettlesItAndNamesWho();
    void onesOwnClaimNeedsNoNews();
    void beingReleasedIsANewEscalation();
    void whatWasPutOffComesBackWithTheRepetition();
    void aSnapshotForgetsWhatIsGone();
    void whoMayNotAnswerIsNotAlerted();
    void anotherMemberStartsAnew();
    void whatThisDeviceDoesNotWantIsNotShown();
    void quietHoursHoldBackOnlyWhenTheMemberSaysSo();
    void countsComeFromTheQueueWhateverWasPutOff();
    void puttingOffHundredsIsOneChange();
    void whoIsWantedMoreIsToldOfAgain();
    void whatAColleagueGaveAlertsUntilItWasLookedAt();
    void givenFromTheQueueItIsToldOnceMore();
    void whatOneTookOverOneselfIsNoNews();
    void whatWasReadBeforeTheStartIsNoNews();
    void givenOnItAlertsNoMore();

private:
    std::unique_ptr<AlertBoard> m_board;
};

void TestAlertBoard::init()
{
    m_board = std::make_unique<AlertBoard>();
    m_board->setRepeat(0);
    m_board->setMember(MemberId(QStringLiteral("ana")), true);
}

void TestAlertBoard::whoWaitsLongestIsFirst()
{
    m_board->reset({waiting("c2", 2000), waiting("c1", 1000), claimed(waiting("c3", 500), "ben")});
    QCOMPARE(idsOf(m_board->open()), QStringList({QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(m_board->longestSince()->ms, 1000);
    QCOMPARE(m_board->open().constFirst().quote, QStringLiteral("a human please"));
}

/// Whoever came after the relay's clock was set back stands behind the others, in the queue as in an alert.
void TestAlertBoard::theQueueDecidesAndNoClock()
{
    auto first = waiting("c1", 5000);
    first.waitingOrder = 7;
    auto second = waiting("c2", 1000);
    second.waitingOrder = 9;
    m_board->reset({second, first});
    QCOMPARE(idsOf(m_board->open()), QStringList({QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(m_board->longest()->id, ConversationId(QStringLiteral("c1")));
}

void TestAlertBoard::whatIsSaidMeanwhileIsNoNewEscalation()
{
    m_board->upsert({waiting("c1", 1000)});
    QSignalSpy changed(m_board.get(), &AlertBoard::changed);
    auto again = waiting("c1", 1000);
    again.messageCount = 9;
    m_board->upsert({again});
    QCOMPARE(changed.size(), 0);
    // Who they are may become known meanwhile.
    again.contact.name = QStringLiteral("Marta Weber");
    m_board->upsert({again});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_board->open().constFirst().customer, QStringLiteral("Marta Weber"));
}

void TestAlertBoard::aClaimSettlesItAndNamesWho()
{
    m_board->upsert({waiting("c1", 1000)});
    QSignalSpy settled(m_board.get(), &AlertBoard::settled);
    m_board->upsert({claimed(waiting("c1", 1000), "ben")});
    QCOMPARE(settled.size(), 1);
    QCOMPARE(settled.first().at(1).value<std::optional<MemberRef>>()->name, QStringLiteral("ben"));
    QVERIFY(m_board->open().isEmpty());
}

void TestAlertBoard::onesOwnClaimNeedsNoNews()
{
    m_board->upsert({waiting("c1", 1000)});
    QSignalSpy settled(m_board.get(), &AlertBoard::settled);
    m_board->upsert({claimed(waiting("c1", 1000), "ana")});
    QCOMPARE(settled.size(), 1);
    QVERIFY(!settled.first().at(1).value<std::optional<MemberRef>>());
}

void TestAlertBoard::beingReleasedIsANewEscalation()
{
    m_board->upsert({waiting("c1", 1000)});
    m_board->upsert({claimed(waiting("c1", 1000), "ben")});
    QSignalSpy changed(m_board.get(), &AlertBoard::changed);
    m_board->upsert({waiting("c1", 3000)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(m_board->open().size(), 1);
}

void TestAlertBoard::whatWasPutOffComesBackWithTheRepetition()
{
    m_board->upsert({waiting("c1", 1000)});
    m_board->putOff({ConversationId(QStringLiteral("c1"))});
    QVERIFY(m_board->open().isEmpty());
    QCOMPARE(m_board->waiting(), 1);
    QSignalSpy repeated(m_board.get(), &AlertBoard::repeated);
    m_board->setRepeat(10);
    QTRY_VERIFY2(repeated.size() > 1, "it goes on until it is answered");
    QCOMPARE(m_board->open().size(), 1);
}

void TestAlertBoard::aSnapshotForgetsWhatIsGone()
{
    m_board->reset({waiting("c1", 1000), waiting("c2", 1000)});
    QSignalSpy changed(m_board.get(), &AlertBoard::changed);
    m_board->reset({waiting("c2", 1000)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(idsOf(m_board->open()), QStringList(QStringLiteral("c2")));
}

void TestAlertBoard::whoMayNotAnswerIsNotAlerted()
{
    m_board->setMember(MemberId(QStringLiteral("viewer")), false);
    m_board->reset({waiting("c1", 1000)});
    QVERIFY(m_board->open().isEmpty());
}

void TestAlertBoard::anotherMemberStartsAnew()
{
    m_board->reset({waiting("c1", 1000)});
    m_board->setMember(MemberId(QStringLiteral("ben")), true);
    QVERIFY(m_board->open().isEmpty());
    QCOMPARE(m_board->waiting(), 0);
}

void TestAlertBoard::whatThisDeviceDoesNotWantIsNotShown()
{
    m_board->upsert({waiting("one", 1)});
    QSignalSpy changed(m_board.get(), &AlertBoard::changed);
    push::Subscriptions wanted;
    wanted.escalations = QStringLiteral("listed");
    m_board->setSubscriptions(wanted);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_board->open().isEmpty());
    QCOMPARE(m_board->waiting(), 1);
    wanted.bots = {{BotId(QStringLiteral("shop")), QStringLiteral("banner"), {}}};
    m_board->setSubscriptions(wanted);
    QCOMPARE(m_board->open().first().form, push::Form::Banner);
    wanted.bots = {{BotId(QStringLiteral("shop")), QStringLiteral("off"), {}}};
    m_board->setSubscriptions(wanted);
    QCOMPARE(m_board->waiting(), 0);
}

void TestAlertBoard::quietHoursHoldBackOnlyWhenTheMemberSaysSo()
{
    m_board->upsert({waiting("one", 1)});
    push::Subscriptions wanted;
    wanted.quietHours.on = true;
    wanted.quietHours.from = wanted.quietHours.to = QStringLiteral("00:00"); // all day
    m_board->setSubscriptions(wanted);
    QCOMPARE(idsOf(m_board->open()), QStringList(QStringLiteral("one")));
    m_board->setQuiet(true); // By hand: shown, and silent.
    QCOMPARE(m_board->open().first().form, push::Form::Banner);
    m_board->setQuiet(false);
    wanted.quietHours.escalationsToo = true;
    m_board->setSubscriptions(wanted);
    QVERIFY(m_board->open().isEmpty());
}

void TestAlertBoard::countsComeFromTheQueueWhateverWasPutOff()
{
    // Given that the one who waits longest was put off
    m_board->upsert({waiting("c1", 1000), waiting("c2", 2000)});
    m_board->putOff({ConversationId(QStringLiteral("c1"))});
    // Then there is one to show, and two who wait, of whom the first waits longest
    QCOMPARE(idsOf(m_board->open()), QStringList(QStringLiteral("c2")));
    QCOMPARE(m_board->waiting(), 2);
    QCOMPARE(m_board->longest()->id.toString(), QStringLiteral("c1"));
    // Who is turned off does not count as the longest either.
    push::Subscriptions wanted;
    wanted.escalations = QStringLiteral("off");
    m_board->setSubscriptions(wanted);
    QVERIFY(!m_board->longestSince());
}

void TestAlertBoard::puttingOffHundredsIsOneChange()
{
    QList<Conversation> all;
    QList<ConversationId> ids;
    for (int i = 0; i < 301; ++i) {
        all.append(waiting(qPrintable(QStringLiteral("c%1").arg(i)), i));
        ids.append(all.constLast().id);
    }
    m_board->reset(all);
    QSignalSpy changed(m_board.get(), &AlertBoard::changed);
    m_board->putOff(ids);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_board->open().isEmpty());
    QCOMPARE(m_board->waiting(), 301);
}

void TestAlertBoard::whoIsWantedMoreIsToldOfAgain()
{
    // Given somebody who waits, was put off, and turned down
    m_board->upsert({waiting("c1", 1000)});
    m_board->putOff({ConversationId(QStringLiteral("c1"))});
    push::Subscriptions wanted;
    wanted.escalations = QStringLiteral("off");
    m_board->setSubscriptions(wanted);
    // When the subscription is raised again
    QSignalSpy raised(m_board.get(), &AlertBoard::raised);
    m_board->setSubscriptions({});
    // Then they are told of at once
    QCOMPARE(raised.size(), 1);
    QCOMPARE(idsOf(m_board->open()), QStringList(QStringLiteral("c1")));
}

namespace {

Conversation givenTo(Conversation c, const char* to, const char* by)
{
    c = claimed(std::move(c), to);
    c.assignedBy = MemberRef{MemberId(QString::fromLatin1(by)), QString::fromLatin1(by)};
    c.messageCount = 5;
    return c;
}

} // namespace

void TestAlertBoard::whatAColleagueGaveAlertsUntilItWasLookedAt()
{
    m_board->reset({waiting("c1", 1000), claimed(waiting("c2", 500), "ben")});
    QSignalSpy settled(m_board.get(), &AlertBoard::settled);
    m_board->upsert({givenTo(waiting("c2", 500), "ana", "ben")});
    QCOMPARE(idsOf(m_board->open()), QStringList({QStringLiteral("c1"), QStringLiteral("c2")}));
    QCOMPARE(m_board->open().constLast().by, QStringLiteral("ben"));
    // It is no customer who waits, and nobody else's to claim.
    QCOMPARE(m_board->waiting(), 1);
    QCOMPARE(m_board->longest()->id, ConversationId(QStringLiteral("c1")));
    // What was read of it before is not that it was looked at now.
    m_board->markSeen(ConversationId(QStringLiteral("c2")), 4);
    QVERIFY(m_board->isWaiting(ConversationId(QStringLiteral("c2"))));
    m_board->markSeen(ConversationId(QStringLiteral("c2")), 5);
    QVERIFY(!m_board->isWaiting(ConversationId(QStringLiteral("c2"))));
    QCOMPARE(settled.size(), 1);
    QVERIFY(!settled[0][1].value<std::optional<MemberRef>>());
    // And what is said there later is no new alert.
    auto later = givenTo(waiting("c2", 500), "ana", "ben");
    later.messageCount = 9;
    m_board->upsert({later});
    QVERIFY(!m_board->isWaiting(ConversationId(QStringLiteral("c2"))));
}

void TestAlertBoard::givenFromTheQueueItIsToldOnceMore()
{
    m_board->upsert({waiting("c1", 1000)});
    m_board->putOff({ConversationId(QStringLiteral("c1"))});
    QVERIFY(m_board->open().isEmpty());
    m_board->upsert({givenTo(waiting("c1", 1000), "ana", "ben")});
    QCOMPARE(m_board->open().size(), 1);
    QCOMPARE(m_board->open().constFirst().by, QStringLiteral("ben"));
}

void TestAlertBoard::whatOneTookOverOneselfIsNoNews()
{
    m_board->upsert({givenTo(waiting("c1", 1000), "ana", "ana")});
    QVERIFY(m_board->open().isEmpty());
}

void TestAlertBoard::whatWasReadBeforeTheStartIsNoNews()
{
    m_board->restoreSeen(
        {{ConversationId(QStringLiteral("c1")), 5}, {ConversationId(QStringLiteral("c2")), 3}});
    m_board->reset({givenTo(waiting("c1", 1000), "ana", "ben"), givenTo(waiting("c2", 1000), "ana", "ben")});
    QCOMPARE(idsOf(m_board->open()), QStringList(QStringLiteral("c2")));
}

void TestAlertBoard::givenOnItAlertsNoMore()
{
    m_board->upsert({givenTo(waiting("c1", 1000), "ana", "ben")});
    m_board->upsert({givenTo(waiting("c1", 1000), "cleo", "ana")});
    QVERIFY(m_board->open().isEmpty());
    // Back again, it is news again.
    m_board->upsert({givenTo(waiting("c1", 1000), "ana", "cleo")});
    QCOMPARE(m_board->open().constFirst().by, QStringLiteral("cleo"));
}

BATON_TEST(TestAlertBoard)
#include "tst_alertboard.moc"
