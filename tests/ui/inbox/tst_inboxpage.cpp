// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"

#include <QAbstractItemView>
#include <QSignalSpy>
#include <QTest>

using namespace baton;
using namespace baton::ui;

/// How the list and the conversation share the window.
class TestInboxPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_page.reset(); }

    void aPageThatWasSmallBeforeItWasSeenHasTheListItsFullWidth();
    void theListHasItsWidthAgainAfterANarrowWindow();
    void whatTheAgentChoseIsKeptThroughANarrowWindow();
    void whoMayAnswerClaimsOnTheCard_data();
    void whoMayAnswerClaimsOnTheCard();

private:
    int list() const { return m_page->inbox().width(); }
    void show(int width)
    {
        m_page->resize(width, 840);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        QTRY_COMPARE(m_page->width(), width);
    }

    models::ConversationListModel m_conversations;
    models::TranscriptModel m_transcript;
    std::unique_ptr<InboxPage> m_page;
};

void TestInboxPage::init() { m_page = std::make_unique<InboxPage>(m_conversations, m_transcript); }

void TestInboxPage::aPageThatWasSmallBeforeItWasSeenHasTheListItsFullWidth()
{
    show(1'360);
    const int usual = list();
    m_page = std::make_unique<InboxPage>(m_conversations, m_transcript);
    m_page->resize(640, 480);
    QResizeEvent early(QSize(640, 480), QSize(100, 30)); // as a stack of pages does with those behind
    QCoreApplication::sendEvent(m_page.get(), &early);
    show(1'360);
    QCOMPARE(list(), usual);
}

void TestInboxPage::theListHasItsWidthAgainAfterANarrowWindow()
{
    show(1'360);
    const int usual = list();
    show(900);
    QVERIFY(list() < usual);
    show(1'360);
    QCOMPARE(list(), usual);
}

void TestInboxPage::whatTheAgentChoseIsKeptThroughANarrowWindow()
{
    show(1'360);
    const int usual = list();
    auto* handle = m_page->handle(1);
    const auto middle = handle->rect().center();
    QTest::mousePress(handle, Qt::LeftButton, {}, middle);
    QTest::mouseMove(handle, middle + QPoint(40, 0));
    QTest::mouseRelease(handle, Qt::LeftButton, {}, middle + QPoint(40, 0));
    const int chosen = list();
    QVERIFY2(chosen > usual, qPrintable(QStringLiteral("%1 pixels").arg(chosen)));
    show(900);
    show(1'360);
    QCOMPARE(list(), chosen);
}

void TestInboxPage::whoMayAnswerClaimsOnTheCard_data()
{
    QTest::addColumn<bool>("may");
    QTest::addColumn<int>("claims");
    QTest::newRow("an agent") << true << 1;
    QTest::newRow("a viewer, who is offered none") << false << 0;
}

void TestInboxPage::whoMayAnswerClaimsOnTheCard()
{
    QFETCH(bool, may);
    Conversation waiting;
    waiting.id = ConversationId(QStringLiteral("c1"));
    waiting.state = ConversationState::Waiting;
    waiting.waitingOrder = 1;
    m_conversations.reset({waiting});
    show(1'360);
    m_page->inbox().setMayClaim(may);
    QSignalSpy claimed(&m_page->inbox(), &InboxPanel::claimRequested);
    auto* cards = m_page->findChild<QAbstractItemView*>(QStringLiteral("conversations"));
    const auto card = cards->visualRect(m_conversations.index(0));
    QTest::mouseClick(cards->viewport(), Qt::LeftButton, {}, card.bottomRight() - QPoint(40, 20));
    QTEST(int(claimed.count()), "claims");
    m_conversations.reset({});
}

BATON_GUI_TEST(TestInboxPage)
#include "tst_inboxpage.moc"
