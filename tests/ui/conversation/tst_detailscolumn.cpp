// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpage.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractButton>
#include <QTest>

using namespace baton;
using namespace baton::ui;

/// The customer's details can be had at every width, and take no room when there are none.
class TestDetailsColumn : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_window.reset(); }

    void withoutACustomerThereIsNoColumn();
    void theKeyPutsTheColumnAwayAndBack();
    void inANarrowWindowTheyLieOverTheTranscript();

private:
    void choose(const Conversation* conversation);
    void press() { QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier); }
    QAbstractButton* button() const
    {
        return m_window->findChild<QAbstractButton*>(QStringLiteral("customerDetails"));
    }

    models::ConversationListModel m_list;
    models::TranscriptModel m_transcript;
    Conversation m_conversation;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Screen> m_screen;
    InboxPage* m_page = nullptr; ///< the window's
};

void TestDetailsColumn::init()
{
    m_conversation.id = ConversationId(QStringLiteral("c1"));
    m_conversation.contact.name = QStringLiteral("Jane Doe");
    m_window = std::make_unique<MainWindow>();
    m_page = new InboxPage(m_list, m_transcript);
    m_screen = std::make_unique<Screen>(Place::Inbox, QStringLiteral("Inbox"), *m_page);
    m_window->addScreen(*m_screen);
    m_window->setMinimumSize(200, 200); // the screen here may be small
    m_window->showConsole();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->resize(1300, 700);
    QTRY_COMPARE(m_window->width(), 1300);
}

void TestDetailsColumn::choose(const Conversation* conversation)
{
    m_page->conversation().setConversation(conversation, {});
    m_page->details().setConversation(conversation);
}

void TestDetailsColumn::withoutACustomerThereIsNoColumn()
{
    QVERIFY(!m_page->details().isVisible());
    choose(&m_conversation);
    QTRY_VERIFY(m_page->details().isVisible());
    QVERIFY(m_page->details().width() >= 200);
    choose(nullptr);
    QVERIFY(!m_page->details().isVisible());
}

void TestDetailsColumn::theKeyPutsTheColumnAwayAndBack()
{
    choose(&m_conversation);
    const auto wide = m_page->conversation().width();
    press();
    QTRY_VERIFY(!m_page->details().isVisible());
    QTRY_VERIFY(m_page->conversation().width() > wide);
    QVERIFY(!button()->isChecked());
    press();
    QTRY_VERIFY(m_page->details().isVisible());
}

void TestDetailsColumn::inANarrowWindowTheyLieOverTheTranscript()
{
    choose(&m_conversation);
    m_window->resize(1000, 700);
    auto& details = m_page->details();
    QTRY_VERIFY(!details.isVisible());
    const auto width = m_page->conversation().width();
    button()->click();
    QTRY_VERIFY(details.isVisible());
    QCOMPARE(m_page->conversation().width(), width);
    auto& view = m_page->conversation().transcript();
    const QRect area(view.mapToGlobal(QPoint(0, 0)), view.size());
    const QRect over(details.mapToGlobal(QPoint(0, 0)), details.size());
    QVERIFY(area.contains(over));
    QCOMPARE(over.right(), area.right());
    QTest::keyClick(&details, Qt::Key_Escape);
    QTRY_VERIFY(!details.isVisible());
    press();
    QTRY_VERIFY(details.isVisible());
    // And back where there is room for the column
    m_window->resize(1300, 700);
    QTRY_VERIFY(details.isVisible());
    QTRY_VERIFY(details.mapTo(m_window.get(), QPoint()).x() >=
                m_page->conversation().mapTo(m_window.get(), QPoint()).x() + m_page->conversation().width());
}

BATON_GUI_TEST(TestDetailsColumn)
#include "tst_detailscolumn.moc"
