// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/sessionregistry.h"

#include "core/net/http/clientaddress.h"
#include "core/net/socketio/enginesession.h"

#include <QMutexLocker>
#include <QRandomGenerator>
#include <array>

namespace baton::relay::socketio {

QByteArray SessionRegistry::createId()
{
    std::array<quint32, 5> random; // 160 bits
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    const auto bytes = QByteArray::fromRawData(reinterpret_cast<const char*>(random.data()), sizeof random);
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

SessionRegistry::Outcome SessionRegistry::add(const QByteArray& id, std::shared_ptr<EngineSession> session,
                                              const QHostAddress& client)
{
    const bool isLoopback = client.isLoopback();
    const auto subscriber = subscriberOf(client);
    const QMutexLocker lock(&m_mutex);
    Outcome outcome;
    auto& here = m_clients[subscriber];
    if (!isLoopback && here.all - here.fresh.size() >= m_limits.mostPerClient) {
        outcome.verdict = Verdict::ClientIsFull;
        return outcome;
    }
    // Whoever means it joins at once; who only opens sessions pushes out nobody but itself.
    if (here.fresh.size() >= (isLoopback ? m_limits.mostNewOfLoopback : m_limits.mostNewPerClient))
        outcome.crowdedOut = takeOut(here.fresh.constFirst());
    if (m_sessions.size() >= m_limits.most) {
        outcome.verdict = Verdict::Full;
        if (m_clients.value(subscriber).all == 0)
            m_clients.remove(subscriber);
        return outcome;
    }
    m_sessions.insert(id, {std::move(session), subscriber});
    auto& mine = m_clients[subscriber];
    ++mine.all;
    mine.fresh.append(id);
    return outcome;
}

void SessionRegistry::joined(const QByteArray& id)
{
    const QMutexLocker lock(&m_mutex);
    const auto entry = m_sessions.constFind(id);
    if (entry != m_sessions.cend())
        m_clients[entry->client].fresh.removeOne(id);
}

std::shared_ptr<EngineSession> SessionRegistry::takeOut(QByteArray id)
{
    const auto entry = m_sessions.find(id);
    if (entry == m_sessions.end())
        return nullptr;
    auto session = std::move(entry->session);
    const auto client = m_clients.find(entry->client);
    client->fresh.removeOne(id);
    if (--client->all == 0)
        m_clients.erase(client);
    m_sessions.erase(entry);
    return session;
}

void SessionRegistry::remove(const QByteArray& id)
{
    std::shared_ptr<EngineSession> last; // dies after the lock is given back
    const QMutexLocker lock(&m_mutex);
    last = takeOut(id);
}

void SessionRegistry::clear()
{
    QHash<QByteArray, Entry> last; // dies after the lock is given back
    const QMutexLocker lock(&m_mutex);
    last.swap(m_sessions);
    m_clients.clear();
}

std::shared_ptr<EngineSession> SessionRegistry::find(const QByteArray& id) const
{
    const QMutexLocker lock(&m_mutex);
    return m_sessions.value(id).session;
}

std::vector<std::shared_ptr<EngineSession>> SessionRegistry::all() const
{
    const QMutexLocker lock(&m_mutex);
    std::vector<std::shared_ptr<EngineSession>> all;
    for (const auto& entry : m_sessions)
        all.push_back(entry.session);
    return all;
}

qsizetype SessionRegistry::count() const
{
    const QMutexLocker lock(&m_mutex);
    return m_sessions.size();
}

} // namespace baton::relay::socketio
