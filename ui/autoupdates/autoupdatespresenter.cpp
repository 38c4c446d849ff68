// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/autoupdates/autoupdatespresenter.h"

#include "core/client/sessioncall.h"
#include "ui/autoupdates/autoupdatespage.h"
#include "ui/autoupdates/csvexport.h"

#include <QDate>
#include <QFileDialog>
#include <QStandardPaths>

namespace baton::ui {

namespace {
constexpr qsizetype mostRecent = 500;
}

AutoUpdatesPresenter::AutoUpdatesPresenter(client::Session& session, QObject* parent)
    : Screen(Place::AutoUpdates, tr("Auto-updates"), *new AutoUpdatesPage, parent)
    , m_session(session)
    , m_page(static_cast<AutoUpdatesPage&>(page()))
{
    offer(false);
    auto& model = m_page.model();
    connect(&model, &models::AutoUpdatesModel::pageWanted, this, &AutoUpdatesPresenter::ask);
    connect(&model, &models::AutoUpdatesModel::unreviewedChanged, this, &AutoUpdatesPresenter::showBadge);
    connect(&m_page, &AutoUpdatesPage::reviewRequested, this, &AutoUpdatesPresenter::review);
    connect(&m_page, &AutoUpdatesPage::exportRequested, this, &AutoUpdatesPresenter::exportCsv);
    connect(&m_page, &AutoUpdatesPage::subscriptionsRequested, this,
            &AutoUpdatesPresenter::subscriptionsRequested);
    connectSession();
}

void AutoUpdatesPresenter::connectSession()
{
    using client::Session;
    connect(&m_session, &Session::signedIn, this, [this](const protocol::MemberProfile& member) {
        m_page.setMayReview(member.permissions.contains(permissionName(Permission::ReviewActivity)));
        offer(member.permissions.contains(permissionName(Permission::ReadActivity)));
    });
    connect(&m_session, &Session::signInNeeded, this, [this] {
        m_recent.clear();
        m_page.model().clear();
    });
    connect(&m_session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        m_page.setLink(status);
        if (status.state != client::LinkStatus::State::Connected || !isOffered())
            return;
        m_page.setBots(m_session.bots());
        m_page.model().reload();
    });
    connect(&m_session, &Session::activityMissed, this, [this] {
        if (isOffered() && m_session.link().state == client::LinkStatus::State::Connected)
            m_page.model().reload();
    });
    connect(&m_session, &Session::activityHappened, this, &AutoUpdatesPresenter::happened);
}

void AutoUpdatesPresenter::ask(quint64 ticket, const protocol::AutoUpdatesParams& params)
{
    client::call<protocol::method::AutoUpdatesList>(
        m_session, this, params, [this, ticket](const auto& page) {
            m_page.setProblem(page ? QString() : page.error().detail);
            if (!page)
                return m_page.model().fail(ticket);
            m_page.model().addPage(ticket, *page);
        });
}

void AutoUpdatesPresenter::review(const AutoUpdateId& id)
{
    client::call<protocol::method::AutoUpdatesReview>(m_session, this, {id}, [this](const auto& result) {
        if (result)
            m_page.model().upsert(result->entry);
        else
            Q_EMIT said(result.error().detail);
    });
}

void AutoUpdatesPresenter::open(const AutoUpdateId& id)
{
    bringUp();
    const int row = m_page.model().rowOf(id);
    if (row >= 0)
        m_page.open(m_page.model().at(row));
    else if (m_recent.contains(id))
        m_page.open(m_recent.value(id));
    else
        fetch(id);
}

void AutoUpdatesPresenter::fetch(const AutoUpdateId& id)
{
    protocol::AutoUpdatesParams params;
    params.id = id;
    client::call<protocol::method::AutoUpdatesList>(m_session, this, params, [this](const auto& page) {
        if (!page)
            Q_EMIT said(page.error().detail);
        else if (page->items.isEmpty())
            Q_EMIT said(tr("There is no such entry, or it is of a bot you do not belong to."));
        else
            m_page.open(page->items.constFirst());
    });
}

void AutoUpdatesPresenter::exportCsv()
{
    const auto folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const auto name = QStringLiteral("auto-updates-%1.csv").arg(QDate::currentDate().toString(Qt::ISODate));
    const auto path =
        QFileDialog::getSaveFileName(m_page.window(), tr("Export auto-updates"), folder + u'/' + name,
                                     tr("Comma-separated values (*.csv)"));
    if (path.isEmpty())
        return;
    m_page.setExporting(true);
    auto* task = new CsvExport(
        path, models::AutoUpdatesModel::paramsOf(m_page.model().filter()),
        [this](const auto& params, CsvExport::Answer answer) {
            client::call<protocol::method::AutoUpdatesList>(m_session, this, params, std::move(answer));
        },
        this);
    connect(task, &CsvExport::finished, this, [this](const Result<qint64>& written) {
        m_page.setExporting(false);
        Q_EMIT said(written ? tr("%Ln entry(s) exported.", nullptr, int(*written)) : written.error().detail);
    });
    task->start();
}

void AutoUpdatesPresenter::happened(const protocol::Event& event)
{
    if (!event.type.startsWith(QLatin1String("autoupdate.")))
        return;
    const auto changed = protocol::fromJson<protocol::AutoUpdateChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return;
    if (m_recent.size() >= mostRecent)
        m_recent.clear();
    m_recent.insert(changed->entry.id, changed->entry);
    m_page.model().upsert(changed->entry);
}

void AutoUpdatesPresenter::showBadge() { setBadge(int(m_page.model().unreviewed()), false); }

void AutoUpdatesPresenter::find() { m_page.focusSearch(); }

} // namespace baton::ui
