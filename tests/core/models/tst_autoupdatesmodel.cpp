// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/autoupdatesmodel.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

AutoUpdate entryOf(int n, qint64 second, const char* kind = "retrained")
{
    AutoUpdate entry;
    entry.id = AutoUpdateId(QStringLiteral("u%1").arg(n, 6, 10, QLatin1Char('0')));
    entry.n = n;
    entry.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    entry.kind = QString::fromLatin1(kind);
    entry.summary = QStringLiteral("%1 pages").arg(n);
    entry.at = {second * 1000};
    return entry;
}

AutoUpdate reviewed(AutoUpdate entry)
{
    entry.reviewedBy = MemberRef{MemberId(QStringLiteral("m1")), QStringLiteral("Alice")};
    entry.reviewedAt = Instant{1};
    return entry;
}

} // namespace

/// The audit log of bots' changes, as a table.
class TestAutoUpdatesModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void showsAPageAndWhatHappens();
    void whatIsOfOneMomentGoesByItsNumber();
    void theFilterGoesToTheRelayAndHoldsHere();
    void aReviewedEntryStaysUnderThePointer();
    void textsAreShownAsOneLine();

private:
    void answer(const QList<AutoUpdate>& entries, qint64 unreviewed = 0);
    QString numbers() const;

    std::unique_ptr<AutoUpdatesModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QSignalSpy> m_asked;
};

void TestAutoUpdatesModel::init()
{
    m_tester.reset();
    m_model = std::make_unique<AutoUpdatesModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
    m_asked = std::make_unique<QSignalSpy>(m_model.get(), &AutoUpdatesModel::pageWanted);
}

void TestAutoUpdatesModel::answer(const QList<AutoUpdate>& entries, qint64 unreviewed)
{
    m_model->addPage(m_asked->constLast().at(0).toULongLong(), {entries, {}, unreviewed});
}

QString TestAutoUpdatesModel::numbers() const
{
    QStringList list;
    for (int row = 0; row < m_model->rowCount(); ++row)
        list.append(QString::number(m_model->at(row).n));
    return list.join(u' ');
}

void TestAutoUpdatesModel::showsAPageAndWhatHappens()
{
    m_model->reload();
    answer({entryOf(2, 20), reviewed(entryOf(1, 10))}, 1);
    QCOMPARE(numbers(), QStringLiteral("2 1"));
    m_model->upsert(entryOf(3, 30, "tool_added"));
    QCOMPARE(numbers(), QStringLiteral("3 2 1"));
    QCOMPARE(m_model->unreviewed(), 2);
    QCOMPARE(m_model->index(0, AutoUpdatesModel::Kind).data().toString(), QStringLiteral("Tool added"));
    QCOMPARE(m_model->index(2, AutoUpdatesModel::Review).data().toString(),
             QStringLiteral("reviewed by Alice"));
}

void TestAutoUpdatesModel::whatIsOfOneMomentGoesByItsNumber()
{
    // Ids say nothing of the order.
    QList<AutoUpdate> entries{entryOf(3, 10), entryOf(2, 10), entryOf(1, 10)};
    entries[0].id = AutoUpdateId(QStringLiteral("b"));
    entries[1].id = AutoUpdateId(QStringLiteral("c"));
    entries[2].id = AutoUpdateId(QStringLiteral("a"));
    m_model->reload();
    answer(entries);
    QCOMPARE(numbers(), QStringLiteral("3 2 1"));
    auto next = entryOf(4, 10);
    next.id = AutoUpdateId(QStringLiteral("a0"));
    m_model->upsert(next);
    QCOMPARE(numbers(), QStringLiteral("4 3 2 1"));
    m_model->upsert(reviewed(entries[1]));
    QCOMPARE(numbers(), QStringLiteral("4 3 2 1"));
    QCOMPARE(m_model->rowOf(entries[1].id), 2);
}

void TestAutoUpdatesModel::theFilterGoesToTheRelayAndHoldsHere()
{
    m_model->setFilter({BotId(QStringLiteral("shop")), QStringLiteral("tool_added"), Instant{5'000},
                        Instant{50'000}, true, QStringLiteral("refund")});
    const auto params = m_asked->constLast().at(1).value<protocol::AutoUpdatesParams>();
    QCOMPARE(params.bot, BotId(QStringLiteral("shop")));
    QCOMPARE(params.kind, QStringLiteral("tool_added"));
    QCOMPARE(params.reviewed, false);
    QCOMPARE(params.query, QStringLiteral("refund"));
    answer({});
    auto fits = entryOf(1, 10, "tool_added");
    fits.summary = QStringLiteral("Linked “Refund API”");
    auto early = fits;
    early.at = {1'000};
    early.id = AutoUpdateId(QStringLiteral("x"));
    m_model->upsert(early);
    m_model->upsert(entryOf(2, 20, "tool_added"));
    m_model->upsert(entryOf(3, 30));
    QCOMPARE(numbers(), QString());
    m_model->upsert(fits);
    QCOMPARE(numbers(), QStringLiteral("1"));
}

void TestAutoUpdatesModel::aReviewedEntryStaysUnderThePointer()
{
    AutoUpdatesModel::Filter filter;
    filter.onlyUnreviewed = true;
    m_model->setFilter(filter);
    answer({entryOf(2, 20), entryOf(1, 10)}, 2);
    m_model->upsert(reviewed(entryOf(1, 10)));
    m_model->upsert(reviewed(entryOf(1, 10)));
    QCOMPARE(numbers(), QStringLiteral("2 1"));
    QCOMPARE(m_model->unreviewed(), 1);
}

void TestAutoUpdatesModel::textsAreShownAsOneLine()
{
    m_model->reload();
    auto entry = entryOf(1, 10);
    entry.summary = QStringLiteral("two\nlines");
    entry.source = QStringLiteral("help.acme.example");
    answer({entry});
    QCOMPARE(m_model->index(0, AutoUpdatesModel::What).data().toString(),
             QStringLiteral("Shop bot: two lines"));
    QCOMPARE(m_model->index(0, AutoUpdatesModel::Why).data().toString(), QStringLiteral("help.acme.example"));
}

BATON_TEST(TestAutoUpdatesModel)
#include "tst_autoupdatesmodel.moc"
