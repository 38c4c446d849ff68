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

const KnownDevice ana{DeviceId(QStringLiteral("ana's")), MemberId(QStringLiteral("ana")),
                      QStringLiteral("desk")};
const KnownDevice ben{DeviceId(QStringLiteral("ben's")), MemberId(QStringLiteral("ben")),
                      QStringLiteral("desk")};
const auto mia = QStringLiteral("mia's conversation");

} // namespace

/// What becomes of what devices were told.
class TestDeliveryStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void whoeverActsHasActedAndForOthersItIsOver();
    void whatIsSettledStaysAsItWas();
    void everyPushOfARunEndsWithIt();
    void aFileOfAnEarlierVersionGoesOn();

private:
    void push(qint64 seq, const QString& about);
    QString path() const { return m_folder->filePath(QStringLiteral("push.db")); }
    void open();
    QStringList all();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DeliveryStore> m_store;
};

void TestDeliveryStore::init()
{
    m_store.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestDeliveryStore::open()
{
    m_store.reset();
    auto opened = DeliveryStore::open(path());
    QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().detail));
    m_store = std::move(*opened);
}

void TestDeliveryStore::push(qint64 seq, const QString& about)
{
    QVERIFY(
        m_store->add({seq, {seq}, QStringLiteral("escalation"), {}, BotId(QStringLiteral("shop")), about}));
    for (const auto& device : {ana, ben})
        QVERIFY(m_store->queue(seq, device, push::Form::Loud, {seq}));
}

/// Each as "seq device state since", the oldest first.
QStringList TestDeliveryStore::all()
{
    QStringList lines;
    const auto page = listDeliveries(m_store->database(), {});
    if (!page)
        return {page.error().detail};
    for (const auto& delivery : page->items)
        lines.append(QStringLiteral("%1 %2 %3 %4")
                         .arg(delivery.seq)
                         .arg(delivery.deviceId->toString(), delivery.state)
                         .arg(delivery.stateAt.ms));
    lines.sort();
    return lines;
}

void TestDeliveryStore::whoeverActsHasActedAndForOthersItIsOver()
{
    push(1, mia);
    push(2, QStringLiteral("zoe's"));
    QVERIFY(m_store->settle(mia, ana.id, {50}));
    QCOMPARE(all(), QStringList({QStringLiteral("1 ana's acted 50"), QStringLiteral("1 ben's expired 50"),
                                 QStringLiteral("2 ana's queued 2"), QStringLiteral("2 ben's queued 2")}));
}

void TestDeliveryStore::whatIsSettledStaysAsItWas()
{
    // given somebody who was claimed, released and claimed again
    push(1, mia);
    QVERIFY(m_store->settle(mia, ana.id, {50}));
    push(60, mia);
    QVERIFY(m_store->settle(mia, ben.id, {70}));
    QVERIFY(m_store->settle(mia, ana.id, {80}));
    // then each time has its own end
    QCOMPARE(all(),
             QStringList({QStringLiteral("1 ana's acted 50"), QStringLiteral("1 ben's expired 50"),
                          QStringLiteral("60 ana's expired 70"), QStringLiteral("60 ben's acted 70")}));
}

void TestDeliveryStore::everyPushOfARunEndsWithIt()
{
    for (const qint64 seq : {1, 2, 3})
        push(seq, mia);
    QVERIFY(m_store->settle(mia, {}, {50}));
    for (const auto& line : all())
        QVERIFY2(line.contains(QLatin1String("expired 50")), qPrintable(line));
    QCOMPARE(all().size(), 6);
}

void TestDeliveryStore::aFileOfAnEarlierVersionGoesOn()
{
    // given a file as it was before it told apart what is settled
    push(1, mia);
    for (const auto* sql : {"DROP INDEX pushes_open", "ALTER TABLE pushes DROP COLUMN open"})
        QVERIFY(m_store->database().execute(QString::fromLatin1(sql)));
    // when it is opened, and once more
    open();
    open();
    // then what it had waiting is settled like all else
    QVERIFY(m_store->settle(mia, ana.id, {50}));
    QCOMPARE(all(), QStringList({QStringLiteral("1 ana's acted 50"), QStringLiteral("1 ben's expired 50")}));
}

BATON_TEST(TestDeliveryStore)
#include "tst_deliverystore.moc"
