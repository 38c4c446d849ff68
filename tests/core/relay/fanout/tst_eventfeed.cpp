// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/fanout/eventfeed.h"
#include "tests/support/program.h"

#include <QtTest>
#include <atomic>
#include <thread>

using namespace baton;
using namespace baton::relay;

namespace {

std::vector<FeedEntry> entries(qint64 from, qint64 to, qsizetype size = 10)
{
    std::vector<FeedEntry> all;
    for (qint64 seq = from; seq <= to; ++seq)
        all.push_back({seq, {}, BotId(QStringLiteral("b")), QByteArray(size, 'x')});
    return all;
}

} // namespace

class EventFeedTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFeedHasNothing();
    void whatIsAppendedCanBeReadFromAnyPlace();
    void oldEntriesAreLeftToStorage();
    void bytesAreLimitedToo();
    void aFeedContinuesWhereStorageEnds();
    void watchersAreWokenOncePerBatch();
    void aGapIsLeftToStorage();
    void whatCameBeforeIsNotTakenTwice();
    void readersSeeNoGapsWhileItGrows();
};

void EventFeedTest::anEmptyFeedHasNothing()
{
    const EventFeed feed;
    QCOMPARE(feed.lastSeq(), 0);
    QCOMPARE(feed.oldestSince(), 0);
    QCOMPARE(feed.after(0, 10)->size(), size_t(0));
    QCOMPARE(feed.after(5, 10)->size(), size_t(0));
}

void EventFeedTest::whatIsAppendedCanBeReadFromAnyPlace()
{
    EventFeed feed;
    feed.append(entries(1, 10));
    const auto found = feed.after(3, 4);
    QVERIFY(found);
    QCOMPARE(found->size(), size_t(4));
    QCOMPARE(found->front()->seq, 4);
    QCOMPARE(found->back()->seq, 7);
    QCOMPARE(feed.after(10, 4)->size(), size_t(0));
    QCOMPARE(feed.after(9, 4)->front()->seq, 10);
}

void EventFeedTest::oldEntriesAreLeftToStorage()
{
    EventFeed feed(5);
    feed.append(entries(1, 12));
    QCOMPARE(feed.oldestSince(), 7);
    QVERIFY(!feed.after(6, 10));
    QCOMPARE(feed.after(7, 10)->front()->seq, 8);
}

void EventFeedTest::bytesAreLimitedToo()
{
    EventFeed feed(1000, 1000);
    feed.append(entries(1, 100, 100));
    QCOMPARE(feed.oldestSince(), 90);
    // The newest stays, however big it is.
    feed.append(entries(101, 101, 5000));
    QCOMPARE(feed.after(100, 10)->size(), size_t(1));
    QCOMPARE(feed.oldestSince(), 100);
}

void EventFeedTest::aFeedContinuesWhereStorageEnds()
{
    EventFeed feed;
    feed.startAfter(41);
    QCOMPARE(feed.lastSeq(), 41);
    QVERIFY(!feed.after(40, 10));
    feed.append(entries(42, 43));
    QCOMPARE(feed.after(41, 10)->size(), size_t(2));
}

void EventFeedTest::watchersAreWokenOncePerBatch()
{
    EventFeed feed;
    int first = 0;
    int second = 0;
    feed.watch([&] { ++first; });
    feed.watch([&] { ++second; });
    feed.append(entries(1, 100));
    feed.append({});
    feed.append(entries(101, 101));
    QCOMPARE(first, 2);
    QCOMPARE(second, 2);
}

void EventFeedTest::aGapIsLeftToStorage()
{
    EventFeed feed;
    feed.append(entries(1, 3));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("did not reach")));
    feed.append(entries(6, 7));
    QCOMPARE(feed.lastSeq(), 7);
    QVERIFY(!feed.after(3, 10));
    QCOMPARE(feed.after(5, 10)->size(), size_t(2));
}

void EventFeedTest::whatCameBeforeIsNotTakenTwice()
{
    EventFeed feed;
    feed.append(entries(1, 3));
    QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(QStringLiteral("left out")));
    feed.append(entries(3, 4));
    QCOMPARE(feed.after(0, 10)->size(), size_t(4));
}

void EventFeedTest::readersSeeNoGapsWhileItGrows()
{
    EventFeed feed(500);
    constexpr qint64 last = 20'000;
    std::atomic<bool> torn{false};
    std::vector<std::thread> readers;
    for (int reader = 0; reader < 3; ++reader) {
        readers.emplace_back([&] {
            qint64 since = 0;
            while (since < last && !torn) {
                const auto found = feed.after(since, 100);
                if (!found) {
                    since = feed.oldestSince();
                    continue;
                }
                for (const auto& entry : *found) {
                    torn = torn || entry->seq != since + 1;
                    since = entry->seq;
                }
            }
        });
    }
    for (qint64 seq = 1; seq <= last; seq += 10)
        feed.append(entries(seq, seq + 9));
    for (std::thread& reader : readers)
        reader.join();
    QVERIFY(!torn);
}

BATON_TEST(EventFeedTest)
#include "tst_eventfeed.moc"
