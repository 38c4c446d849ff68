// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace baton;
using namespace baton::models;
using namespace baton::testing;

namespace {

QStringList idsOf(const ConversationListModel& model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.at(row).id.toString());
    return ids;
}

} // namespace

class TestConversationListModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waitingShowsTheLongestWaitFirst();
    void othersShowTheLatestActivityFirst();
    void changeTouchesOnlyItsRow();
    void olderPagesComeInAsOneRun();
    void claimedBySomebodyElseLeavesAfterAWhile();
    void claimedByMeLeavesAtOnce();
    void releasedWhileItLeavesStays();
    void leavingRowsGoByThemselves();
    void searchHitsShowWhateverTheyHold();
    void unreadIsWhatCameSinceItWasRead();
};

void TestConversationListModel::waitingShowsTheLongestWaitFirst()
{
    ConversationListModel model;
    const QAbstractItemModelTester tester(&model);
    model.reset({conversation(1, ConversationState::Waiting, 9),
                 conversation(2, ConversationState::Waiting, 3),
                 conversation(3, ConversationState::Open, 1)});
    QCOMPARE(idsOf(model), (QStringList{QStringLiteral("c2"), QStringLiteral("c1")}));
    QCOMPARE(model.countOf(View::Waiting), 2);
    QCOMPARE(model.countOf(View::All), 3);
    QCOMPARE(model.data(model.index(0), ConversationListModel::IdRole).toString(), QStringLiteral("c2"));
    QCOMPARE(model.data(model.index(0)).toString(), QStringLiteral("Customer 2"));
}

void TestConversationListModel::othersShowTheLatestActivityFirst()
{
    ConversationListModel model;
    model.setView(View::All);
    model.setMember(alice().id);
    auto mine = conversation(1, ConversationState::Open, 2);
    mine.assignee = alice();
    mine.updatedAt = minute(99); // claimed: that makes nothing of what was said newer
    model.reset({mine, conversation(2, ConversationState::Ended, 8)});
    QCOMPARE(idsOf(model), (QStringList{QStringLiteral("c2"), QStringLiteral("c1")}));
    model.setView(View::Mine);
    QCOMPARE(idsOf(model), QStringList{QStringLiteral("c1")});
    QCOMPARE(model.countOf(View::Mine), 1);
}

void TestConversationListModel::changeTouchesOnlyItsRow()
{
    ConversationListModel model;
    model.setView(View::All);
    QList<Conversation> all;
    for (int i = 0; i < 50; ++i)
        all.append(conversation(i, ConversationState::Bot, i));
    model.reset(all);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy moves(&model, &QAbstractItemModel::rowsMoved);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    auto latest = conversation(10, ConversationState::Bot, 99);
    model.upsert({latest});

    QCOMPARE(idsOf(model).constFirst(), QStringLiteral("c10"));
    QCOMPARE(moves.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(resets.size(), 0);

    // What is as it was moves nothing.
    model.upsert({latest});
    QCOMPARE(changes.size(), 1);
}

void TestConversationListModel::olderPagesComeInAsOneRun()
{
    ConversationListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setView(View::All);
    model.reset({conversation(1, ConversationState::Bot, 1'000)});
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);

    QList<Conversation> page;
    for (int i = 100; i < 600; ++i)
        page.append(conversation(i, ConversationState::Ended, i));
    model.upsert(page);

    QCOMPARE(model.rowCount(), 501);
    QCOMPARE(inserts.size(), 1);
}

void TestConversationListModel::claimedBySomebodyElseLeavesAfterAWhile()
{
    ConversationListModel model;
    qint64 now = 1'000;
    model.setClock([&now] { return now; });
    model.setMember(alice().id);
    model.reset(
        {conversation(1, ConversationState::Waiting, 1), conversation(2, ConversationState::Waiting, 2)});

    // When Bob claims what Alice is looking at,
    auto claimed = conversation(1, ConversationState::Open, 3);
    claimed.assignee = bob();
    model.upsert({claimed});

    // then it stays in its place and says so,
    QCOMPARE(model.rowOf(claimed.id), 0);
    QVERIFY(model.data(model.index(0), ConversationListModel::LeavingRole).toBool());
    QCOMPARE(model.at(0).assignee, bob());
    QCOMPARE(model.leavesIn(claimed.id), 3'000);
    QCOMPARE(model.countOf(View::Waiting), 1);

    // and goes when its time has come, not before.
    now += 2'999;
    model.letGo();
    QCOMPARE(model.rowCount(), 2);
    now += 1;
    model.letGo();
    QCOMPARE(idsOf(model), QStringList{QStringLiteral("c2")});
    QCOMPARE(model.leavesIn(claimed.id), 0);
}

void TestConversationListModel::claimedByMeLeavesAtOnce()
{
    ConversationListModel model;
    model.setMember(alice().id);
    model.reset(
        {conversation(1, ConversationState::Waiting, 1), conversation(2, ConversationState::Waiting, 2)});
    auto mine = conversation(1, ConversationState::Open, 3);
    mine.assignee = alice();
    model.upsert({mine, conversation(2, ConversationState::Ended, 3)});
    QCOMPARE(model.rowCount(), 0);
}

void TestConversationListModel::releasedWhileItLeavesStays()
{
    ConversationListModel model;
    qint64 now = 1'000;
    model.setClock([&now] { return now; });
    const auto waiting = conversation(1, ConversationState::Waiting, 1);
    model.reset({waiting});
    auto claimed = conversation(1, ConversationState::Open, 2);
    claimed.assignee = bob();
    model.upsert({claimed});
    QVERIFY(model.isLeaving(claimed.id));
    model.upsert({waiting});
    now += 10'000;
    model.letGo();
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(!model.isLeaving(waiting.id));
}

void TestConversationListModel::leavingRowsGoByThemselves()
{
    ConversationListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setLeavingTime(30);
    model.reset({conversation(1, ConversationState::Waiting, 1)});
    auto claimed = conversation(1, ConversationState::Open, 2);
    claimed.assignee = bob();
    model.upsert({claimed});
    QCOMPARE(model.rowCount(), 1);
    QTRY_COMPARE(model.rowCount(), 0);
}

void TestConversationListModel::searchHitsShowWhateverTheyHold()
{
    ConversationListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setView(View::All);
    model.reset({conversation(1), conversation(2)});
    Filter filter;
    filter.text = QStringLiteral("voucher");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);

    // The relay found it in an older message, once in what is held and once in what is not.
    model.setSearchHits({conversation(2), conversation(7, ConversationState::Ended)});
    QCOMPARE(QSet<QString>(model.rowCount() == 2
                               ? QSet<QString>{model.at(0).id.toString(), model.at(1).id.toString()}
                               : QSet<QString>()),
             (QSet<QString>{QStringLiteral("c2"), QStringLiteral("c7")}));

    // Other filters narrow the hits, too, and keep them.
    filter.state = ConversationState::Ended;
    model.setFilter(filter);
    QCOMPARE(idsOf(model), QStringList{QStringLiteral("c7")});
    filter.state.reset();
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 2);

    // Another text is another search.
    filter.text = QStringLiteral("vouchers");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
}

void TestConversationListModel::unreadIsWhatCameSinceItWasRead()
{
    ConversationListModel model;
    model.setView(View::Mine);
    model.setMember(alice().id);
    auto mine = conversation(1, ConversationState::Open);
    mine.assignee = alice();
    mine.messageCount = 9;
    mine.lastMessage = LastMessage{{AuthorKind::Customer, {}}, QStringLiteral("hello?"), minute(1)};
    auto others = conversation(2, ConversationState::Open);
    others.assignee = bob();
    others.messageCount = 9;
    model.reset({mine, others});
    model.restoreSeen({{mine.id, 4}});
    QCOMPARE(model.unread(mine), 5);
    QCOMPARE(model.unread(others), 0);

    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.markSeen(mine.id, 9);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.data(model.index(0), ConversationListModel::UnreadRole).toInt(), 0);
    model.markSeen(mine.id, 3);
    QCOMPARE(model.unread(mine), 0);

    // Whoever answered has read it.
    mine.messageCount = 12;
    mine.lastMessage->author.kind = AuthorKind::Agent;
    model.upsert({mine});
    QCOMPARE(model.unread(mine), 0);
}

BATON_TEST(TestConversationListModel)
#include "tst_conversationlistmodel.moc"
