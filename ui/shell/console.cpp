#include "ui/shell/console.h"

#include "core/client/deliveryreports.h"
#include "core/client/sessioncall.h"
#include "core/models/alertboard.h"
#include "core/models/quietuntil.h"
#include "ui/alerts/alertpresenter.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/trayicon.h"
#include "ui/deliveries/deliveriespresenter.h"
#include "ui/notify/makenotifier.h"
#include "ui/presence/makeseatwatch.h"
#include "ui/settings/settingspage.h"
#include "ui/shell/activityconsole.h"
#include "ui/shell/availabilitypresenter.h"
#include "ui/shell/consolepresenter.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navrail.h"
#include "ui/shell/railicons.h"
#include "ui/shell/soundconsole.h"
#include "ui/shell/windowplace.h"
#include "ui/signin/signinpage.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSysInfo>

namespace baton::ui {

namespace {

const QLatin1String keepsRunningKey("keeps-running");

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
        , window(list, transcript)
        , presenter(session, list, transcript, window)
        , tray(window, quiet)
        , desktop(makeNotifier(&tray.icon()))
        , inWindow(window.banners())
        , alerts(board, *desktop, inWindow, window)
        , activity(session, window, *desktop, inWindow)
        , reports(session)
        , deliveries(session, window)
        , settingsPage(*new SettingsPage(&window))
        , seat(makeSeatWatch())
        , availability(session, window.rail(), tray, activity.board(), settingsPage, *seat, settings)
        , sounds(session, settings, {board, activity.board(), alerts, activity.banners(), settingsPage})
    {
        window.addScreen(Screen::Settings, MainWindow::tr("Settings"), &settingsPage);
    }

    void connectAlerts(Console& console);
    void connectQuiet();
    void connectSettings();
    void connectActivity(Console& console);
    void connectDeliveries();
    void openLink(const QString& link);

    QSettings settings;
    client::Session session;
    models::ConversationListModel list;
    models::TranscriptModel transcript;
    MainWindow window;
    ConsolePresenter presenter;
    models::AlertBoard board;
    models::QuietUntil quiet;
    TrayIcon tray;
    std::unique_ptr<Notifier> desktop;
    InAppNotifier inWindow;
    AlertPresenter alerts;
    ActivityConsole activity;
    client::DeliveryReports reports;
    DeliveriesPresenter deliveries;
    SettingsPage& settingsPage;
    std::unique_ptr<SeatWatch> seat;
    AvailabilityPresenter availability;
    SoundConsole sounds;
    QString wanted; ///< a link that waits for the sign-in
};

void Console::Private::connectQuiet()
{
    QObject::connect(&quiet, &models::QuietUntil::changed, &window, [this] {
        settings.setValue(QStringLiteral("quietUntil"), quiet.end());
        board.setQuiet(quiet.isQuiet());
        activity.board().setQuiet(quiet.isQuiet());
    });
    quiet.set(settings.value(QStringLiteral("quietUntil")).toDateTime());
}

void Console::Private::connectSettings()
{
    using client::Session;
    QObject::connect(&session, &Session::subscriptionsChanged, &window,
                     [this](const push::Subscriptions& subscriptions) {
                         board.setSubscriptions(subscriptions);
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
                                 settingsPage.tell(kept ? MainWindow::tr("Kept.") : kept.error().detail);
                             });
                     });
}

void Console::Private::connectAlerts(Console& console)
{
    using client::Session;
    QObject::connect(&session, &Session::signedIn, &board, [this](const protocol::MemberProfile& member) {
        board.setMember(member.id, member.permissions.contains(permissionName(Permission::Respond)));
    });
    QObject::connect(&session, &Session::signInNeeded, &board, &models::AlertBoard::clear);
    QObject::connect(&session, &Session::conversationsReset, &board, &models::AlertBoard::reset);
    QObject::connect(&session, &Session::conversationsChanged, &board, &models::AlertBoard::upsert);
    QObject::connect(&board, &models::AlertBoard::changed, &tray,
                     [this] { tray.setWaiting(board.waiting(), board.longestSince()); });
    QObject::connect(&alerts, &AlertPresenter::claimRequested, &session, &Session::claim);
    QObject::connect(&alerts, &AlertPresenter::openRequested, &window,
                     [this, &console](const ConversationId& id) {
                         console.comeForward();
                         presenter.open(id);
                     });
    QObject::connect(
        &alerts, &AlertPresenter::reported, &window,
        [this](const ConversationId& id, const QString& state) { reports.add(id.toString(), state); });
    QObject::connect(&alerts, &AlertPresenter::said, &window, &MainWindow::say);
    QObject::connect(&tray, &TrayIcon::openRequested, &window, [&console] { console.comeForward(); });
    QObject::connect(&tray, &TrayIcon::availabilityChosen, &window.rail(), &NavRail::availabilityChosen);
    QObject::connect(&tray, &TrayIcon::quitRequested, qApp, &QCoreApplication::quit);
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

void Console::Private::connectActivity(Console& console)
{
    QObject::connect(&activity, &ActivityConsole::comeForwardRequested, &window,
                     [&console] { console.comeForward(); });
    QObject::connect(&activity, &ActivityConsole::reported, &reports, &client::DeliveryReports::add);
    QObject::connect(&activity, &ActivityConsole::subscriptionsRequested, &window,
                     [this] { window.showScreen(Screen::Settings); });
    QObject::connect(&activity.workflows(), &WorkflowsPresenter::workflowsKnown, &settingsPage,
                     &SettingsPage::setWorkflows);
}

void Console::Private::connectDeliveries()
{
    QObject::connect(&deliveries, &DeliveriesPresenter::conversationRequested, &presenter,
                     &ConsolePresenter::open);
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
        presenter.open(ConversationId(conversation));
}

Console::Console(const Options& options) : d(std::make_unique<Private>(options))
{
    d->connectAlerts(*this);
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
    QObject::connect(&d->session, &client::Session::signedIn, &d->window,
                     [this](const protocol::MemberProfile& member) {
                         d->settings.setValue(QStringLiteral("relay"), d->session.relay().toString());
                         d->settings.setValue(QStringLiteral("email"), member.email);
                         d->window.setWindowTitle(member.name);
                         if (!d->wanted.isEmpty())
                             d->openLink(std::exchange(d->wanted, {}));
                     });
    d->window.showSignIn();
    if (relay.isEmpty())
        return;
    if (!options.email.isEmpty() && !options.password.isEmpty()) {
        d->window.signIn().setBusy(true);
        d->session.signIn(relay, options.email, options.password);
    } else {
        d->session.resume(relay);
    }
}

Console::~Console() { d->settings.setValue(QStringLiteral("geometry"), d->window.saveGeometry()); }

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
client::Session& Console::session() { return d->session; }
const models::TranscriptModel& Console::transcript() const { return d->transcript; }

} // namespace baton::ui
