// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/console/activityconsole.h"

#include "core/client/sessioncall.h"

#include <QTimer>

namespace baton::ui {

namespace {

constexpr int askAgainMs = 1'000;

} // namespace

ActivityConsole::ActivityConsole(client::Session& session, QWidget& window, Notifier& desktop,
                                 Notifier& inWindow, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_workflows(session)
    , m_autoUpdates(session)
    , m_banners(m_board, desktop, inWindow, window)
{
    connectSession();
    connectBanners();
    connect(&m_workflows, &WorkflowsPresenter::subscriptionsRequested, this,
            [this] { Q_EMIT subscriptionsRequested(Place::Workflows); });
    connect(&m_autoUpdates, &AutoUpdatesPresenter::subscriptionsRequested, this,
            [this] { Q_EMIT subscriptionsRequested(Place::AutoUpdates); });
}

void ActivityConsole::connectSession()
{
    using client::Session;
    connect(&m_session, &Session::signedIn, this, [this](const protocol::MemberProfile& member) {
        m_board.setPermissions(member.permissions.contains(permissionName(Permission::ReadActivity))
                                   ? Permissions(Permission::ReadActivity)
                                   : Permissions());
    });
    connect(&m_session, &Session::signInNeeded, this, [this] { m_board.clear(); });
    connect(&m_session, &Session::subscriptionsChanged, this,
            [this](const push::Subscriptions& wanted) { m_board.setSubscriptions(wanted); });
    connect(&m_session, &Session::activityHappened, this,
            [this](const protocol::Event& event) { m_board.happened(event); });
    connect(&m_session, &Session::toldRestored, &m_board, &models::ActivityBoard::setDealtWith);
    connect(&m_board, &models::ActivityBoard::dealtWithChanged, &m_session, &Session::markTold);
    connect(&m_session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        const bool isConnected = status.state == client::LinkStatus::State::Connected;
        if (std::exchange(m_isConnected, isConnected) == isConnected || !isConnected)
            return;
        m_board.connected();
        ++m_connection;
        askWhatWasMissed();
        if (std::exchange(m_isPictureNew, false))
            checkWhatIsUp();
    });
    connect(&m_session, &Session::activityMissed, this, [this] { m_isPictureNew = true; });
}

/// A picture taken anew skips what ended in between: whoever still says that a run is stuck has to ask.
void ActivityConsole::checkWhatIsUp()
{
    const auto runs = m_banners.runs();
    for (const auto& id : runs) {
        client::call<protocol::method::WorkflowRunDetail>(
            m_session, this, {id}, [this, id](const auto& result) {
                const bool isOver = result ? result->run.state != RunState::Stuck
                                           : result.error().kind == Refusal::Kind::NotFound;
                if (isOver)
                    m_banners.settle(id.toString());
            });
    }
}

/// Until it is answered nothing new is told: it may be in the answer.
void ActivityConsole::askWhatWasMissed()
{
    client::call<protocol::method::PushPending>(
        m_session, this, {m_board.dealtWith()}, [this, connection = m_connection](const auto& pending) {
            if (connection != m_connection)
                return;
            if (pending)
                return m_board.returned(*pending);
            const auto kind = pending.error().kind;
            if (kind != Refusal::Kind::Unavailable && kind != Refusal::Kind::TooMany)
                return m_board.returned(std::nullopt);
            // Without a connection the next one asks.
            QTimer::singleShot(askAgainMs, this, [this, connection] {
                if (connection == m_connection && m_isConnected)
                    askWhatWasMissed();
            });
        });
}

void ActivityConsole::connectBanners()
{
    const auto forward = [this] { Q_EMIT comeForwardRequested(); };
    connect(&m_banners, &ActivityPresenter::runRequested, this, [this, forward](const RunId& id) {
        forward();
        m_workflows.open(id);
    });
    connect(&m_banners, &ActivityPresenter::entryRequested, this, [this, forward](const AutoUpdateId& id) {
        forward();
        m_autoUpdates.open(id);
    });
    connect(&m_banners, &ActivityPresenter::workflowsRequested, this, [this, forward] {
        forward();
        m_workflows.bringUp();
    });
    connect(&m_banners, &ActivityPresenter::autoUpdatesRequested, this, [this, forward] {
        forward();
        m_autoUpdates.bringUp();
    });
    connect(&m_banners, &ActivityPresenter::reported, this, &ActivityConsole::reported);
}

} // namespace baton::ui
