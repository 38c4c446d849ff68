// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/desk/deskplay.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using baton::tests::DeskPlay;
using baton::tests::person;
using Reason = Refusal::Reason;

/// What is known of customers, and customers who are put off for a while.
class TestCustomersKnown : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { BATON_NEEDS_ITS_LOG(); }
    void init() { m_play = std::make_unique<DeskPlay>(); }
    void cleanup();

    void aChangeIsInAllTheirConversations();
    void whatIsNoNewsIsNoEvent();
    void theSameAddressJoinsNobody();
    void nobodyElsesCustomerIsChanged();
    void tooMuchIsRefused();
    void aBotChangesItsOwn();
    void theHolderPutsThemOffAndTheCustomerBringsThemBack();
    void theTimeBringsThemBack();
    void puttingOffIsRefused_data();
    void puttingOffIsRefused();
    void lettingGoEndsIt();

private:
    Result<desk::AgentAnswer> update(const QString& contact, desk::ContactChange change)
    {
        return m_play->ask(m_ana,
                           desk::UpdateContact{m_play->shop.id, ContactId(contact), std::move(change)});
    }
    Contact contactOf(const char* subject);

    std::unique_ptr<DeskPlay> m_play;
    const desk::Agent m_ana = person(QStringLiteral("Ana"));
    const QString m_zoe = QStringLiteral("zoe");
};

void TestCustomersKnown::cleanup()
{
    m_play->close();
    QCOMPARE(m_play->stage.differences(), QStringList());
}

/// As the desk has it.
Contact TestCustomersKnown::contactOf(const char* subject)
{
    const auto id = m_play->now.value(QString::fromLatin1(subject)).id;
    const auto got = m_play->act(m_ana, desk::Tag{id, {}, {}});
    return got ? got->contact : Contact();
}

void TestCustomersKnown::aChangeIsInAllTheirConversations()
{
    for (const auto* subject : {"a", "b"})
        m_play->waits(QString::fromLatin1(subject), m_zoe);
    m_play->waits(QStringLiteral("c"), QStringLiteral("yan"));
    const auto before = m_play->now.value(QStringLiteral("a")).updatedAt;
    m_play->clock += 1000;

    const auto done = update(m_zoe, {QStringLiteral("Zoë"),
                                     QStringLiteral("zoe@example.org"),
                                     std::nullopt,
                                     {{QStringLiteral("plan"), QStringLiteral("Pro")}}});

    QVERIFY2(done, done ? "" : qPrintable(done.error().detail));
    QCOMPARE(m_play->types.constLast(), QStringLiteral("contact.updated"));
    QCOMPARE(m_play->contacts.size(), 1);
    QCOMPARE(m_play->contacts[0].contact.name, QStringLiteral("Zoë"));
    QCOMPARE(m_play->contacts[0].by, m_ana.actor.member);
    for (const auto* subject : {"a", "b"})
        QCOMPARE(contactOf(subject), m_play->contacts[0].contact);
    QVERIFY(contactOf("c").name.isEmpty());
    // It moves nobody in a list.
    QCOMPARE(m_play->act(m_ana, desk::Tag{m_play->now.value(QStringLiteral("a")).id, {}, {}})->updatedAt,
             before);
    // And it is there after a restart, and can be taken away.
    m_play->close();
    m_play->open();
    QCOMPARE(contactOf("b").fields.value(QStringLiteral("plan")), QStringLiteral("Pro"));
    QVERIFY(update(m_zoe,
                   {std::nullopt, QStringLiteral(""), std::nullopt, {{QStringLiteral("plan"), QString()}}}));
    QCOMPARE(contactOf("a").name, QStringLiteral("Zoë"));
    QVERIFY(contactOf("a").email.isEmpty());
    QVERIFY(contactOf("a").fields.isEmpty());
}

void TestCustomersKnown::whatIsNoNewsIsNoEvent()
{
    m_play->waits(QStringLiteral("a"), m_zoe);
    QVERIFY(update(m_zoe, {QStringLiteral("Zoë"), {}, {}, {}}));
    const auto seq = m_play->seq();
    QVERIFY(update(m_zoe, {QStringLiteral("Zoë"), {}, {}, {}}));
    QCOMPARE(m_play->seq(), seq);
}

void TestCustomersKnown::theSameAddressJoinsNobody()
{
    m_play->waits(QStringLiteral("a"), m_zoe);
    m_play->waits(QStringLiteral("b"), QStringLiteral("mallory"));
    QVERIFY(update(m_zoe, {{}, QStringLiteral("zoe@example.org"), {}, {}}));
    QVERIFY(update(QStringLiteral("mallory"), {{}, QStringLiteral("zoe@example.org"), {}, {}}));
    QVERIFY(update(m_zoe, {QStringLiteral("Zoë"), {}, {}, {}}));
    QCOMPARE(contactOf("b").id, ContactId(QStringLiteral("mallory")));
    QVERIFY(contactOf("b").name.isEmpty());
    QCOMPARE(contactOf("a").id, ContactId(m_zoe));
}

void TestCustomersKnown::nobodyElsesCustomerIsChanged()
{
    m_play->waits(QStringLiteral("a"), m_zoe);
    auto eve = person(QStringLiteral("Eve"));
    eve.bots = QSet<BotId>{BotId(QStringLiteral("other"))};
    const desk::UpdateContact change{m_play->shop.id, ContactId(m_zoe), {QStringLiteral("x"), {}, {}, {}}};
    QCOMPARE(m_play->ask(eve, change).error().kind, Refusal::Kind::NotFound);
    QCOMPARE(update(QStringLiteral("nobody"), {QStringLiteral("x"), {}, {}, {}}).error().kind,
             Refusal::Kind::NotFound);
}

void TestCustomersKnown::tooMuchIsRefused()
{
    m_play->waits(QStringLiteral("a"), m_zoe);
    const auto refused = update(m_zoe, {QString(300, u'x'), {}, {}, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::TooLarge);
    QVERIFY(contactOf("a").name.isEmpty());
}

void TestCustomersKnown::aBotChangesItsOwn()
{
    for (const auto* subject : {"a", "b"})
        m_play->waits(QString::fromLatin1(subject), m_zoe);
    const auto type = QStringLiteral("baton.contact.updated");
    QCOMPARE(m_play->tell(type, QStringLiteral("a"), {{QStringLiteral("phone"), QStringLiteral("+49 30 1")}}),
             QString());
    QCOMPARE(contactOf("b").phone, QStringLiteral("+49 30 1"));
    QVERIFY(m_play->tell(type, QStringLiteral("nowhere"), {{QStringLiteral("phone"), QStringLiteral("1")}})
                .contains(QLatin1String("no such conversation")));
}

void TestCustomersKnown::theHolderPutsThemOffAndTheCustomerBringsThemBack()
{
    const auto id = m_play->waits(QStringLiteral("a"));
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    const Instant tomorrow{m_play->clock + 24 * 3600 * 1000};
    const auto snoozed = m_play->act(m_ana, desk::Snooze{id, tomorrow});
    QVERIFY2(snoozed, snoozed ? "" : qPrintable(snoozed.error().detail));
    QCOMPARE(snoozed->snoozedUntil, tomorrow);
    QCOMPARE(snoozed->assignee, m_ana.actor.member);

    m_play->types.clear();
    m_play->says(QStringLiteral("a"), QStringLiteral("Hello?"));
    QCOMPARE(m_play->types,
             (QStringList{QStringLiteral("conversation.snoozed"), QStringLiteral("message.added")}));
    QVERIFY(!m_play->now.value(QStringLiteral("a")).snoozedUntil);
}

void TestCustomersKnown::theTimeBringsThemBack()
{
    const auto id = m_play->waits(QStringLiteral("a"));
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    QVERIFY(m_play->act(m_ana, desk::Snooze{id, Instant{m_play->clock + 60'000}}));
    const desk::Agent relay;
    const auto seq = m_play->seq();
    QVERIFY(m_play->act(relay, desk::Wake{id})); // too early
    QCOMPARE(m_play->seq(), seq);
    m_play->close();
    m_play->open();
    m_play->clock += 60'000;
    QVERIFY(!m_play->act(relay, desk::Wake{id})->snoozedUntil);
    QCOMPARE(m_play->types.constLast(), QStringLiteral("conversation.snoozed"));
    QVERIFY(m_play->act(relay, desk::Wake{id})); // nothing more to do
    QCOMPARE(m_play->seq(), seq + 1);
}

void TestCustomersKnown::puttingOffIsRefused_data()
{
    QTest::addColumn<QString>("why");
    QTest::addColumn<Refusal::Kind>("kind");
    QTest::addColumn<Refusal::Reason>("reason");
    using Kind = Refusal::Kind;
    QTest::newRow("over") << QStringLiteral("past") << Kind::Invalid << Reason::None;
    QTest::newRow("never") << QStringLiteral("far") << Kind::Invalid << Reason::None;
    QTest::newRow("waits") << QStringLiteral("waits") << Kind::Conflict << Reason::NotClaimed;
    QTest::newRow("another's") << QStringLiteral("another") << Kind::Conflict << Reason::NotYours;
    QTest::newRow("ended") << QStringLiteral("ended") << Kind::Conflict << Reason::WrongState;
}

void TestCustomersKnown::puttingOffIsRefused()
{
    QFETCH(QString, why);
    QFETCH(Refusal::Kind, kind);
    QFETCH(Refusal::Reason, reason);
    const auto id = m_play->waits(QStringLiteral("a"));
    if (why != QLatin1String("waits"))
        QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    if (why == QLatin1String("ended"))
        QVERIFY(m_play->act(m_ana, desk::Resolve{id}));
    constexpr qint64 year = 365LL * 24 * 3600 * 1000;
    Instant until{m_play->clock + 60'000};
    if (why == QLatin1String("past"))
        until = Instant{m_play->clock - 1};
    if (why == QLatin1String("far"))
        until = Instant{m_play->clock + 2 * year};
    const auto by = why == QLatin1String("another") ? person(QStringLiteral("Ben")) : m_ana;

    const auto refused = m_play->act(by, desk::Snooze{id, until});

    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, kind);
    QCOMPARE(refused.error().reason, reason);
}

void TestCustomersKnown::lettingGoEndsIt()
{
    const auto id = m_play->waits(QStringLiteral("a"));
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    QVERIFY(m_play->act(m_ana, desk::Snooze{id, Instant{m_play->clock + 60'000}}));
    QVERIFY(!m_play->act(m_ana, desk::Release{id})->snoozedUntil);
    // A supervisor may put off what another holds, and end it.
    QVERIFY(m_play->act(m_ana, desk::Claim{id}));
    const auto chief = person(QStringLiteral("Chief"), Role::Supervisor);
    QVERIFY(m_play->act(chief, desk::Snooze{id, Instant{m_play->clock + 60'000}})->snoozedUntil);
    QVERIFY(!m_play->act(chief, desk::Snooze{id, std::nullopt})->snoozedUntil);
}

BATON_TEST(TestCustomersKnown)
#include "tst_customersknown.moc"
