// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/backfill.h"

#include "core/client/call.h"

#include <algorithm>

namespace baton::client {

namespace {

constexpr int page = 500; ///< the most the relay gives at once
constexpr int afterRefusalMs = 2'000;

} // namespace

Backfill::Backfill(RelayLink& link, const LinkTiming& timing, QObject* parent)
    : QObject(parent)
    , m_link(link)
    , m_timing(timing)
{
    m_pause.setSingleShot(true);
    m_pause.setParent(this);
    connect(&m_pause, &QTimer::timeout, this, &Backfill::next);
}

void Backfill::begin(int bound) { goOn(std::nullopt, bound); }

void Backfill::goOn(const std::optional<QString>& cursor, int bound)
{
    ++m_round;
    m_cursor = cursor;
    m_left = bound;
    m_pause.start(m_timing.pagePause);
}

void Backfill::stop()
{
    ++m_round;
    m_left = 0;
    m_views = 0;
    m_pause.stop();
}

void Backfill::next()
{
    if (m_left <= 0 || !m_link.isUp())
        return;
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    params.limit = std::min(page, m_left);
    params.cursor = m_cursor;
    call<protocol::method::List>(m_link, this, params, [this, round = m_round](const auto& result) {
        if (round != m_round)
            return;
        if (!result) {
            m_pause.start(afterRefusalMs);
            return;
        }
        m_left -= int(result->items.size());
        m_cursor = result->next;
        Q_EMIT listed(result->conversations(), result->counts);
        Q_EMIT marksListed(result->read);
        if (m_cursor && m_left > 0) {
            Q_EMIT progressed(*m_cursor);
            m_pause.start(m_timing.pagePause);
            return;
        }
        m_left = 0;
        Q_EMIT finished(!m_cursor);
    });
}

void Backfill::freshen()
{
    m_views = 0;
    m_isFresh = true;
    for (const auto& view : {QStringLiteral("waiting"), QStringLiteral("mine"), QStringLiteral("all")}) {
        ++m_views;
        listView(view, m_round);
    }
}

void Backfill::listView(const QString& view, quint64 round)
{
    protocol::ListParams params;
    params.view = view;
    params.limit = page;
    call<protocol::method::List>(m_link, this, params, [this, round](const auto& result) {
        if (round != m_round)
            return;
        m_isFresh = m_isFresh && result;
        if (result) {
            Q_EMIT listed(result->conversations(), result->counts);
            Q_EMIT marksListed(result->read);
        }
        if (--m_views > 0)
            return;
        if (m_isFresh)
            Q_EMIT freshened();
        Q_EMIT answered();
    });
}

} // namespace baton::client
