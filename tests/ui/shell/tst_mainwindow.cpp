// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/permissions.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/conversationstance.h"
#include "ui/inbox/inboxpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/windowplace.h"
#include "ui/theme/tokens.h"

#include <QAbstractButton>
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
    void aWindowIsWholeOnAScreen_data();
    void aWindowIsWholeOnAScreen();
    void aWindowThatStoodOffTheScreenComesBack();
    void anotherAppearanceIsTakenAtOnce();
    void signingInScrolls();
    void inANarrowWindowNoButtonIsCut_data();
    void inANarrowWindowNoButtonIsCut();
};

void TestMainWindow::itFitsTheScreen()
{
    models::ConversationListModel list;
    models::TranscriptModel transcript;
    MainWindow window;
    Screen inbox(Place::Inbox, QStringLiteral("Inbox"), *new InboxPage(list, transcript));
    window.addScreen(inbox);
    const auto room = window.screen()->availableSize();
    QVERIFY2(window.minimumWidth() <= room.width() && window.minimumHeight() <= room.height(),
             qPrintable(QStringLiteral("%1 by %2").arg(window.minimumWidth()).arg(window.minimumHeight())));
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(window.width() <= room.width() && window.height() <= room.height());
    const auto screen = window.screen()->availableGeometry();
    QTRY_VERIFY2(screen.contains(window.frameGeometry()),
                 qPrintable(QDebug::toString(window.frameGeometry())));
}

void TestMainWindow::aWindowIsWholeOnAScreen_data()
{
    QTest::addColumn<QRect>("frame");
    QTest::addColumn<QList<QRect>>("screens");
    QTest::addColumn<QRect>("placed");
    const QRect left(0, 0, 1920, 1080);
    const QRect right(1920, 0, 1280, 1024);
    QTest::newRow("as it is") << QRect(100, 100, 800, 600) << QList{left} << QRect(100, 100, 800, 600);
    QTest::newRow("over the edge by its frame")
        << QRect(-4, -30, 800, 600) << QList{left} << QRect(0, 0, 800, 600);
    QTest::newRow("nearly off the screen")
        << QRect(1900, 1060, 800, 600) << QList{left} << QRect(1120, 480, 800, 600);
    QTest::newRow("too large") << QRect(10, 10, 1360, 840) << QList{QRect(0, 0, 1024, 700)}
                               << QRect(0, 0, 1024, 700);
    QTest::newRow("below a panel") << QRect(0, 0, 800, 600) << QList{QRect(0, 40, 1920, 1040)}
                                   << QRect(0, 40, 800, 600);
    QTest::newRow("on the second screen")
        << QRect(2000, 50, 800, 600) << QList{left, right} << QRect(2000, 50, 800, 600);
    QTest::newRow("over both, more on the second")
        << QRect(1800, 50, 800, 600) << QList{left, right} << QRect(1920, 50, 800, 600);
    QTest::newRow("its screen is gone")
        << QRect(2000, 50, 800, 600) << QList{left} << QRect(1120, 50, 800, 600);
    QTest::newRow("far away") << QRect(9000, 9000, 800, 600) << QList{left, right}
                              << QRect(2400, 424, 800, 600);
    QTest::newRow("left of all") << QRect(-3000, 20, 800, 600) << QList{QRect(-1280, 0, 1280, 1024), left}
                                 << QRect(-1280, 20, 800, 600);
}

void TestMainWindow::aWindowIsWholeOnAScreen()
{
    QFETCH(QRect, frame);
    QFETCH(QList<QRect>, screens);
    QTEST(wholeOn(frame, screens), "placed");
}

void TestMainWindow::aWindowThatStoodOffTheScreenComesBack()
{
    QWidget window;
    window.setGeometry(5'000, 5'000, 200, 150);
    bringOntoScreen(window);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    bringOntoScreen(window);
    QTRY_VERIFY(window.screen()->availableGeometry().contains(window.frameGeometry()));
}

void TestMainWindow::anotherAppearanceIsTakenAtOnce()
{
    models::ConversationListModel list;
    models::TranscriptModel transcript;
    setAppearance(Appearance::Light);
    MainWindow window;
    Screen inbox(Place::Inbox, QStringLiteral("Inbox"), *new InboxPage(list, transcript));
    window.addScreen(inbox);
    window.show();
    for (const auto* tokens : {&darkTokens(), &lightTokens()}) {
        setAppearance(tokens->dark ? Appearance::Dark : Appearance::Light);
        QTRY_COMPARE(window.styleSheet(), styleSheetFor(*tokens));
        QCOMPARE(window.palette().color(QPalette::WindowText), tokens->text);
    }
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

void TestMainWindow::inANarrowWindowNoButtonIsCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("least") << QSize(760, 480);
    QTest::newRow("a small screen") << QSize(1024, 700);
    QTest::newRow("wide") << QSize(1360, 840);
}

void TestMainWindow::inANarrowWindowNoButtonIsCut()
{
    QFETCH(QSize, size);
    models::ConversationListModel list;
    models::TranscriptModel transcript;
    MainWindow window;
    auto* page = new InboxPage(list, transcript);
    Screen inbox(Place::Inbox, QStringLiteral("Inbox"), *page);
    window.addScreen(inbox);
    window.showConsole();
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    Conversation mine;
    mine.id = ConversationId(QStringLiteral("c1"));
    mine.state = ConversationState::Open;
    mine.assignee = MemberRef{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
    const auto stance = stanceOf(&mine, mine.assignee->id, {permissionName(Permission::Respond)});
    page->conversation().setConversation(&mine, stance);
    window.resize(size);
    for (const char* name : {"handBack", "release", "transfer", "resolve", "customerDetails"}) {
        const auto* button = page->conversation().findChild<QAbstractButton*>(QLatin1String(name));
        QTRY_VERIFY2(!button->isVisible() || button->width() >= button->sizeHint().width(),
                     qPrintable(QStringLiteral("%1: %2 of %3 in %4")
                                    .arg(QLatin1String(name))
                                    .arg(button->width())
                                    .arg(button->sizeHint().width())
                                    .arg(page->conversation().width())));
    }
}

BATON_GUI_TEST(TestMainWindow)
#include "tst_mainwindow.moc"
