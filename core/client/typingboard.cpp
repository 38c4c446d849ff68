// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/typingboard.h"

#include <QDeadlineTimer>
#include <algorithm>

namespace baton::client {

namespace {

constexpr qsizetype mostTypists = 1'000; ///< what comes from outside is bounded

qint64 nowMs() { return QDeadlineTimer::current().deadline(); }

} // namespace

TypingBoard::TypingBoard(int shownMs, QObject* parent) : QObject(parent), m_shownMs(shownMs)
{
    m_next.setSingleShot(true);
    m_next.setParent(this);
    connect(&m_next, &QTimer::timeout, this, &TypingBoard::expire);
}

void TypingBoard::set(const ConversationId& id, const Author& author, bool on)
{
    const auto it = std::find_if(m_typists.begin(), m_typists.end(), [&](const Typist& one) {
        return one.conversation == id && one.author == author;
    });
    const bool known = it != m_typists.end();
    if (on && known) {
        it->until = nowMs() + m_shownMs;
        return;
    }
    if (on) {
        if (m_typists.size() >= mostTypists)
            return;
        m_typists.append({id, author, nowMs() + m_shownMs});
        if (!m_next.isActive())
            m_next.start(m_shownMs);
    } else if (known) {
        m_typists.erase(it);
    } else {
        return;
    }
    Q_EMIT changed(id, author, on);
}

void TypingBoard::clear()
{
    m_next.stop();
    const auto gone = std::exchange(m_typists, {});
    for (const auto& one : gone)
        Q_EMIT changed(one.conversation, one.author, false);
}

void TypingBoard::expire()
{
    const auto now = nowMs();
    QList<Typist> gone;
    qint64 soonest = 0;
    for (auto it = m_typists.begin(); it != m_typists.end();) {
        if (it->until <= now) {
            gone.append(*it);
            it = m_typists.erase(it);
        } else {
            soonest = soonest == 0 ? it->until : std::min(soonest, it->until);
            ++it;
        }
    }
    if (soonest > 0)
        m_next.start(int(soonest - now) + 1);
    for (const auto& one : std::as_const(gone))
        Q_EMIT changed(one.conversation, one.author, false);
}

} // namespace baton::client
