// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/deliveryreports.h"

#include "core/client/sessioncall.h"

namespace baton::client {

namespace {

constexpr qsizetype mostWaiting =
    2'000; ///< what an admin sees of a device that was away for long may have gaps
constexpr qsizetype mostAtOnce = 500;
constexpr int sendAgainMs = 2'000;

} // namespace

DeliveryReports::DeliveryReports(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    m_send.setSingleShot(true);
    m_send.setInterval(0);
    connect(&m_send, &QTimer::timeout, this, &DeliveryReports::send);
    connect(&session, &Session::linkChanged, this, [this](const LinkStatus& status) {
        const bool isConnected = status.state == LinkStatus::State::Connected;
        if (std::exchange(m_isConnected, isConnected) != isConnected && isConnected)
            m_send.start();
    });
    // The next member's device is another one.
    connect(&session, &Session::signInNeeded, this, [this] { m_waiting.clear(); });
}

void DeliveryReports::add(const QString& about, const QString& state)
{
    if (m_waiting.size() >= mostWaiting)
        m_waiting.removeFirst();
    m_waiting.append({about, state});
    if (m_isConnected)
        m_send.start();
}

void DeliveryReports::send()
{
    if (m_isUnderWay || m_waiting.isEmpty())
        return;
    m_isUnderWay = true;
    const protocol::ReportParams params{m_waiting.first(std::min(m_waiting.size(), mostAtOnce))};
    call<protocol::method::PushReport>(m_session, this, params,
                                       [this, count = params.items.size()](const auto& answer) {
                                           m_isUnderWay = false;
                                           answered(count, answer);
                                       });
}

void DeliveryReports::answered(qsizetype count, const Result<protocol::Nothing>& answer)
{
    // Without a connection they wait for the next one; what the relay does not want is not asked of it again.
    const auto kind = answer ? Refusal::Kind::Invalid : answer.error().kind;
    if (kind == Refusal::Kind::Unavailable || kind == Refusal::Kind::TooMany) {
        if (m_isConnected)
            QTimer::singleShot(sendAgainMs, this, &DeliveryReports::send);
        return;
    }
    m_waiting.remove(0, std::min(count, m_waiting.size()));
    if (!m_waiting.isEmpty())
        m_send.start();
}

} // namespace baton::client
