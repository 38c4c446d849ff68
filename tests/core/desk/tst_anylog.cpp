// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/deskqueue.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/emptylog.h"
#include "tests/support/program.h"

#include <QtTest>
#include <atomic>
#include <future>

using namespace baton;
using namespace baton::relay;
using baton::tests::EmptyLog;

namespace {

const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};

desk::BotBatch says(const QString& subject, const QString& id, int events = 1)
{
    desk::BotBatch batch{shop, {}};
    for (int i = 0; i < events; ++i)
        batch.events.append(baton::tests::botEvent(
            QStringLiteral("/test"), id + QString::number(i), QStringLiteral("baton.message.customer"),
            subject, Instant::now(), {{QStringLiteral("text"), QStringLiteral("Hello")}}));
    return batch;
}

desk::AgentCommand claims(const QString& id, const QString& who)
{
    desk::AgentCommand one;
    one.agent.actor = {{MemberId(who), who}, permissionsOf(Role::Agent)};
    one.commandId = CommandId(id);
    one.verb = desk::Claim{ConversationId(id)};
    return one;
}

bool speaksOf(const desk::Writes& writes, const QString& subject)
{
    return std::any_of(writes.conversations.begin(), writes.conversations.end(),
                       [&](const auto& change) { return change.row->subject == subject; });
}

} // namespace

/// What the desk asks of any log, and what it makes of what that says.
class TestAnyLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClockIsAskedWhenTheBatchIsOpen();
    void whatOthersChangedIsLookedForAgain();
    void whatWasRefusedIsNotKnown();
    void oneThatCannotBeWrittenHarmsNoOther();
    void whatMayBeWrittenIsNotDoneAgain();
    void whoIsTakenNextIsForeseen();

private:
    void start(const std::function<desk::CommitOutcome(const desk::Writes&)>& outcome);
    void submitTogether();

    std::unique_ptr<Desk> m_desk;
    std::promise<void> m_goOn;
    std::atomic<int> m_answered{0};
    QStringList m_good;
    QStringList m_refused;
};

void TestAnyLog::theClockIsAskedWhenTheBatchIsOpen()
{
    EmptyLog log;
    desk::Ledger ledger(log, nullptr);
    bool wasOpen = false;
    const auto clock = [&] {
        wasOpen = log.isInBatch;
        return Instant::now();
    };
    QVERIFY(ledger.begin(clock));
    QVERIFY2(wasOpen, "whoever waits for others would bear an earlier time than they");
}

void TestAnyLog::whatOthersChangedIsLookedForAgain()
{
    EmptyLog log;
    desk::Ledger ledger(log, nullptr);
    const desk::SubjectKey key(shop.id, QStringLiteral("s"));
    QVERIFY(ledger.begin(&Instant::now));
    const auto id =
        ledger.create(shop, QStringLiteral("API"), {}, key.second, {}, Instant::now(), true)->conversation.id;
    QVERIFY(ledger.commit());
    ledger.committed();
    // Known by heart, it need not be foreseen
    QVERIFY(ledger.begin(&Instant::now, {{}, {}, {id}, {key}}));
    QCOMPARE(log.foreseen.size(), 0);
    ledger.abandon();
    QVERIFY(ledger.begin(&Instant::now));
    ledger.create(shop, QStringLiteral("API"), {}, key.second, {}, Instant::now(), true);
    const auto mine = ledger.findBySubject(shop.id, key.second).value()->conversation.id;
    QVERIFY(ledger.commit());
    ledger.committed();
    // until another desk has written of it.
    log.news = {{{log.head().seq + 1, Instant::now(), {}, {}, {}}, mine, shop.id, key.second, {}}};
    QVERIFY(ledger.begin(&Instant::now));
    ledger.abandon();
    QVERIFY(ledger.begin(&Instant::now, {{}, {}, {mine}, {key}}));
    QVERIFY(log.foreseen.conversations.contains(mine));
    QVERIFY(log.foreseen.subjects.contains(key));
}

void TestAnyLog::whatWasRefusedIsNotKnown()
{
    EmptyLog log;
    desk::Ledger ledger(log, nullptr);
    const desk::SubjectKey key(shop.id, QStringLiteral("s"));
    QVERIFY(ledger.begin(&Instant::now));
    ledger.create(shop, QStringLiteral("API"), {}, key.second, {}, Instant::now(), true);
    ledger.dropPart();
    QVERIFY(ledger.commit());
    ledger.committed();
    QVERIFY(ledger.begin(&Instant::now, {{}, {}, {}, {key}}));
    QVERIFY(log.foreseen.subjects.contains(key));
}

/// The first batch waits until the others are there, so that they are one.
void TestAnyLog::start(const std::function<desk::CommitOutcome(const desk::Writes&)>& outcome)
{
    m_goOn = {};
    m_answered = 0;
    m_good.clear();
    m_refused.clear();
    Desk::Options options;
    options.openLog = [this, outcome]() -> Result<std::unique_ptr<desk::Log>> {
        auto log = std::make_unique<EmptyLog>();
        log->outcome = [this, outcome, isFirst = true](const desk::Writes& writes) mutable {
            if (std::exchange(isFirst, false))
                m_goOn.get_future().wait();
            return outcome(writes);
        };
        return log;
    };
    m_desk = std::make_unique<Desk>(options);
    QVERIFY(m_desk->start());
}

void TestAnyLog::submitTogether()
{
    const auto submit = [this](const QString& subject, int events) {
        m_desk->submit(says(subject, subject, events),
                       [this, subject](const Result<desk::BotAnswer>& answer) {
                           (answer && answer->accepted > 0 ? m_good : m_refused).append(subject);
                           ++m_answered;
                       });
    };
    submit(QStringLiteral("gate"), 1);
    for (const auto* subject : {"a", "bad", "b"})
        submit(QString::fromLatin1(subject), 1);
    // One that takes several parts, and one behind it
    submit(QStringLiteral("long"), 100);
    submit(QStringLiteral("c"), 1);
    m_goOn.set_value();
    QTRY_COMPARE_WITH_TIMEOUT(m_answered.load(), 6, 60'000);
}

void TestAnyLog::oneThatCannotBeWrittenHarmsNoOther()
{
    QStringList written;
    start([&](const desk::Writes& writes) -> desk::CommitOutcome {
        if (speaksOf(writes, QStringLiteral("bad")))
            return {desk::CommitOutcome::Kind::Refused, {Refusal::Kind::Unavailable, {}, {}, {}}};
        for (const auto& messages : writes.messages)
            for (const auto& message : messages)
                written.append(message.text);
        return {};
    });
    submitTogether();
    m_desk->stop();
    QCOMPARE(m_refused, QStringList(QStringLiteral("bad")));
    m_good.sort();
    QCOMPARE(m_good.join(u' '), QStringLiteral("a b c gate long"));
    QCOMPARE(written.size(), 104);
    QVERIFY(m_desk->healthy());
}

void TestAnyLog::whatMayBeWrittenIsNotDoneAgain()
{
    start([](const desk::Writes& writes) -> desk::CommitOutcome {
        return speaksOf(writes, QStringLiteral("bad"))
                   ? desk::CommitOutcome{desk::CommitOutcome::Kind::Unknown,
                                         {Refusal::Kind::Unavailable, {}, {}, {}}}
                   : desk::CommitOutcome();
    });
    submitTogether();
    m_desk->stop();
    QVERIFY(m_refused.contains(QStringLiteral("a")) || m_refused.contains(QStringLiteral("b")));
}

void TestAnyLog::whoIsTakenNextIsForeseen()
{
    desk::DeskQueue queue;
    queue.open();
    // Given one who has sent very many, and others behind them
    constexpr int many = 5'000;
    for (int i = 0; i < many; ++i)
        queue.add(desk::DeskQueue::Agents, QStringLiteral("ana"),
                  desk::task(claims(QString::number(i), QStringLiteral("ana")), {}));
    queue.add(desk::DeskQueue::Agents, QStringLiteral("ben"),
              desk::task(claims(QStringLiteral("his"), QStringLiteral("ben")), {}));
    queue.add(desk::DeskQueue::Bots, QStringLiteral("shop"),
              desk::task(says(QStringLiteral("s"), QStringLiteral("e"), 100), {}));
    // then the one whose turn comes next is among what is foreseen, and the bot, and it is bounded.
    const auto foreseen = queue.foresee(200);
    QVERIFY(foreseen.conversations.contains(ConversationId(QStringLiteral("his"))));
    QVERIFY(foreseen.subjects.contains({shop.id, QStringLiteral("s")}));
    QVERIFY2(foreseen.size() < 300, qPrintable(QString::number(foreseen.size())));
    queue.close();
}

BATON_TEST(TestAnyLog)
#include "tst_anylog.moc"
