// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/contactcard.h"
#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::models;
using namespace baton::testing;

/// What is known of a customer beside the conversation.
class TestContactCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whoIsKeptOutIsKnownWhenTheyAreOpened();
    void whatOneDidOneselfIsKnownAtOnce();
    void whatCouldNotBeDoneChangesNothing();

private:
    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
    std::unique_ptr<ContactCard> m_card;
};

void TestContactCard::init()
{
    m_relay = std::make_unique<RelayDouble>();
    QVERIFY(m_relay->listen());
    m_console = std::make_unique<ConsoleDouble>();
    m_card = std::make_unique<ContactCard>(m_console->session());
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->isConnected());
}

void TestContactCard::cleanup()
{
    m_card.reset();
    m_console.reset();
    m_relay.reset();
}

void TestContactCard::whoIsKeptOutIsKnownWhenTheyAreOpened()
{
    m_relay->setBlocked(ContactId(QStringLiteral("p1")), true);
    const auto theirs = conversation(1);
    m_card->show(&theirs);
    QTRY_VERIFY(m_card->isBlocked());
    // Another one is not, before anything is known and after it.
    const auto other = conversation(2);
    m_card->show(&other);
    QVERIFY(!m_card->isBlocked());
    m_card->show(&theirs);
    QTRY_VERIFY(m_card->isBlocked());
    // and nor is nobody
    m_card->show(nullptr);
    QVERIFY(!m_card->isBlocked());
}

void TestContactCard::whatOneDidOneselfIsKnownAtOnce()
{
    const auto theirs = conversation(1);
    m_card->show(&theirs);
    QSignalSpy changed(m_card.get(), &ContactCard::changed);
    m_card->block(std::nullopt, false);
    QTRY_VERIFY(m_card->isBlocked());
    QVERIFY(!changed.isEmpty());
    m_card->unblock();
    QTRY_VERIFY(!m_card->isBlocked());
}

void TestContactCard::whatCouldNotBeDoneChangesNothing()
{
    const auto theirs = conversation(1);
    m_card->show(&theirs);
    QSignalSpy said(m_card.get(), &ContactCard::said);
    m_relay->refuseNext(QStringLiteral("visitors.block"),
                        {protocol::rpc::NotPermitted, QStringLiteral("Not yours."), {}});
    m_card->block(std::nullopt, false);
    QTRY_COMPARE(said.size(), 1);
    QCOMPARE(said[0][0].toString(), QStringLiteral("Not yours."));
    QVERIFY(!m_card->isBlocked());
}

BATON_TEST(TestContactCard)
#include "tst_contactcard.moc"
