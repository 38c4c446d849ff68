// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/toast.h"
#include "ui/alerts/toaststack.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailspanel.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxscreen.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/batonstyle.h"

#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

using namespace baton;
using namespace baton::ui;

/// Where toasts lie in the window: whole, and never over what is being written.
class TestToastPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { setUpStyle(); }
    void init();
    void cleanup();

    void theyAreWholeWithinTheWindow_data();
    void theyAreWholeWithinTheWindow();

private:
    void showAll();
    QString outside() const;
    QRect inWindow(const QWidget* widget) const
    {
        return {widget->mapTo(m_window.get(), QPoint(0, 0)), widget->size()};
    }

    QTemporaryDir m_folder;
    std::unique_ptr<client::Session> m_session;
    std::unique_ptr<models::ConversationListModel> m_list;
    std::unique_ptr<models::TranscriptModel> m_transcript;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<InboxScreen> m_screen;
    std::unique_ptr<InAppNotifier> m_notifier;
};

void TestToastPlace::init()
{
    client::Session::Options options;
    options.cacheDirectory = m_folder.path();
    options.profile = QStringLiteral("test");
    m_session = std::make_unique<client::Session>(options);
    m_list = std::make_unique<models::ConversationListModel>();
    m_transcript = std::make_unique<models::TranscriptModel>();
    m_window = std::make_unique<MainWindow>();
    m_screen = std::make_unique<InboxScreen>(*m_session, *m_list, *m_transcript, m_window->toasts());
    m_window->addScreen(*m_screen);
    m_notifier = std::make_unique<InAppNotifier>(m_window->toasts());
    Conversation c;
    c.id = ConversationId(QStringLiteral("c1"));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.state = ConversationState::Waiting;
    c.contact.name = QStringLiteral("Jane Doe");
    c.contact.email = QStringLiteral("jane.doe.with.a.long.name@customers.example");
    c.tags = {QStringLiteral("refund"), QStringLiteral("order 4411"), QStringLiteral("broken")};
    m_list->reset({c});
}

void TestToastPlace::cleanup()
{
    m_notifier.reset();
    m_screen.reset();
    m_window.reset();
    m_transcript.reset();
    m_list.reset();
    m_session.reset();
}

/// One that asks for a person, one of one's own, and an offer to take something back.
void TestToastPlace::showAll()
{
    Notice asks;
    asks.key = QStringLiteral("asks");
    asks.title = QStringLiteral("Customer escalation: Sofia Rossi with a name that is long");
    asks.body = QStringLiteral("Shop bot\nuser requested human\n“I want to talk to a human about the code.”");
    asks.actions = {{QStringLiteral("claim"), QStringLiteral("Claim")},
                    {QStringLiteral("open"), QStringLiteral("Open")}};
    asks.urgency = Notice::Urgency::Critical;
    asks.stays = true;
    asks.since = QDateTime::currentMSecsSinceEpoch() - 3'725'000;
    m_notifier->show(asks);
    Notice own;
    own.key = QStringLiteral("own");
    own.title = QStringLiteral("Ahmad answered");
    own.body = QStringLiteral("It still sends me the same page.");
    own.actions = {{QStringLiteral("open"), QStringLiteral("Open")}};
    own.stays = true;
    m_notifier->show(own);
    m_window->toasts().offer(QStringLiteral("Resolved: Jane Doe. Your draft is kept on this computer."),
                             QStringLiteral("Undo"), std::chrono::minutes(5));
}

/// What of the toasts that are shown lies where it cannot be seen.
QString TestToastPlace::outside() const
{
    QStringList all;
    const auto say = [&](const QWidget* widget, const QRect& place, const QRect& within) {
        all.append(QStringLiteral("%1 %2: %3,%4 %5x%6 in %7,%8 %9x%10")
                       .arg(QString::fromLatin1(widget->metaObject()->className()), widget->accessibleName())
                       .arg(place.x())
                       .arg(place.y())
                       .arg(place.width())
                       .arg(place.height())
                       .arg(within.x())
                       .arg(within.y())
                       .arg(within.width())
                       .arg(within.height()));
    };
    const auto toasts = m_window->toasts().findChildren<Toast*>();
    for (const auto* toast : toasts) {
        if (!toast->isVisible())
            continue;
        const auto place = inWindow(toast);
        for (const auto& within : {m_window->rect().adjusted(0, 0, -10, -10), inWindow(&m_window->toasts())})
            if (!within.contains(place))
                say(toast, place, within);
        const auto parts = toast->findChildren<QWidget*>();
        for (const auto* part : parts)
            if (part->isVisible() && !place.contains(inWindow(part)))
                say(part, inWindow(part), place);
    }
    return all.join(u'\n');
}

void TestToastPlace::theyAreWholeWithinTheWindow_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    for (const auto& [width, height] : {std::pair(1'360, 840), {1'133, 840}, {1'133, 480}, {1'024, 700}}) {
        for (const auto direction : {Qt::LeftToRight, Qt::RightToLeft}) {
            QTest::addRow("%dx%d %s", width, height, direction == Qt::LeftToRight ? "ltr" : "rtl")
                << QSize(width, height) << direction;
        }
    }
}

void TestToastPlace::theyAreWholeWithinTheWindow()
{
    QFETCH(QSize, size);
    QFETCH(Qt::LayoutDirection, direction);
    m_window->setLayoutDirection(direction);
    m_window->showConsole();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->resize(size); // now, and it stays so on a small screen
    QTRY_COMPARE(m_window->size(), size);
    m_window->toasts().say(QStringLiteral("Saved."));
    QTRY_COMPARE_WITH_TIMEOUT(outside(), QString(), 3'000);
    QCOMPARE(m_window->toasts().word(), QStringLiteral("Saved.")); // it is still there
    showAll();
    // before anybody is chosen
    QTRY_COMPARE(outside(), QString());
    m_screen->open(ConversationId(QStringLiteral("c1")));
    QTRY_VERIFY(m_screen->parts().conversation().composer().isVisible());
    QTRY_COMPARE(outside(), QString());
    const auto& details = m_screen->parts().details();
    const auto& composer = m_screen->parts().conversation().composer();
    // With the column, and with it away
    for (int i = 0; i < 2; ++i) {
        const bool hasColumn = details.isVisible() && details.parentWidget() == &m_screen->parts();
        const auto toasts = m_window->toasts().findChildren<Toast*>();
        for (const auto* toast : toasts)
            QVERIFY2(!toast->isVisible() || !inWindow(toast).intersects(inWindow(&composer)),
                     hasColumn ? "over the composer beside the column" : "over the composer");
        QTest::keyClick(m_window.get(), Qt::Key_Period, Qt::ControlModifier);
        QTRY_COMPARE(outside(), QString());
    }
    // The window becomes narrower and wider again, as it stands there.
    m_window->resize(size.width() - 90, size.height());
    QTRY_COMPARE(outside(), QString());
    m_window->resize(size.width() + 60, size.height());
    QTRY_COMPARE(outside(), QString());
}

BATON_GUI_TEST(TestToastPlace)
#include "tst_toastplace.moc"
