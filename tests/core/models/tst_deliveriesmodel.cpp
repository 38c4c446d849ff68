// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/deliveriesmodel.h"
#include "core/models/deliverytext.h"
#include "core/models/devicesmodel.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

constexpr int pageful = 200;

protocol::Delivery deliveryOf(qint64 seq, int device, const char* state = "queued")
{
    protocol::Delivery delivery;
    delivery.seq = seq;
    // The same delivery is of the same moment, whenever it is made.
    static const auto longAgo = Instant::now().ms - 1000'000;
    delivery.at = {longAgo + seq * 1000};
    delivery.kind = QStringLiteral("escalation");
    delivery.bot = BotId(QStringLiteral("shop"));
    delivery.about = QStringLiteral("c%1").arg(seq);
    delivery.member = MemberId(QStringLiteral("m1"));
    delivery.memberName = QStringLiteral("Alice");
    delivery.device = QStringLiteral("desk (Debian)");
    delivery.deviceId = DeviceId(QStringLiteral("d%1").arg(device));
    delivery.form = QStringLiteral("loud");
    delivery.state = QString::fromLatin1(state);
    delivery.stateAt = {delivery.at.ms + 400};
    return delivery;
}

/// The newest event first, @p count rows of it.
QList<protocol::Delivery> eventOf(qint64 seq, int count, const char* state = "queued")
{
    QList<protocol::Delivery> rows;
    for (int device = count; device > 0; --device)
        rows.append(deliveryOf(seq, device, state));
    return rows;
}

protocol::Device deviceOf(const char* id, const char* member, bool connected, qint64 seen)
{
    protocol::Device device;
    device.id = DeviceId(QString::fromLatin1(id));
    device.member = {MemberId(QString::fromLatin1(member)), QString::fromLatin1(member)};
    device.connected = connected;
    device.availability = connected ? QStringLiteral("online") : QStringLiteral("offline");
    device.lastSeen = {seen};
    return device;
}

} // namespace

/// The deliveries and the devices as tables.
class TestDeliveriesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void pagesFollowEachOther();
    void aRefreshChangesOnlyWhatDiffers();
    void aRefreshForgetsOldPages();
    void whatNoLongerMatchesGoes();
    void anotherFilterReplacesEverything();
    void aSparsePageIsGoneOnFrom();
    void itLooksFurtherWhenItIsTold();
    void aStaleAnswerIsDropped();
    void rowsAreReadable();
    void devicesComeConnectedFirst();

private:
    void answer(const QList<protocol::Delivery>& rows, const char* next = nullptr);
    QString places() const;
    protocol::DeliveriesParams asked() const
    {
        return m_asked->constLast().at(1).value<protocol::DeliveriesParams>();
    }

    std::unique_ptr<DeliveriesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestDeliveriesModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<DeliveriesModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_asked = std::make_unique<QSignalSpy>(m_model.get(), &DeliveriesModel::pageWanted);
}

void TestDeliveriesModel::answer(const QList<protocol::Delivery>& rows, const char* next)
{
    m_model->addPage(m_asked->constLast().at(0).toULongLong(),
                     {rows, next ? std::optional(QString::fromLatin1(next)) : std::nullopt});
}

QString TestDeliveriesModel::places() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row)
        list.append(
            QStringLiteral("%1/%2").arg(m_model->at(row).seq).arg(m_model->at(row).deviceId->toString()));
    return list.join(u' ');
}

void TestDeliveriesModel::pagesFollowEachOther()
{
    m_model->refresh();
    QVERIFY(!asked().cursor);
    answer(eventOf(2, pageful), "after2");
    QVERIFY(m_model->canFetchMore({}));
    m_model->fetchMore({});
    QCOMPARE(asked().cursor, QStringLiteral("after2"));
    QVERIFY(!m_model->canFetchMore({}));
    answer(eventOf(1, 3));
    QCOMPARE(m_model->rowCount(), pageful + 3);
    QVERIFY(!m_model->canFetchMore({}));
}

void TestDeliveriesModel::aRefreshChangesOnlyWhatDiffers()
{
    m_model->refresh();
    answer(eventOf(1, 3));
    const QPersistentModelIndex watched(m_model->index(1, 0));
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_model->refresh();
    auto rows = eventOf(2, 2) + eventOf(1, 3);
    rows[3] = deliveryOf(1, 2, "shown");
    answer(rows);
    QCOMPARE(places(), QStringLiteral("2/d2 2/d1 1/d3 1/d2 1/d1"));
    QCOMPARE(watched.row(), 3);
    QCOMPARE(m_model->at(3).state, QStringLiteral("shown"));
    QCOMPARE(reset.size(), 0);
    // Only the one whose state changed is told to have changed.
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 3);
}

void TestDeliveriesModel::aRefreshForgetsOldPages()
{
    m_model->refresh();
    answer(eventOf(2, pageful), "after2");
    m_model->fetchMore({});
    answer(eventOf(1, 3));
    m_model->refresh();
    answer(eventOf(2, pageful), "after2");
    QCOMPARE(m_model->rowCount(), pageful);
    QVERIFY(m_model->canFetchMore({}));
}

void TestDeliveriesModel::whatNoLongerMatchesGoes()
{
    m_model->setFilter({QStringLiteral("queued"), {}, {}});
    QCOMPARE(asked().state, QStringLiteral("queued"));
    answer(eventOf(1, 5));
    m_model->refresh();
    answer({deliveryOf(1, 5), deliveryOf(1, 2)});
    QCOMPARE(places(), QStringLiteral("1/d5 1/d2"));
    m_model->refresh();
    answer({});
    QCOMPARE(places(), QString());
}

void TestDeliveriesModel::anotherFilterReplacesEverything()
{
    m_model->refresh();
    answer(eventOf(3, 3));
    m_model->setFilter({{}, QStringLiteral("workflow"), MemberId(QStringLiteral("m1"))});
    QCOMPARE(asked().kind, QStringLiteral("workflow"));
    QCOMPARE(asked().member, MemberId(QStringLiteral("m1")));
    // Also when its first page is not full
    answer({deliveryOf(2, 1)}, "more");
    QCOMPARE(places(), QStringLiteral("2/d1"));
}

void TestDeliveriesModel::aSparsePageIsGoneOnFrom()
{
    m_model->setFilter({QStringLiteral("acted"), {}, {}});
    answer({}, "a");
    QCOMPARE(asked().cursor, QStringLiteral("a"));
    answer({deliveryOf(1, 1, "acted")}, "b");
    QCOMPARE(asked().cursor, QStringLiteral("b"));
    answer({deliveryOf(1, 0, "acted")});
    QCOMPARE(m_asked->size(), 3);
    // A refresh shows what is new at once, and what it has not come to yet stays meanwhile.
    m_model->refresh();
    answer({deliveryOf(2, 1, "acted")}, "a");
    QCOMPARE(m_asked->size(), 5);
    QCOMPARE(places(), QStringLiteral("2/d1 1/d1 1/d0"));
    // Nothing is left of what no longer matches, also where a page of the relay was empty.
    answer({}, "b");
    answer({deliveryOf(1, 0, "acted")});
    QCOMPARE(places(), QStringLiteral("2/d1 1/d0"));
}

void TestDeliveriesModel::itLooksFurtherWhenItIsTold()
{
    m_model->setFilter({QStringLiteral("acted"), {}, {}});
    for (const char* next : {"a", "b", "c", "d"})
        answer({}, next);
    QCOMPARE(m_asked->size(), 4);
    QVERIFY(m_model->canLookFurther());
    QVERIFY2(!m_model->canFetchMore({}), "a view would ask on and on");
    // when it is told to
    m_model->lookFurther();
    QVERIFY(!m_model->canLookFurther());
    QCOMPARE(asked().cursor, QStringLiteral("d"));
    answer({deliveryOf(1, 1, "acted")}, "e");
    answer({deliveryOf(1, 0, "acted")});
    QVERIFY(!m_model->canLookFurther());
    QCOMPARE(places(), QStringLiteral("1/d1 1/d0"));
    // then a refresh looks as far again, and does not lose what was found,
    m_model->refresh();
    for (const char* next : {"a", "b", "c", "d"})
        answer({}, next);
    QCOMPARE(places(), QStringLiteral("1/d1 1/d0"));
    answer({deliveryOf(1, 1, "acted")}, "e");
    answer({});
    QCOMPARE(places(), QStringLiteral("1/d1"));
    // and one that fails on its way leaves nothing twice.
    m_model->refresh();
    answer({deliveryOf(2, 1, "acted")}, "a");
    m_model->fail(m_asked->constLast().at(0).toULongLong());
    QCOMPARE(places(), QStringLiteral("2/d1"));
    m_model->fetchMore({});
    answer({deliveryOf(1, 1, "acted")});
    QCOMPARE(places(), QStringLiteral("2/d1 1/d1"));
}

void TestDeliveriesModel::aStaleAnswerIsDropped()
{
    m_model->refresh();
    const auto stale = m_asked->constLast().at(0).toULongLong();
    m_model->refresh();
    QCOMPARE(m_asked->size(), 1);
    m_model->setFilter({QStringLiteral("shown"), {}, {}});
    m_model->addPage(stale, {eventOf(1, 3), {}});
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->isLoading());
    m_model->fail(m_asked->constLast().at(0).toULongLong());
    QVERIFY(!m_model->isLoading());
    m_model->clear();
}

void TestDeliveriesModel::rowsAreReadable()
{
    auto delivery = deliveryOf(1, 1, "shown");
    delivery.title = QStringLiteral("Jane Doe");
    delivery.botName = QStringLiteral("Shop bot");
    delivery.words = QStringLiteral("A human, please");
    QCOMPARE(deliveryTitle(delivery), QStringLiteral("Jane Doe"));
    QCOMPARE(deliveryRest(delivery), QStringLiteral("Shop bot · “A human, please”"));
    QCOMPARE(deliveryTookText(delivery, Instant::now()), QStringLiteral("after 0.4 s"));
    m_model->refresh();
    answer({delivery});
    const auto cell = [&](int column) { return m_model->index(0, column).data().toString(); };
    QVERIFY(cell(DeliveriesModel::What).startsWith(QStringLiteral("Escalation · Jane Doe")));
    QCOMPARE(cell(DeliveriesModel::Who), QStringLiteral("Alice"));
    QCOMPARE(cell(DeliveriesModel::State), QStringLiteral("shown after 0.4 s"));

    delivery.kind = QStringLiteral("workflow");
    delivery.detail = QStringLiteral("stuck");
    delivery.title.reset();
    delivery.words.reset();
    QCOMPARE(deliveryTitle(delivery), QStringLiteral("Workflow"));
    QCOMPARE(deliveryRest(delivery), QStringLiteral("Stuck · Shop bot"));
    delivery.state = QStringLiteral("queued");
    QCOMPARE(deliveryTookText(delivery, {delivery.at.ms + 180'000}), QStringLiteral("for 3 min"));
}

void TestDeliveriesModel::devicesComeConnectedFirst()
{
    DevicesModel devices;
    const QAbstractItemModelTester tester(&devices);
    devices.setDevices({deviceOf("d1", "Zoe", false, 10), deviceOf("d2", "Ben", true, 20),
                        deviceOf("d3", "Ana", false, 30), deviceOf("d4", "Ana", true, 20)});
    QStringList order;
    for (int row = 0; row < devices.rowCount(); ++row)
        order.append(devices.at(row).id.toString());
    QCOMPARE(order.join(u' '), QStringLiteral("d4 d2 d3 d1"));
    QCOMPARE(devices.index(0, DevicesModel::Seen).data().toString(), QStringLiteral("connected now"));
    // Only times have changed: nothing moves.
    QSignalSpy reset(&devices, &QAbstractItemModel::modelReset);
    devices.setDevices({deviceOf("d1", "Zoe", false, 10), deviceOf("d2", "Ben", true, 25),
                        deviceOf("d3", "Ana", false, 30), deviceOf("d4", "Ana", true, 25)});
    QCOMPARE(reset.size(), 0);
    devices.setDevices({deviceOf("d2", "Ben", true, 25)});
    QCOMPARE(devices.rowCount(), 1);
}

BATON_TEST(TestDeliveriesModel)
#include "tst_deliveriesmodel.moc"
