// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/conversation/conversationpane.h"
#include "ui/inbox/conversationcard.h"

#include <QDateTime>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::ui;

namespace {

Instant today(int hour, int minute)
{
    return {QDateTime(QDate::currentDate(), QTime(hour, minute)).toMSecsSinceEpoch()};
}

Conversation waits()
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c1"));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.state = ConversationState::Waiting;
    c.createdAt = today(0, 1);
    c.waitingSince = today(0, 4);
    return c;
}

} // namespace

/// What the head of a conversation says of its times.
class TestConversationHead : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }

    void whoWaitsAgainSaysBothTimes();
    void whoWaitsForTheFirstTimeSaysNothingMore();
    void claimedItSaysNothingOfWaiting();
    void whoIsKeptOutIsOnlyLetIn();

private:
    static QString saidOf(const Conversation& c)
    {
        models::TranscriptModel transcript;
        ConversationPane pane(transcript);
        pane.setConversation(&c, {});
        QStringList all;
        const auto labels = pane.findChildren<QLabel*>();
        for (const auto* label : labels)
            all.append(label->text());
        return all.join(u'\n');
    }
};

void TestConversationHead::whoWaitsAgainSaysBothTimes()
{
    auto c = waits();
    c.requeuedAt = today(0, 30);
    const auto told = QStringLiteral("asked 00:04, waiting again since 00:30");
    QVERIFY2(saidOf(c).contains(told), qPrintable(saidOf(c)));
    // To those who listen as well
    QVERIFY(ConversationCard::spoken(c, false, 0, today(0, 31)).contains(told));
    // Of another day they say which.
    c.waitingSince = Instant{today(0, 4).ms - 24 * 3'600'000LL};
    const auto day = QDate::currentDate().addDays(-1);
    QVERIFY(saidOf(c).contains(QLocale().toString(day, QStringLiteral("d MMM")) + QStringLiteral(" 00:04")));
}

void TestConversationHead::whoWaitsForTheFirstTimeSaysNothingMore()
{
    QVERIFY(!saidOf(waits()).contains(QLatin1String("again")));
}

void TestConversationHead::claimedItSaysNothingOfWaiting()
{
    auto c = waits();
    c.requeuedAt = today(0, 30);
    c.state = ConversationState::Open;
    QVERIFY(!saidOf(c).contains(QLatin1String("again")));
}

void TestConversationHead::whoIsKeptOutIsOnlyLetIn()
{
    models::TranscriptModel transcript;
    ConversationPane pane(transcript);
    const auto offered = [&] {
        QStringList all;
        for (const auto* action : pane.findChild<QToolButton*>(QStringLiteral("more"))->menu()->actions())
            if (action->isVisible() && action->text().contains(QLatin1String("visitor")))
                all.append(action->text());
        return all;
    };
    const auto c = waits();
    ConversationStance stance;
    pane.setConversation(&c, stance);
    QCOMPARE(offered(), QStringList()); // who only reads
    stance.canNote = true;
    pane.setConversation(&c, stance);
    QCOMPARE(offered(), QStringList{QStringLiteral("Block this visitor…")});
    pane.setBlocked(true);
    QCOMPARE(offered(), QStringList{QStringLiteral("Let this visitor write again")});
    // Nothing else that happens changes it.
    pane.setConversation(&c, stance);
    QCOMPARE(offered(), QStringList{QStringLiteral("Let this visitor write again")});
    pane.setBlocked(false);
    QCOMPARE(offered(), QStringList{QStringLiteral("Block this visitor…")});
}

BATON_GUI_TEST(TestConversationHead)
#include "tst_conversationhead.moc"
