// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/passwordqueue.h"

#include "core/storage/background.h"

#include <QMutexLocker>
#include <algorithm>
#include <optional>

namespace baton::relay {

namespace {

void oneLess(QHash<QString, int>& counts, const QString& key)
{
    const auto found = counts.find(key);
    if (found != counts.end() && --*found == 0)
        counts.erase(found);
}

const QString& networkOf(const PasswordQueue::Attempt& attempt)
{
    return attempt.network.isEmpty() ? attempt.client : attempt.network;
}

} // namespace

void PasswordQueue::Group::add(Attempt attempt)
{
    auto& own = byClient[attempt.client];
    if (own.empty())
        turns.push_back(attempt.client);
    own.push_back(std::move(attempt));
    ++size;
}

PasswordQueue::Attempt PasswordQueue::Group::takeFirst()
{
    const auto client = turns.front();
    turns.pop_front();
    const auto own = byClient.find(client);
    auto attempt = std::move(own->front());
    own->pop_front();
    --size;
    if (own->empty())
        byClient.erase(own);
    else
        turns.push_back(client);
    return attempt;
}

PasswordQueue::Attempt PasswordQueue::Group::takeNewest(const QString& client)
{
    const auto own = byClient.find(client);
    auto attempt = std::move(own->back());
    own->pop_back();
    --size;
    if (own->empty()) {
        byClient.erase(own);
        turns.erase(std::find(turns.begin(), turns.end(), attempt.client));
    }
    return attempt;
}

std::pair<QString, size_t> PasswordQueue::Group::longest() const
{
    std::pair<QString, size_t> longest;
    // The last to come among equals: whoever has waited longest is next.
    for (const auto& client : turns) {
        const auto waiting = sizeOf(client);
        if (waiting >= longest.second)
            longest = {client, waiting};
    }
    return longest;
}

size_t PasswordQueue::Group::sizeOf(const QString& client) const
{
    const auto own = byClient.find(client);
    return own == byClient.end() ? 0 : own->size();
}

void PasswordQueue::Line::add(Attempt attempt)
{
    const auto network = networkOf(attempt);
    auto& group = byNetwork[network];
    if (group.size == 0)
        turns.push_back(network);
    group.add(std::move(attempt));
}

PasswordQueue::Attempt PasswordQueue::Line::takeFirst()
{
    const auto network = turns.front();
    turns.pop_front();
    const auto group = byNetwork.find(network);
    auto attempt = group->takeFirst();
    if (group->size == 0)
        byNetwork.erase(group);
    else
        turns.push_back(network);
    return attempt;
}

std::optional<PasswordQueue::Attempt> PasswordQueue::Line::giveUp(const Attempt& attempt, bool isEqual)
{
    QString fullest;
    size_t most = 0;
    for (const auto& network : turns) {
        if (const auto waiting = byNetwork.find(network)->size; waiting >= most) {
            fullest = network;
            most = waiting;
        }
    }
    if (most == 0)
        return std::nullopt;
    const auto mine = networkOf(attempt);
    const auto own = byNetwork.find(mine);
    const bool isMoreThanMine = most > (own == byNetwork.end() ? 0 : own->size) + 1;
    // Else it is a matter among those of one network.
    const auto from = isEqual && !isMoreThanMine ? own : byNetwork.find(fullest);
    if (from == byNetwork.end())
        return std::nullopt;
    const auto [client, waiting] = from->longest();
    if (isEqual && !isMoreThanMine && waiting <= from->sizeOf(attempt.client) + 1)
        return std::nullopt;
    auto leaving = from->takeNewest(client);
    if (from->size == 0) {
        turns.erase(std::find(turns.begin(), turns.end(), from.key()));
        byNetwork.erase(from);
    }
    return leaving;
}

PasswordQueue::PasswordQueue(Limits limits) : m_limits(limits)
{
    m_threads.setMaxThreadCount(limits.threads);
}

bool PasswordQueue::mayWait(const Attempt& attempt) const
{
    return m_clients.value(attempt.client) < m_limits.mostPerClient &&
           (attempt.standing == Standing::Known ||
            m_accounts.value(attempt.account) < m_limits.mostPerAccount);
}

/// Whoever gives up a place for @p attempt; nothing when nobody has less of a right to it.
std::optional<PasswordQueue::Attempt> PasswordQueue::makeRoomFor(const Attempt& attempt)
{
    for (size_t standing = m_lines.size(); standing-- > size_t(attempt.standing);) {
        auto& line = m_lines.at(standing);
        if (auto leaving = line.giveUp(attempt, standing == size_t(attempt.standing)))
            return leaving;
    }
    return std::nullopt;
}

void PasswordQueue::forget(const Attempt& attempt)
{
    oneLess(m_clients, attempt.client);
    if (attempt.standing != Standing::Known)
        oneLess(m_accounts, attempt.account);
}

bool PasswordQueue::offer(Attempt attempt)
{
    std::optional<Attempt> leaving;
    {
        const QMutexLocker lock(&m_mutex);
        if (!mayWait(attempt))
            return false;
        if (m_waiting >= m_limits.mostWaiting) {
            leaving = makeRoomFor(attempt);
            if (!leaving)
                return false;
            forget(*leaving);
            --m_waiting;
        }
        ++m_clients[attempt.client];
        if (attempt.standing != Standing::Known)
            ++m_accounts[attempt.account];
        ++m_waiting;
        m_lines.at(size_t(attempt.standing)).add(std::move(attempt));
    }
    if (leaving)
        leaving->refuse();
    m_threads.start([this] { work(); });
    return true;
}

void PasswordQueue::work()
{
    // With few cores whoever claims would wait for strangers who try passwords. The threads are the queue's
    // own.
    static thread_local const bool isBehind = (storage::stepBack(), true);
    Q_UNUSED(isBehind)
    std::optional<Attempt> next;
    {
        const QMutexLocker lock(&m_mutex);
        const auto line =
            std::find_if(m_lines.begin(), m_lines.end(), [](const Line& one) { return !one.turns.empty(); });
        if (line == m_lines.end())
            return; // It made room for another.
        next = line->takeFirst();
        --m_waiting;
    }
    next->check();
    const QMutexLocker lock(&m_mutex);
    forget(*next);
}

} // namespace baton::relay
