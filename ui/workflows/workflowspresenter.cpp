// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/workflowspresenter.h"

#include "core/client/sessioncall.h"
#include "core/models/activitytext.h"
#include "ui/workflows/workflowspage.h"

namespace baton::ui {

namespace {
constexpr int countPauseMs = 300; ///< a burst of events asks for the counts once
}

WorkflowsPresenter::WorkflowsPresenter(client::Session& session, QObject* parent)
    : Screen(Place::Workflows, tr("Workflows"), *new WorkflowsPage, parent)
    , m_session(session)
    , m_page(static_cast<WorkflowsPage&>(page()))
{
    offer(false);
    m_countPause.setSingleShot(true);
    m_countPause.setInterval(countPauseMs);
    connect(&m_countPause, &QTimer::timeout, this, [this] {
        if (std::exchange(m_areCountsOld, false))
            askForCounts();
    });
    auto& feed = m_page.feed();
    connect(&feed, &models::RunFeedModel::pageWanted, this, &WorkflowsPresenter::ask);
    connect(&feed, &models::RunFeedModel::countsChanged, this, &WorkflowsPresenter::showBadge);
    connect(&m_page.runs(), &RunsPanel::selected, this, &WorkflowsPresenter::load);
    connect(&m_page.runs(), &RunsPanel::subscriptionsRequested, this,
            &WorkflowsPresenter::subscriptionsRequested);
    connect(&m_page.detail(), &RunDetail::said, this, &Screen::said);
    connectSession();
}

void WorkflowsPresenter::connectSession()
{
    using client::Session;
    connect(&m_session, &Session::signedIn, this, [this](const protocol::MemberProfile& member) {
        offer(member.permissions.contains(permissionName(Permission::ReadActivity)));
    });
    connect(&m_session, &Session::signInNeeded, this, [this] {
        m_page.feed().clear();
        m_page.detail().showNothing();
    });
    connect(&m_session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        m_page.runs().setLink(status);
        if (status.state != client::LinkStatus::State::Connected || !isOffered())
            return;
        // Whatever was missed: the newest page says it.
        m_page.feed().reload();
        const auto wanted = m_wanted.isEmpty() ? m_page.detail().shown() : std::exchange(m_wanted, {});
        if (!wanted.isEmpty())
            load(wanted);
    });
    connect(&m_session, &Session::activityMissed, this, [this] {
        if (isOffered() && m_session.link().state == client::LinkStatus::State::Connected)
            m_page.feed().reload();
    });
    connect(&m_session, &Session::activityHappened, this, &WorkflowsPresenter::happened);
}

void WorkflowsPresenter::ask(quint64 ticket, const protocol::RunsParams& params)
{
    client::call<protocol::method::WorkflowRuns>(m_session, this, params, [this, ticket](const auto& page) {
        m_page.runs().setProblem(page ? QString() : page.error().detail);
        if (!page)
            return m_page.feed().fail(ticket);
        learn(page->items);
        m_page.feed().addPage(ticket, *page);
    });
}

void WorkflowsPresenter::askForCounts()
{
    m_countPause.start();
    protocol::RunsParams params;
    params.limit = 1;
    client::call<protocol::method::WorkflowRuns>(m_session, this, params, [this](const auto& page) {
        if (page)
            m_page.feed().setCounts(page->counts);
    });
}

void WorkflowsPresenter::load(const RunId& id)
{
    client::call<protocol::method::WorkflowRunDetail>(m_session, this, {id}, [this, id](const auto& result) {
        if (result)
            m_page.detail().showRun(*result);
        else if (m_page.detail().shown() != id)
            m_page.detail().showNothing(result.error().detail);
    });
}

void WorkflowsPresenter::open(const RunId& id)
{
    if (id.isEmpty())
        return;
    bringUp();
    if (m_session.link().state != client::LinkStatus::State::Connected) {
        m_wanted = id;
        return;
    }
    m_page.runs().select(id);
    load(id);
}

void WorkflowsPresenter::happened(const protocol::Event& event)
{
    if (!event.type.startsWith(QLatin1String("workflow.")))
        return;
    const auto changed = protocol::fromJson<protocol::WorkflowChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return;
    learn({changed->run});
    m_page.feed().upsert(changed->run);
    m_page.detail().update(changed->run);
    // The first of them shows at once beside what it changed.
    if (m_countPause.isActive())
        m_areCountsOld = true;
    else
        askForCounts();
}

void WorkflowsPresenter::learn(const QList<WorkflowRun>& runs)
{
    const auto before = m_names.size();
    for (const auto& run : runs)
        m_names.insert({run.bot.id, run.workflow}, models::runName(run));
    if (m_names.size() != before)
        Q_EMIT workflowsKnown(m_names);
}

void WorkflowsPresenter::showBadge() { setBadge(int(m_page.feed().counts().stuck), false); }

void WorkflowsPresenter::find() { m_page.runs().focusSearch(); }

} // namespace baton::ui
