// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/alerts/toast.h"
#include "ui/alerts/toaststack.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/deliveries/deliveriespresenter.h"
#include "ui/parts/screen.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navrail.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace baton;
using namespace baton::ui;

namespace {

protocol::MemberProfile memberOf(Role role)
{
    return {MemberId(QStringLiteral("m1")), QStringLiteral("Alice"), QStringLiteral("alice@acme.example"),
            roleName(role), permissionNames(permissionsOf(role))};
}

protocol::Delivery about(const char* kind)
{
    protocol::Delivery delivery;
    delivery.kind = QString::fromLatin1(kind);
    delivery.about = QStringLiteral("x1");
    return delivery;
}

} // namespace

/// Who gets the screen, and where its rows lead.
class TestDeliveriesPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void onlyAdminsHaveTheScreen();
    void rowsLeadToWhatTheyAreAbout();
    void whatIsNotSentAgainIsSaid();

private:
    bool isOnRail() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<client::Session> m_session;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<Screen> m_inbox;
    std::unique_ptr<DeliveriesPresenter> m_presenter;
};

void TestDeliveriesPresenter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_session = std::make_unique<client::Session>(
        client::Session::Options{m_folder->path(), QStringLiteral("test"), QStringLiteral("desk"), {}, 100});
    m_window = std::make_unique<MainWindow>();
    m_presenter = std::make_unique<DeliveriesPresenter>(*m_session);
    m_inbox = std::make_unique<Screen>(Place::Inbox, QStringLiteral("Inbox"), *new QWidget);
    m_window->addScreen(*m_inbox);
    m_window->addScreen(*m_presenter);
    m_window->showConsole();
    m_window->show();
}

void TestDeliveriesPresenter::cleanup()
{
    m_presenter.reset();
    m_window.reset();
    m_session.reset();
}

bool TestDeliveriesPresenter::isOnRail() const
{
    const auto buttons = m_window->rail().findChildren<QToolButton*>();
    return std::any_of(buttons.begin(), buttons.end(), [](const QToolButton* button) {
        return button->accessibleName() == QLatin1String("Deliveries") && button->isVisible();
    });
}

void TestDeliveriesPresenter::onlyAdminsHaveTheScreen()
{
    Q_EMIT m_session->signedIn(memberOf(Role::Agent));
    QVERIFY(!isOnRail());
    m_window->showScreen(Place::Deliveries);
    QCOMPARE(m_window->currentPlace(), Place::Inbox);

    Q_EMIT m_session->signedIn(memberOf(Role::Admin));
    QVERIFY(isOnRail());
    m_window->showScreen(Place::Deliveries);
    QCOMPARE(m_window->currentPlace(), Place::Deliveries);
    QVERIFY(m_presenter->page().isVisible());

    // when the right is taken away, or somebody else signs in at this computer
    Q_EMIT m_session->signedIn(memberOf(Role::Supervisor));
    QVERIFY(!isOnRail());
    QCOMPARE(m_window->currentPlace(), Place::Inbox);
    m_window->showScreen(Place::Deliveries);
    QCOMPARE(m_window->currentPlace(), Place::Inbox);
    QCOMPARE(m_presenter->parts().deliveries().rowCount(), 0);

    Q_EMIT m_session->signedIn(memberOf(Role::Admin));
    QVERIFY(isOnRail());
}

void TestDeliveriesPresenter::rowsLeadToWhatTheyAreAbout()
{
    QSignalSpy conversation(m_presenter.get(), &DeliveriesPresenter::conversationRequested);
    QSignalSpy run(m_presenter.get(), &DeliveriesPresenter::runRequested);
    QSignalSpy entry(m_presenter.get(), &DeliveriesPresenter::entryRequested);
    for (const auto* kind : {"escalation", "workflow", "autoupdate"})
        Q_EMIT m_presenter->parts().openRequested(about(kind));
    QCOMPARE(conversation.size(), 1);
    QCOMPARE(conversation.at(0).at(0).value<ConversationId>(), ConversationId(QStringLiteral("x1")));
    QCOMPARE(run.size(), 1);
    QCOMPARE(run.at(0).at(0).value<RunId>(), RunId(QStringLiteral("x1")));
    QCOMPARE(entry.size(), 1);
    QCOMPARE(entry.at(0).at(0).value<AutoUpdateId>(), AutoUpdateId(QStringLiteral("x1")));
}

void TestDeliveriesPresenter::whatIsNotSentAgainIsSaid()
{
    // Given no relay that could
    Q_EMIT m_presenter->parts().retryRequested(QStringLiteral("w1"));
    const auto said = [this] {
        const auto* toast = m_window->toasts().findChild<Toast*>();
        return toast ? toast->title() : QString();
    };
    QTRY_VERIFY(!said().isEmpty());
}

BATON_GUI_TEST(TestDeliveriesPresenter)
#include "tst_deliveriespresenter.moc"
