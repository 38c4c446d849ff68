// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/passwordqueue.h"
#include "tests/support/program.h"

#include <QSemaphore>
#include <QtTest>

using namespace baton::relay;

using Standing = PasswordQueue::Standing;

/// The one thread is kept busy while a queue builds up; then it is seen who comes when.
class TestPasswordQueue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void clientsTakeTurns();
    void theKnownComeFirst();
    void nobodyMayHaveManyWaiting();
    void anAccountHasFewWaiting();
    void whoeverHasMostMakesRoom();
    void aNetworkIsOneHoweverManyItsAddresses();

private:
    bool offer(const QString& name, const QString& client, Standing standing = Standing::Fresh,
               const QString& account = {}, const QString& network = {});
    QStringList served();

    std::unique_ptr<PasswordQueue> m_queue;
    std::unique_ptr<QSemaphore> m_gate;
    QMutex m_mutex;
    QStringList m_served;
    QStringList m_refused;
};

void TestPasswordQueue::init()
{
    m_queue.reset();
    m_served.clear();
    m_refused.clear();
    m_gate = std::make_unique<QSemaphore>();
    m_queue = std::make_unique<PasswordQueue>(PasswordQueue::Limits{1, 8, 4, 2});
    QSemaphore begun;
    QVERIFY(m_queue->offer({Standing::Fresh,
                            QStringLiteral("x"),
                            QStringLiteral("x"),
                            [&] {
                                begun.release();
                                m_gate->acquire();
                            },
                            {}}));
    begun.acquire();
}

bool TestPasswordQueue::offer(const QString& name, const QString& client, Standing standing,
                              const QString& account, const QString& network)
{
    return m_queue->offer({standing, client, account.isEmpty() ? name : account,
                           [this, name] {
                               const QMutexLocker lock(&m_mutex);
                               m_served.append(name);
                           },
                           [this, name] { m_refused.append(name); }, network});
}

QStringList TestPasswordQueue::served()
{
    m_gate->release();
    m_queue->finish();
    return m_served;
}

void TestPasswordQueue::clientsTakeTurns()
{
    for (const char* name : {"a1", "a2", "a3", "a4"})
        QVERIFY(offer(QString::fromLatin1(name), QStringLiteral("a")));
    QVERIFY(offer(QStringLiteral("b1"), QStringLiteral("b")));
    QVERIFY(offer(QStringLiteral("c1"), QStringLiteral("c")));
    QCOMPARE(served().join(u' '), QStringLiteral("a1 b1 c1 a2 a3 a4"));
}

void TestPasswordQueue::theKnownComeFirst()
{
    QVERIFY(offer(QStringLiteral("guess"), QStringLiteral("a"), Standing::Suspect));
    QVERIFY(offer(QStringLiteral("fresh"), QStringLiteral("b"), Standing::Fresh));
    QVERIFY(offer(QStringLiteral("known"), QStringLiteral("c"), Standing::Known));
    QCOMPARE(served().join(u' '), QStringLiteral("known fresh guess"));
}

void TestPasswordQueue::nobodyMayHaveManyWaiting()
{
    for (int i = 0; i < 4; ++i)
        QVERIFY(offer(QString::number(i), QStringLiteral("a")));
    QVERIFY(!offer(QStringLiteral("one more"), QStringLiteral("a")));
    QVERIFY(offer(QStringLiteral("b1"), QStringLiteral("b")));
    QCOMPARE(served().size(), 5);
    QVERIFY(m_refused.isEmpty());
}

void TestPasswordQueue::anAccountHasFewWaiting()
{
    const auto ana = QStringLiteral("ana");
    QVERIFY(offer(QStringLiteral("1"), QStringLiteral("a"), Standing::Fresh, ana));
    QVERIFY(offer(QStringLiteral("2"), QStringLiteral("b"), Standing::Fresh, ana));
    QVERIFY(!offer(QStringLiteral("3"), QStringLiteral("c"), Standing::Fresh, ana));
    QVERIFY(offer(QStringLiteral("ana herself"), QStringLiteral("d"), Standing::Known, ana));
    QCOMPARE(served().join(u' '), QStringLiteral("ana herself 1 2"));
}

void TestPasswordQueue::whoeverHasMostMakesRoom()
{
    for (const char* name : {"a1", "a2", "a3", "b1", "b2", "b3", "b4"})
        QVERIFY(offer(QString::fromLatin1(name), QString::fromLatin1(name).left(1)));
    QVERIFY(offer(QStringLiteral("guess"), QStringLiteral("g"), Standing::Suspect));
    // given that all places are taken, a guesser goes first
    QVERIFY(offer(QStringLiteral("c1"), QStringLiteral("c")));
    QCOMPARE(m_refused, QStringList{QStringLiteral("guess")});
    // then who has most of them
    QVERIFY(offer(QStringLiteral("d1"), QStringLiteral("d")));
    QCOMPARE(m_refused.constLast(), QStringLiteral("b4"));
    // and a guesser drives out nobody
    QVERIFY(!offer(QStringLiteral("guess"), QStringLiteral("g"), Standing::Suspect));
    QCOMPARE(served().join(u' '), QStringLiteral("a1 b1 c1 d1 a2 b2 a3 b3"));
}

void TestPasswordQueue::aNetworkIsOneHoweverManyItsAddresses()
{
    // given a guess from each of as many addresses of a network as there are places
    const auto guess = [this](int i) {
        const auto name = QStringLiteral("g%1").arg(i);
        return offer(name, name, Standing::Fresh, {}, QStringLiteral("2001:db8:1"));
    };
    for (int i = 1; i <= 8; ++i)
        QVERIFY(guess(i));
    // then somebody else has a place, and soon a turn
    QVERIFY(offer(QStringLiteral("ana"), QStringLiteral("ana"), Standing::Fresh, {},
                  QStringLiteral("2001:db8:2")));
    QCOMPARE(m_refused, QStringList{QStringLiteral("g8")});
    // and one more of them drives out nobody.
    QVERIFY(!guess(9));
    QCOMPARE(served().join(u' '), QStringLiteral("g1 ana g2 g3 g4 g5 g6 g7"));
}

BATON_TEST(TestPasswordQueue)
#include "tst_passwordqueue.moc"
