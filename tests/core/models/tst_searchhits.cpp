// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;

namespace {

Conversation conversation(int number, const QString& words)
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c%1").arg(number));
    c.updatedAt = {number};
    c.lastMessage = LastMessage{{AuthorKind::Customer, {}}, words, {number}};
    return c;
}

protocol::ListedConversation hit(int number, const QString& words)
{
    return {conversation(number, QStringLiteral("bye")), protocol::SearchHit{3, words, {{0, 4}}, 2}};
}

} // namespace

/// What the relay found stands in the list beside what the list finds by itself.
class TestSearchHits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesAddUpAndSayWhereTheyWereFound();
    void hitsGoWithTheWords();
    void theListFindsAsTheRelayDoes_data();
    void theListFindsAsTheRelayDoes();
};

void TestSearchHits::pagesAddUpAndSayWhereTheyWereFound()
{
    ConversationListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setView(View::All);
    model.reset({conversation(1, QStringLiteral("bye"))});
    Filter filter;
    filter.text = QStringLiteral("refund");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
    model.setSearchHits({hit(1, QStringLiteral("refund one"))});
    model.addSearchHits({hit(2, QStringLiteral("refund two")), hit(3, QStringLiteral("refund three"))});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.hitOf(ConversationId(QStringLiteral("c1")))->text, QStringLiteral("refund one"));
    QCOMPARE(model.hitOf(ConversationId(QStringLiteral("c3")))->count, 2);
    QVERIFY(!model.hitOf(ConversationId(QStringLiteral("c4"))));

    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.addSearchHits({hit(1, QStringLiteral("a newer refund"))});
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.hitOf(ConversationId(QStringLiteral("c1")))->text, QStringLiteral("a newer refund"));
}

void TestSearchHits::hitsGoWithTheWords()
{
    ConversationListModel model;
    model.setView(View::All);
    Filter filter;
    filter.text = QStringLiteral("refund");
    model.setFilter(filter);
    model.setSearchHits({hit(1, QStringLiteral("refund one"))});
    filter.text = QStringLiteral("voucher");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.hitOf(ConversationId(QStringLiteral("c1"))));
}

void TestSearchHits::theListFindsAsTheRelayDoes_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("typed");
    QTest::newRow("case") << QStringLiteral("My REFUND") << QStringLiteral("refund");
    QTest::newRow("accents") << QStringLiteral("Zoë’s café") << QStringLiteral("cafe");
    QTest::newRow("sharp s") << QStringLiteral("Hauptstraße") << QStringLiteral("STRASSE");
    QTest::newRow("full width") << QStringLiteral("ＯＲＤＥＲ") << QStringLiteral("order");
    QTest::newRow("final sigma") << QStringLiteral("ΟΔΟΣ") << QStringLiteral("οδος");
    QTest::newRow("decomposed") << QStringLiteral("환불요청").normalized(QString::NormalizationForm_D)
                                << QStringLiteral("요청");
    QTest::newRow("points") << QStringLiteral("שָׁלוֹם") << QStringLiteral("שלום");
    QTest::newRow("an accent behind plain letters")
        << QStringLiteral("cafe\u0301 noir") << QStringLiteral("café n");
}

void TestSearchHits::theListFindsAsTheRelayDoes()
{
    QFETCH(QString, text);
    QFETCH(QString, typed);
    ConversationListModel model;
    model.setView(View::All);
    model.reset({conversation(1, text), conversation(2, QStringLiteral("nothing"))});
    Filter filter;
    filter.text = typed;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.at(0).id.toString(), QStringLiteral("c1"));
}

BATON_TEST(TestSearchHits)
#include "tst_searchhits.moc"
