// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/conversation/statusbar.h"

#include <QTest>

using namespace baton;
using namespace baton::ui;

/// The line below the head: what it says now, and no longer.
class TestStatusBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theReasonGoesWithWhoeverItAskedFor_data();
    void theReasonGoesWithWhoeverItAskedFor();
};

void TestStatusBar::theReasonGoesWithWhoeverItAskedFor_data()
{
    QTest::addColumn<ConversationState>("state");
    QTest::addColumn<bool>("isShown");
    QTest::newRow("waiting") << ConversationState::Waiting << true;
    QTest::newRow("claimed") << ConversationState::Open << true;
    QTest::newRow("handed back") << ConversationState::Bot << false;
    QTest::newRow("resolved") << ConversationState::Ended << false;
}

void TestStatusBar::theReasonGoesWithWhoeverItAskedFor()
{
    QFETCH(ConversationState, state);
    QFETCH(bool, isShown);
    Conversation c;
    c.state = state;
    c.reason = QStringLiteral("the customer is upset");
    c.quote = QStringLiteral("This is the third time!");
    StatusBar bar;
    bar.setConversation(c);
    QCOMPARE(bar.texts().contains(QStringLiteral("the customer is upset")), isShown);
    QCOMPARE(bar.accessibleName().contains(QStringLiteral("third time")), isShown);
}

BATON_GUI_TEST(TestStatusBar)
#include "tst_statusbar.moc"
