// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/deliveries/deliveriespresenter.h"

#include "core/client/sessioncall.h"
#include "ui/deliveries/deliveriespage.h"

namespace baton::ui {

DeliveriesPresenter::DeliveriesPresenter(client::Session& session, QObject* parent)
    : Screen(Place::Deliveries, tr("Deliveries"), *new DeliveriesPage, parent)
    , m_session(session)
    , m_page(static_cast<DeliveriesPage&>(page()))
{
    offer(false);
    connect(&m_page.deliveries(), &models::DeliveriesModel::pageWanted, this, &DeliveriesPresenter::ask);
    connect(&m_page, &DeliveriesPage::devicesWanted, this, &DeliveriesPresenter::askForDevices);
    connect(&m_page, &DeliveriesPage::openRequested, this, &DeliveriesPresenter::open);
    connect(&m_page, &DeliveriesPage::retryRequested, this, &DeliveriesPresenter::retry);
    connectSession();
}

void DeliveriesPresenter::connectSession()
{
    using client::Session;
    connect(&m_session, &Session::signedIn, this, [this](const protocol::MemberProfile& member) {
        setMayAdminister(member.permissions.contains(permissionName(Permission::Administer)));
    });
    connect(&m_session, &Session::signInNeeded, this, [this] { m_page.clear(); });
    connect(&m_session, &Session::linkChanged, &m_page, &DeliveriesPage::setLink);
}

void DeliveriesPresenter::setMayAdminister(bool may)
{
    offer(may);
    if (!may)
        m_page.clear();
}

void DeliveriesPresenter::ask(quint64 ticket, const protocol::DeliveriesParams& params)
{
    client::call<protocol::method::Deliveries>(m_session, this, params, [this, ticket](const auto& page) {
        m_page.setProblem(page ? QString() : page.error().detail);
        if (!page)
            return m_page.deliveries().fail(ticket);
        m_page.learnMembers(page->items);
        m_page.deliveries().addPage(ticket, *page);
    });
}

void DeliveriesPresenter::retry(const QString& id)
{
    client::call<protocol::method::DeliveriesRetry>(m_session, this, {id}, [this](const auto& done) {
        // The page says what is wrong only where it has nothing to show.
        if (!done)
            Q_EMIT said(done.error().detail);
        m_page.deliveries().refresh();
    });
}

void DeliveriesPresenter::askForDevices()
{
    if (std::exchange(m_isAskingForDevices, true))
        return;
    client::call<protocol::method::Devices>(m_session, this, {}, [this](const auto& devices) {
        m_isAskingForDevices = false;
        m_page.setProblem(devices ? QString() : devices.error().detail);
        if (devices)
            m_page.setDevices(devices->items);
    });
}

void DeliveriesPresenter::open(const protocol::Delivery& delivery)
{
    if (delivery.kind == QLatin1String("escalation") || delivery.kind == QLatin1String("assignment") ||
        delivery.kind == QLatin1String("webhook"))
        Q_EMIT conversationRequested(ConversationId(delivery.about));
    else if (delivery.kind == QLatin1String("workflow"))
        Q_EMIT runRequested(RunId(delivery.about));
    else if (delivery.kind == QLatin1String("autoupdate"))
        Q_EMIT entryRequested(AutoUpdateId(delivery.about));
}

} // namespace baton::ui
