#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "ui/shell/mainwindow.h"
#include "ui/signin/signinpage.h"

#include <QLineEdit>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

using namespace baton;
using namespace baton::ui;

/// The console's window, on a small screen at 200 %.
class TestMainWindow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itFitsTheScreen();
    void signingInScrolls();
};

void TestMainWindow::itFitsTheScreen()
{
    models::ConversationListModel list;
    models::TranscriptModel transcript;
    MainWindow window(list, transcript);
    const auto room = window.screen()->availableSize();
    QVERIFY2(window.minimumWidth() <= room.width() && window.minimumHeight() <= room.height(),
             qPrintable(QStringLiteral("%1 by %2").arg(window.minimumWidth()).arg(window.minimumHeight())));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.width() <= room.width() && window.height() <= room.height());
}

void TestMainWindow::signingInScrolls()
{
    SignInPage page;
    page.resize(400, 360);
    page.showProblem(QStringLiteral("a sentence that goes on ").repeated(12));
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    // Then no field is squeezed, and the button can be reached
    const auto* scroll = page.findChild<QScrollArea*>();
    QTRY_VERIFY(scroll->verticalScrollBar()->maximum() > 0);
    const auto* email = page.findChild<QLineEdit*>(QStringLiteral("email"));
    QVERIFY(email->height() >= email->minimumSizeHint().height());
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
