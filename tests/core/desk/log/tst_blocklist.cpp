// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/blocklist.h"
#include "tests/support/program.h"

#include <thread>

using namespace baton;
using namespace baton::relay;

/// Who is kept out, and from where.
class TestBlocklist : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBlockHoldsUntilItsTime();
    void ofTwoByOneAddressTheLongerCounts_data();
    void ofTwoByOneAddressTheLongerCounts();
    void lettingOneInKeepsTheOtherOut();
    void anotherBlockTakesThePlaceOfTheFirst();
    void addressesAreOfABot();
    void whoeverWatchesIsTold();
    void whatWasReadBeforeAChangeIsNotTaken();
    void changesFromManyThreadsAreAllKept();

private:
    bool isOut(const char* contact, const char* address, qint64 at = 1) const
    {
        return !m_list.mayWrite(m_shop, ContactId(QString::fromLatin1(contact)), QString::fromLatin1(address),
                                Instant{at});
    }
    Block block(const char* contact, const char* address = "", std::optional<Instant> until = {}) const
    {
        return {m_shop, ContactId(QString::fromLatin1(contact)), QString::fromLatin1(address), until};
    }

    const BotId m_shop{QStringLiteral("shop")};
    Blocklist m_list;
};

void TestBlocklist::aBlockHoldsUntilItsTime()
{
    Blocklist list;
    list.add(block("mallory", "", Instant{10}));
    const ContactId mallory(QStringLiteral("mallory"));
    const auto refused = list.mayWrite(m_shop, mallory, {}, Instant{9});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::NotPermitted);
    QVERIFY(!refused.error().detail.isEmpty());
    QVERIFY(list.of(m_shop, mallory, Instant{9}));
    QVERIFY(list.mayWrite(m_shop, mallory, {}, Instant{10}));
    QVERIFY(!list.of(m_shop, mallory, Instant{10}));
    // Who has no address is not everybody who has none.
    QVERIFY(list.mayWrite(m_shop, {}, {}, Instant{9}));
}

void TestBlocklist::ofTwoByOneAddressTheLongerCounts_data()
{
    QTest::addColumn<bool>("longerFirst");
    QTest::newRow("longer first") << true;
    QTest::newRow("shorter first") << false;
}

void TestBlocklist::ofTwoByOneAddressTheLongerCounts()
{
    QFETCH(bool, longerFirst);
    Blocklist list;
    const auto longer = block("mallory", "10.0.0.1", Instant{20});
    const auto shorter = block("trudy", "10.0.0.1", Instant{10});
    list.add(longerFirst ? longer : shorter);
    list.add(longerFirst ? shorter : longer);
    const auto isOut = [&](qint64 at) {
        return !list.mayWrite(m_shop, {}, QStringLiteral("10.0.0.1"), Instant{at});
    };
    QVERIFY(isOut(9));
    QVERIFY(isOut(19));
    QVERIFY(!isOut(20));
    // And the same when both are read at a start.
    QVERIFY(list.replace(longerFirst ? QList<Block>{longer, shorter} : QList<Block>{shorter, longer},
                         list.changes()));
    QVERIFY(isOut(19));
    QVERIFY(!isOut(20));
}

void TestBlocklist::lettingOneInKeepsTheOtherOut()
{
    for (const auto* one : {"mallory", "trudy"}) {
        Blocklist list;
        list.add(block("mallory", "10.0.0.1"));
        list.add(block("trudy", "10.0.0.1", Instant{10}));
        list.remove(m_shop, ContactId(QString::fromLatin1(one)));
        QVERIFY(list.mayWrite(m_shop, ContactId(QString::fromLatin1(one)), {}, Instant{1}));
        QVERIFY(!list.mayWrite(m_shop, {}, QStringLiteral("10.0.0.1"), Instant{1}));
        list.remove(m_shop, ContactId(QStringLiteral("mallory")));
        list.remove(m_shop, ContactId(QStringLiteral("trudy")));
        QVERIFY(list.mayWrite(m_shop, {}, QStringLiteral("10.0.0.1"), Instant{1}));
        QVERIFY(list.isEmpty());
    }
}

void TestBlocklist::anotherBlockTakesThePlaceOfTheFirst()
{
    m_list.add(block("mallory", "10.0.0.1"));
    m_list.add(block("mallory", "10.0.0.2", Instant{10}));
    QVERIFY(isOut("mallory", ""));
    QVERIFY(!isOut("mallory", "", 10));
    QVERIFY(!isOut("", "10.0.0.1"));
    QVERIFY(isOut("", "10.0.0.2"));
}

void TestBlocklist::addressesAreOfABot()
{
    Blocklist list;
    list.add(block("mallory", "10.0.0.1"));
    QVERIFY(list.mayWrite(BotId(QStringLiteral("bank")), ContactId(QStringLiteral("mallory")),
                          QStringLiteral("10.0.0.1"), Instant{1}));
}

void TestBlocklist::whoeverWatchesIsTold()
{
    Blocklist list;
    QStringList told;
    list.watch([&](const Block& block) {
        // It may ask at once.
        if (!list.mayWrite(block.bot, block.contact, {}, Instant{1}))
            told.append(block.contact.toString());
    });
    list.add(block("mallory"));
    list.add(block("trudy"));
    QCOMPARE(told, (QStringList{QStringLiteral("mallory"), QStringLiteral("trudy")}));
}

void TestBlocklist::whatWasReadBeforeAChangeIsNotTaken()
{
    Blocklist list;
    const auto before = list.changes();
    list.add(block("mallory"));
    QVERIFY(!list.replace({}, before));
    QVERIFY(!list.isEmpty());
    QVERIFY(list.replace({}, list.changes()));
    QVERIFY(list.isEmpty());
}

void TestBlocklist::changesFromManyThreadsAreAllKept()
{
    constexpr int threads = 4;
    constexpr int each = 500;
    Blocklist list;
    const auto name = [](int thread, int i) {
        return ContactId(QStringLiteral("c%1-%2").arg(thread).arg(i));
    };
    std::vector<std::thread> all;
    for (int thread = 0; thread < threads; ++thread) {
        all.emplace_back([&, thread] {
            for (int i = 0; i < each; ++i) {
                list.add({m_shop, name(thread, i), QStringLiteral("10.0.0.1")});
                if (i % 2 == 1)
                    list.remove(m_shop, name(thread, i));
            }
        });
    }
    for (auto& thread : all)
        thread.join();
    for (int thread = 0; thread < threads; ++thread)
        for (int i = 0; i < each; ++i)
            QCOMPARE(list.of(m_shop, name(thread, i), Instant{1}).has_value(), i % 2 == 0);
}

BATON_PLAIN_TEST(TestBlocklist)
#include "tst_blocklist.moc"
