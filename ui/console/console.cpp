// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/console/console.h"

#include "core/client/deliveryreports.h"
#include "core/client/sessioncall.h"
#include "core/models/alertboard.h"
#include "core/models/quietuntil.h"
#include "core/models/unreadboard.h"
#include "ui/alerts/alertpresenter.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/toaststack.h"
#include "ui/alerts/trayicon.h"
#include "ui/alerts/unreadpresenter.h"
#include "ui/console/activityconsole.h"
#include "ui/console/availabilitypresenter.h"
#include "ui/console/departure.h"
#include "ui/console/soundconsole.h"
#include "ui/deliveries/deliveriespresenter.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/inbox/inboxscreen.h"
#include "ui/notify/makenotifier.h"
#include "ui/presence/makeseatwatch.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navrail.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/signinpresenter.h"
#include "ui/shell/windowplace.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSysInfo>

namespace baton::ui {

namespace {

const QLatin1String keepsRunningKey("keeps-running");
const QLatin1String inClearKey("inClear");

/// The id in baton://conversation/ID or baton://run/ID; empty for anything else.
QString idInLink(const QString& link, const char* kind)
{
    const QUrl url(link);
    if (url.scheme() != QLatin1String("baton") || url.host() != QLatin1String(kind))
        return {};
    return url.path().mid(1).left(64);
}

} // namespace

class Console::Private
{
public:
    explicit Private(const Options& options)
        : settings(options.dataDirectory + QStringLiteral("/console.ini"), QSettings::IniFormat)
        , session({options.dataDirectory, options.profile, QSysInfo::machineHostName()})
        , inbox(session, list, transcript, window.toasts())
        , signIn(session, window)
        , departure(session, list, window)
        , tray(window, quiet)
        , desktop(makeNotifier(&tray.icon()))
        , inWindow(window.toasts())
        , alerts(board, *desktop, inWindow, window)
        , messages(unread, *desktop, inWindow, window)
        , activity(session, window, *desktop, inWindow)
        , reports(session)
        , deliveries(session)
        , settingsPage(*new SettingsPage)
        , settingsScreen(Place::Settings, MainWindow::tr("Settings"), settingsPage)
        , seat(makeSeatWatch())
        , availability(session, window.rail(), tray, activity.board(), settingsPage, *seat, settings)
        , sounds(session, settings,
                 {board, unread, activity.board(), alerts, messages, activity.banners(), settingsPage})
    {
        for (auto* screen : {static_cast<Screen*>(&inbox), static_cast<Screen*>(&activity.workflows()),
                             static_cast<Screen*>(&activity.autoUpdates()), static_cast<Screen*>(&deliveries),
                             &settingsScreen})
            window.addScreen(*screen);
    }

    void connectAlerts(Console& console);
    void connectUnread(Console& console);
    void connectQuiet();
    void connectSettings();
    void want(const push::Subscriptions& subscriptions);
    void connectActivity(Console& console);
    void connectDeliveries();
    void openLink(const QString& link);

    QSettings settings;
    client::Session session;
    models::ConversationListModel list;
    models::TranscriptModel transcript;
    MainWindow window;
    InboxScreen inbox;
    SignInPresenter signIn;
    Departure departure;
    models::AlertBoard board;
    models::UnreadBoard unread;
    models::QuietUntil quiet;
    TrayIcon tray;
    std::unique_ptr<Notifier> desktop;
    InAppNotifier inWindow;
    AlertPresenter alerts;
    UnreadPresenter messages;
    ActivityConsole activity;
    client::DeliveryReports reports;
    DeliveriesPresenter deliveries;
    SettingsPage& settingsPage;
    Screen settingsScreen;
    std::unique_ptr<SeatWatch> seat;
    AvailabilityPresenter availability;
    SoundConsole sounds;
    bool inClear = false;
    QString wanted; ///< a link that waits for the sign-in
};

void Console::Private::connectQuiet()
{
    QObject::connect(&quiet, &models::QuietUntil::changed, &window, [this] {
        settings.setValue(QStringLiteral("quietUntil"), quiet.end());
        board.setQuiet(quiet.isQuiet());
        unread.setQuiet(quiet.isQuiet());
        activity.board().setQuiet(quiet.isQuiet());
    });
    quiet.set(settings.value(QStringLiteral("quietUntil")).toDateTime());
}

void Console::Private::connectSettings()
{
    using client::Session;
    QObject::connect(&session, &Session::subscriptionsChanged, &window,
                     [this](const push::Subscriptions& subscriptions) {
                         want(subscriptions);
                         settingsPage.setBots(session.bots());
                         settingsPage.setSubscriptions(subscriptions);
                     });
    QObject::connect(&session, &Session::linkChanged, &window, [this](const client::LinkStatus& status) {
        settingsPage.setOnline(status.state == client::LinkStatus::State::Connected);
    });
    QObject::connect(&settingsPage, &SettingsPage::changed, &window,
                     [this](const push::Subscriptions& subscriptions) {
                         client::call<protocol::method::SubscriptionsSet>(
                             session, &window, subscriptions, [this](const auto& kept) {
                                 if (kept)
                                     want(*kept);
                                 settingsPage.tell(kept ? MainWindow::tr("Kept.") : kept.error().detail);
                             });
                     });
}

/// From now on, whoever else is told of it and when.
void Console::Private::want(const push::Subscriptions& subscriptions)
{
    unread.setSubscriptions(subscriptions);
    board.setSubscriptions(subscriptions);
}

void Console::Private::connectAlerts(Console& console)
{
    using client::Session;
    QObject::connect(&session, &Session::signedIn, &board, [this](const protocol::MemberProfile& member) {
        board.setMember(member.id, member.permissions.contains(permissionName(Permission::Respond)));
    });
    QObject::connect(&session, &Session::signInNeeded, &board, &models::AlertBoard::clear);
    QObject::connect(&session, &Session::seenRestored, &board, &models::AlertBoard::restoreSeen);
    QObject::connect(&session, &Session::seenMoved, &board, &models::AlertBoard::moveSeen);
    QObject::connect(&inbox, &InboxScreen::read, &board, &models::AlertBoard::markSeen);
    QObject::connect(&session, &Session::conversationsReset, &board, &models::AlertBoard::reset);
    QObject::connect(&session, &Session::conversationsChanged, &board, &models::AlertBoard::upsert);
    QObject::connect(&board, &models::AlertBoard::changed, &tray,
                     [this] { tray.setWaiting(board.waiting(), board.longestSince()); });
    QObject::connect(&alerts, &AlertPresenter::claimRequested, &session, &Session::claim);
    QObject::connect(&alerts, &AlertPresenter::openRequested, &window,
                     [this, &console](const ConversationId& id) {
                         console.comeForward();
                         inbox.open(id);
                     });
    QObject::connect(
        &alerts, &AlertPresenter::reported, &window,
        [this](const ConversationId& id, const QString& state) { reports.add(id.toString(), state); });
    QObject::connect(&alerts, &AlertPresenter::said, &window, &MainWindow::say);
    alerts.setInView([this](const ConversationId& id) { return inbox.isInView(id); });
    alerts.setCardInView([this](const ConversationId& id) {
        return window.currentPlace() == Place::Inbox && inbox.parts().inbox().isInView(id);
    });
    QObject::connect(&alerts, &AlertPresenter::flashWanted, &inbox.parts().inbox(), &InboxPanel::flash);
    QObject::connect(&inbox.parts().inbox(), &InboxPanel::cardsMoved, &alerts, &AlertPresenter::viewChanged);
    QObject::connect(&inbox, &InboxScreen::viewChanged, &alerts, &AlertPresenter::viewChanged);
    QObject::connect(&tray, &TrayIcon::openRequested, &window, [&console] { console.comeForward(); });
    QObject::connect(&tray, &TrayIcon::availabilityChosen, &window.rail(), &NavRail::availabilityChosen);
    QObject::connect(&tray, &TrayIcon::quitRequested, &departure, &Departure::quit);
    QObject::connect(&window.rail(), &NavRail::quitRequested, &departure, &Departure::quit);
    QObject::connect(&window.rail(), &NavRail::signOutRequested, &departure, &Departure::signOut);
    QObject::connect(desktop.get(), &Notifier::activated, &window, [&console](const QString& key) {
        if (key == keepsRunningKey)
            console.comeForward();
    });
    QObject::connect(&tray, &TrayIcon::keepsRunning, &window, [this] {
        desktop->show(
            {QStringLiteral("keeps-running"),
             MainWindow::tr("Baton keeps running"),
             MainWindow::tr("It tells you when a customer needs you. Quit from its icon in the tray."),
             {},
             Notice::Urgency::Low,
             false});
    });
}

void Console::Private::connectUnread(Console& console)
{
    using client::Session;
    using models::UnreadBoard;
    QObject::connect(&session, &Session::signedIn, &unread, [this](const protocol::MemberProfile& member) {
        unread.setMember(member.id, member.permissions.contains(permissionName(Permission::Respond)));
    });
    QObject::connect(&session, &Session::signInNeeded, &unread, &UnreadBoard::clear);
    QObject::connect(&session, &Session::seenRestored, &unread, &UnreadBoard::restoreSeen);
    QObject::connect(&session, &Session::seenMoved, &unread, &UnreadBoard::moveSeen);
    QObject::connect(&session, &Session::seenKnown, &unread, &UnreadBoard::seenKnown);
    QObject::connect(&session, &Session::linkChanged, &unread, [this](const client::LinkStatus& status) {
        if (status.state != client::LinkStatus::State::Connected)
            unread.awaitSeen();
    });
    QObject::connect(&session, &Session::conversationsReset, &unread, &UnreadBoard::reset);
    QObject::connect(&session, &Session::conversationsChanged, &unread, &UnreadBoard::upsert);
    QObject::connect(&inbox, &InboxScreen::read, &unread, &UnreadBoard::markSeen);
    messages.setInView([this](const ConversationId& id) { return inbox.isInView(id); });
    unread.setLookedAt([this](const ConversationId& id) { return inbox.isLookedAt(id); });
    QObject::connect(&unread, &UnreadBoard::changed, &window, [this] {
        const auto count = unread.count();
        tray.setUnread(count);
        window.rail().setUnread(int(count));
        inbox.parts().inbox().setUnread(int(count));
    });
    QObject::connect(&messages, &UnreadPresenter::openRequested, &window,
                     [this, &console](const ConversationId& id) {
                         console.comeForward();
                         inbox.open(id);
                     });
}

void Console::Private::connectActivity(Console& console)
{
    QObject::connect(&activity, &ActivityConsole::comeForwardRequested, &window,
                     [&console] { console.comeForward(); });
    QObject::connect(&activity, &ActivityConsole::reported, &reports, &client::DeliveryReports::add);
    QObject::connect(&activity, &ActivityConsole::subscriptionsRequested, &window, [this](Place of) {
        settingsScreen.bringUp();
        settingsPage.showSection(of == Place::Workflows ? SettingsPage::Section::Workflows
                                                        : SettingsPage::Section::AutoUpdates);
    });
    QObject::connect(&activity.workflows(), &WorkflowsPresenter::workflowsKnown, &settingsPage,
                     &SettingsPage::setWorkflows);
}

void Console::Private::connectDeliveries()
{
    QObject::connect(&deliveries, &DeliveriesPresenter::conversationRequested, &inbox, &InboxScreen::open);
    QObject::connect(&deliveries, &DeliveriesPresenter::runRequested, &activity.workflows(),
                     &WorkflowsPresenter::open);
    QObject::connect(&deliveries, &DeliveriesPresenter::entryRequested, &activity.autoUpdates(),
                     &AutoUpdatesPresenter::open);
}

void Console::Private::openLink(const QString& link)
{
    if (const auto run = idInLink(link, "run"); !run.isEmpty())
        return activity.workflows().open(RunId(run));
    if (const auto conversation = idInLink(link, "conversation"); !conversation.isEmpty())
        inbox.open(ConversationId(conversation));
}

Console::Console(const Options& options) : d(std::make_unique<Private>(options))
{
    d->connectAlerts(*this);
    d->connectUnread(*this);
    d->connectQuiet();
    d->connectActivity(*this);
    d->connectDeliveries();
    d->connectSettings();
    d->window.restoreGeometry(d->settings.value(QStringLiteral("geometry")).toByteArray());
    bringOntoScreen(d->window);
    const auto relay =
        options.relay.isEmpty() ? QUrl(d->settings.value(QStringLiteral("relay")).toString()) : options.relay;
    const auto email =
        options.email.isEmpty() ? d->settings.value(QStringLiteral("email")).toString() : options.email;
    d->window.signIn().setRelay(relay.toString());
    d->window.signIn().setEmail(email);
    d->wanted = options.link;
    const auto last = QUrl(d->settings.value(QStringLiteral("relay")).toString());
    d->inClear = options.inClear || (relay == last && d->settings.value(inClearKey).toBool());
    d->window.signIn().setInClear(d->inClear);
    QObject::connect(
        &d->window.signIn(), &SignInPage::signInRequested, &d->window,
        [this](const QUrl&, const QString&, const QString&, bool inClear) { d->inClear = inClear; });
    QObject::connect(&d->session, &client::Session::signedIn, &d->window,
                     [this](const protocol::MemberProfile& member) {
                         d->settings.setValue(QStringLiteral("relay"), d->session.relay().toString());
                         d->settings.setValue(QStringLiteral("email"), member.email);
                         d->window.setWindowTitle(member.name);
                         d->settings.setValue(inClearKey, d->inClear);
                         if (!d->wanted.isEmpty())
                             d->openLink(std::exchange(d->wanted, {}));
                     });
    QObject::connect(&d->session, &client::Session::signInNeeded, &d->window,
                     [this] { d->window.setWindowTitle(MainWindow::tr("Baton")); });
    d->window.showSignIn();
    if (relay.isEmpty())
        return;
    if (!options.email.isEmpty() && !options.password.isEmpty()) {
        d->window.signIn().setBusy(true);
        d->session.signIn(relay, options.email, options.password, d->inClear);
    } else {
        d->session.resume(relay, d->inClear);
    }
}

Console::~Console() { saveState(); }

void Console::saveState()
{
    d->settings.setValue(QStringLiteral("geometry"), d->window.saveGeometry());
    d->settings.sync();
    // A notification whose program is gone has buttons that do nothing.
    d->desktop->closeAll();
}

void Console::show() { d->window.show(); }

void Console::activate(const QString& link)
{
    if (d->window.showsConsole())
        d->openLink(link);
    else
        d->wanted = link;
    comeForward();
}

void Console::comeForward()
{
    d->window.setWindowState(d->window.windowState() & ~Qt::WindowMinimized);
    d->window.show();
    d->window.raise();
    d->window.activateWindow();
}

MainWindow& Console::window() { return d->window; }
InboxPage& Console::inbox() { return d->inbox.parts(); }
client::Session& Console::session() { return d->session; }
const models::TranscriptModel& Console::transcript() const { return d->transcript; }

} // namespace baton::ui
