#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/transcriptview.h"
#include "ui/details/detailspanel.h"
#include "ui/shell/mainwindow.h"

#include <QPushButton>
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
    QPushButton* button() const
    {
        return m_window->findChild<QPushButton*>(QStringLiteral("customerDetails"));
    }

    models::ConversationListModel m_list;
    models::TranscriptModel m_transcript;
    Conversation m_conversation;
    std::unique_ptr<MainWindow> m_window;
};

void TestDetailsColumn::init()
{
    m_conversation.id = ConversationId(QStringLiteral("c1"));
    m_conversation.contact.name = QStringLiteral("Jane Doe");
    m_window = std::make_unique<MainWindow>(m_list, m_transcript);
    m_window->setMinimumSize(200, 200); // the screen here may be small
    m_window->showConsole();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_window->resize(1300, 700);
    QTRY_COMPARE(m_window->width(), 1300);
}

void TestDetailsColumn::choose(const Conversation* conversation)
{
    m_window->conversation().setConversation(conversation, {});
    m_window->details().setConversation(conversation);
}

void TestDetailsColumn::withoutACustomerThereIsNoColumn()
{
    QVERIFY(!m_window->details().isVisible());
    choose(&m_conversation);
    QTRY_VERIFY(m_window->details().isVisible());
    QVERIFY(m_window->details().width() >= 200);
    choose(nullptr);
    QVERIFY(!m_window->details().isVisible());
}

void TestDetailsColumn::theKeyPutsTheColumnAwayAndBack()
{
    choose(&m_conversation);
    const auto wide = m_window->conversation().width();
    press();
    QTRY_VERIFY(!m_window->details().isVisible());
    QTRY_VERIFY(m_window->conversation().width() > wide);
    QVERIFY(!button()->isChecked());
    press();
    QTRY_VERIFY(m_window->details().isVisible());
}

void TestDetailsColumn::inANarrowWindowTheyLieOverTheTranscript()
{
    choose(&m_conversation);
    m_window->resize(1000, 700);
    auto& details = m_window->details();
    QTRY_VERIFY(!details.isVisible());
    const auto width = m_window->conversation().width();
    button()->click();
    QTRY_VERIFY(details.isVisible());
    QCOMPARE(m_window->conversation().width(), width);
    auto& view = m_window->conversation().transcript();
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
                m_window->conversation().mapTo(m_window.get(), QPoint()).x() +
                    m_window->conversation().width());
}

BATON_GUI_TEST(TestDetailsColumn)
#include "tst_detailscolumn.moc"
