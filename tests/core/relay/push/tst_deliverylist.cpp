// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/deliverylist.h"
#include "core/relay/push/deliverystore.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::relay;

namespace {

constexpr int manyDevices = 1000;

KnownDevice deviceOf(int n)
{
    const auto text = QString::number(n);
    return {DeviceId(QStringLiteral("d") + text), MemberId(QStringLiteral("m%1").arg(n % 10)),
            QStringLiteral("desk %1 (Linux)").arg(n)};
}

QString placeOf(const protocol::Delivery& delivery)
{
    return QStringLiteral("%1 %2").arg(delivery.seq).arg(delivery.deviceId->toString());
}

} // namespace

/// The pages of what was delivered are exact, however many devices one event was for.
class TestDeliveryList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void everyRowIsOnOnePage_data();
    void everyRowIsOnOnePage();
    void whatComesMeanwhileShiftsNothing();
    void whatWasToldLateStandsWhereItsTimeIs();
    void filtersNarrow();
    void aRareStateIsFoundInBoundedSteps();
    void nonsenseIsRefused();

private:
    void push(qint64 seq, const char* kind, int devices) { push(seq, kind, devices, seq * 1000); }
    void push(qint64 seq, const char* kind, int devices, qint64 at);
    QStringList readAll(protocol::DeliveriesParams params, int* pages = nullptr);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DeliveryStore> m_store;
};

void TestDeliveryList::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::move(*DeliveryStore::open(m_folder->filePath(QStringLiteral("push.db"))));
}

void TestDeliveryList::push(qint64 seq, const char* kind, int devices, qint64 at)
{
    auto transaction = storage::Transaction::begin(m_store->database());
    QVERIFY(m_store->add({seq,
                          {at},
                          QString::fromLatin1(kind),
                          {},
                          BotId(QStringLiteral("shop")),
                          QStringLiteral("about%1").arg(seq)}));
    for (int n = 0; n < devices; ++n)
        QVERIFY(m_store->queue(seq, deviceOf(n), push::Form::Loud, {seq * 1000 + n}));
    QVERIFY((*transaction)->commit());
}

QStringList TestDeliveryList::readAll(protocol::DeliveriesParams params, int* pages)
{
    QStringList places;
    do {
        const auto page = listDeliveries(m_store->database(), params);
        if (!page)
            return {page.error().detail};
        for (const auto& delivery : page->items)
            places.append(placeOf(delivery));
        params.cursor = page->next;
        if (pages)
            ++*pages;
    } while (params.cursor);
    return places;
}

void TestDeliveryList::everyRowIsOnOnePage_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("a page ends within an event") << 300;
    QTest::newRow("and again and again") << 7;
    QTest::newRow("as many as an event has") << 500;
}

void TestDeliveryList::everyRowIsOnOnePage()
{
    QFETCH(int, limit);
    // given three events that a thousand devices were told of
    for (const qint64 seq : {1, 2, 3})
        push(seq, "escalation", manyDevices);
    // when an admin goes through all pages
    protocol::DeliveriesParams params;
    params.limit = limit;
    const auto places = readAll(params);
    // then each row is there, once, the newest event first
    QCOMPARE(places.size(), 3 * manyDevices);
    QCOMPARE(QSet<QString>(places.begin(), places.end()).size(), 3 * manyDevices);
    QVERIFY(places.first().startsWith(QLatin1String("3 ")));
    QVERIFY(places.last().startsWith(QLatin1String("1 ")));
}

void TestDeliveryList::whatComesMeanwhileShiftsNothing()
{
    push(1, "escalation", manyDevices);
    protocol::DeliveriesParams params;
    params.limit = 400;
    const auto first = listDeliveries(m_store->database(), params);
    QVERIFY(first && first->next);
    push(2, "escalation", manyDevices);
    params.cursor = first->next;
    const auto rest = readAll(params);
    QCOMPARE(rest.size(), manyDevices - 400);
    QVERIFY(!rest.contains(placeOf(first->items.constLast())));
}

void TestDeliveryList::whatWasToldLateStandsWhereItsTimeIs()
{
    // Given an event that a bot told an hour late, and more devices than fit onto a page
    push(1, "escalation", 2, 10'000);
    push(2, "workflow", 3, 4'000);
    push(3, "escalation", 2, 10'000);
    protocol::DeliveriesParams params;
    params.limit = 2;
    QList<qint64> times;
    do {
        const auto page = listDeliveries(m_store->database(), params);
        QVERIFY(page);
        for (const auto& row : page->items)
            times << row.at.ms;
        params.cursor = page->next;
    } while (params.cursor);
    QCOMPARE(times, QList<qint64>({10'000, 10'000, 10'000, 10'000, 4'000, 4'000, 4'000}));
    // Narrowed, it is the same
    params.kind = QStringLiteral("workflow");
    QCOMPARE(listDeliveries(m_store->database(), params)->items.size(), 2);
}

void TestDeliveryList::filtersNarrow()
{
    push(1, "escalation", 20);
    push(2, "workflow", 20);
    protocol::DeliveriesParams params;
    params.kind = QStringLiteral("workflow");
    QCOMPARE(readAll(params).size(), 20);
    params.member = MemberId(QStringLiteral("m3"));
    QCOMPARE(readAll(params), QStringList({QStringLiteral("2 d13"), QStringLiteral("2 d3")}));
    QVERIFY(m_store->report(DeviceId(QStringLiteral("d3")),
                            {QStringLiteral("about2"), QStringLiteral("shown")}, {5}));
    params.state = QStringLiteral("shown");
    QCOMPARE(readAll(params), QStringList(QStringLiteral("2 d3")));
    params.about = QStringLiteral("about1");
    QCOMPARE(readAll(params), QStringList());
    QCOMPARE(readAll({QStringLiteral("about1"), {}, {}, {}, {}, {}, {}}).size(), 20);
}

void TestDeliveryList::aRareStateIsFoundInBoundedSteps()
{
    // given more rows than one request looks at, of which two match, one at each end
    constexpr int events = 61;
    for (int seq = 1; seq <= events; ++seq)
        push(seq, "escalation", manyDevices);
    for (const auto* about : {"about1", "about61"})
        QVERIFY(m_store->report(DeviceId(QStringLiteral("d5")),
                                {QString::fromLatin1(about), QStringLiteral("acted")}, {5}));
    protocol::DeliveriesParams params;
    params.state = QStringLiteral("acted");
    int pages = 0;
    QCOMPARE(readAll(params, &pages), QStringList({QStringLiteral("61 d5"), QStringLiteral("1 d5")}));
    QCOMPARE(pages, 2);
}

void TestDeliveryList::nonsenseIsRefused()
{
    protocol::DeliveriesParams params;
    params.cursor = QStringLiteral("yesterday");
    QVERIFY(!listDeliveries(m_store->database(), params));
    params = {};
    params.state = QStringLiteral("eaten");
    QVERIFY(listDeliveries(m_store->database(), params).error().detail.contains(QLatin1String("expired")));
    params = {};
    params.kind = QStringLiteral("rumour");
    QVERIFY(!listDeliveries(m_store->database(), params));
    params = {};
    params.limit = 501;
    QCOMPARE(listDeliveries(m_store->database(), params).error().kind, Refusal::Kind::Invalid);
}

BATON_TEST(TestDeliveryList)
#include "tst_deliverylist.moc"
