// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/conversation/findline.h"
#include "ui/inbox/inboxpanel.h"

#include <QAbstractItemView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace baton;
using namespace baton::ui;

/// Looking for words in the inbox: what is asked for, and what is said of what was found.
class TestInboxSearch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tabsSayHowManyWereFound();
    void anEmptyViewSaysWhereThereIsSomething();
    void anotherViewIsSearchedAnew();
    void theEndOfTheListAsksForMore();
    void placesAreGoneThroughInOrder();

private:
    static QString tab(const InboxPanel& panel, const char* name)
    {
        for (const auto* tab : panel.findChildren<QToolButton*>())
            if (tab->property("driverName") == QLatin1String(name))
                return tab->text();
        return {};
    }
};

void TestInboxSearch::tabsSayHowManyWereFound()
{
    models::ConversationListModel model;
    InboxPanel panel(model);
    panel.setCounts({4, 2, 1234});
    panel.setFound(protocol::Counts{3, 0, 250}, true);
    QCOMPARE(tab(panel, "waitingTab"), QStringLiteral("Waiting  3"));
    QCOMPARE(tab(panel, "mineTab"), QStringLiteral("Mine  0"));
    QCOMPARE(tab(panel, "allTab"), QStringLiteral("All  250+"));
    panel.setFound({}, false);
    QCOMPARE(tab(panel, "allTab"), QStringLiteral("All  ") + QLocale().toString(1234));
}

void TestInboxSearch::anEmptyViewSaysWhereThereIsSomething()
{
    models::ConversationListModel model;
    InboxPanel panel(model);
    panel.findChild<QLineEdit*>(QStringLiteral("search"))->setText(QStringLiteral("refund"));
    panel.setFound(protocol::Counts{0, 0, 1}, false);
    const auto labels = panel.findChildren<QLabel*>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
        return label->text() == QStringLiteral("Nothing found for “refund”.\n1 in All");
    }));
}

void TestInboxSearch::anotherViewIsSearchedAnew()
{
    models::ConversationListModel model;
    InboxPanel panel(model);
    QSignalSpy asked(&panel, &InboxPanel::searchRequested);
    panel.findChild<QLineEdit*>(QStringLiteral("search"))->setText(QStringLiteral("refund"));
    QVERIFY(asked.wait());
    panel.showView(models::View::All);
    QVERIFY(asked.wait());
    QCOMPARE(asked.size(), 2);
}

void TestInboxSearch::theEndOfTheListAsksForMore()
{
    models::ConversationListModel model;
    InboxPanel panel(model);
    panel.resize(340, 500);
    panel.show();
    QList<Conversation> many;
    for (int i = 0; i < 200; ++i) {
        Conversation c;
        c.id = ConversationId(QString::number(i));
        c.updatedAt = {i};
        many.append(c);
    }
    model.reset(many);
    panel.showView(models::View::All);
    QSignalSpy more(&panel, &InboxPanel::moreWanted);
    auto* list = panel.findChild<QAbstractItemView*>(QStringLiteral("conversations"));
    QTRY_VERIFY(list->verticalScrollBar()->maximum() > 0);
    list->verticalScrollBar()->setValue(1);
    QCOMPARE(more.size(), 0);
    list->verticalScrollBar()->setValue(list->verticalScrollBar()->maximum());
    QVERIFY(!more.isEmpty());
}

void TestInboxSearch::placesAreGoneThroughInOrder()
{
    FindLine line;
    QSignalSpy shown(&line, &FindLine::shown);
    QVERIFY(line.isHidden());
    line.setHits(QStringLiteral("refund"), {2, 5, 9}, 5);
    QVERIFY(!line.isHidden());
    const auto says = [&line](const QString& text) {
        const auto labels = line.findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel* label) { return label->text() == text; });
    };
    QVERIFY(says(QStringLiteral("2 of 3 in this conversation")));
    auto* next = line.findChild<QToolButton*>(QStringLiteral("findNext"));
    auto* previous = line.findChild<QToolButton*>(QStringLiteral("findPrevious"));
    next->click();
    QCOMPARE(shown.takeFirst().constFirst().toLongLong(), 9);
    QVERIFY(!next->isEnabled());
    previous->click();
    previous->click();
    QCOMPARE(shown.takeLast().constFirst().toLongLong(), 2);
    QVERIFY(says(QStringLiteral("1 of 3 in this conversation")));
    QVERIFY(!previous->isEnabled());
    line.clear();
    QVERIFY(line.isHidden());
}

BATON_GUI_TEST(TestInboxSearch)
#include "tst_inboxsearch.moc"
