#include "core/relay/socketio/sessionregistry.h"

#include "core/relay/socketio/enginesession.h"

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

bool SessionRegistry::add(const QByteArray& id, std::shared_ptr<EngineSession> session)
{
    const QMutexLocker lock(&m_mutex);
    if (m_sessions.size() >= m_capacity)
        return false;
    m_sessions.insert(id, std::move(session));
    return true;
}

void SessionRegistry::remove(const QByteArray& id)
{
    std::shared_ptr<EngineSession> last; // dies after the lock is given back
    const QMutexLocker lock(&m_mutex);
    last = m_sessions.take(id);
}

void SessionRegistry::clear()
{
    QHash<QByteArray, std::shared_ptr<EngineSession>> last; // dies after the lock is given back
    const QMutexLocker lock(&m_mutex);
    last.swap(m_sessions);
}

std::shared_ptr<EngineSession> SessionRegistry::find(const QByteArray& id) const
{
    const QMutexLocker lock(&m_mutex);
    return m_sessions.value(id);
}

std::vector<std::shared_ptr<EngineSession>> SessionRegistry::all() const
{
    const QMutexLocker lock(&m_mutex);
    return {m_sessions.begin(), m_sessions.end()};
}

qsizetype SessionRegistry::count() const
{
    const QMutexLocker lock(&m_mutex);
    return m_sessions.size();
}

} // namespace baton::relay::socketio
