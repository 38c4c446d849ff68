#pragma once

#include <QByteArray>
#include <QHash>
#include <QMutex>
#include <memory>
#include <vector>

namespace baton::relay::socketio {

class EngineSession;

/// The sessions of one server by their id. Thread-safe, for a request may come in on any I/O thread.
class SessionRegistry
{
public:
    explicit SessionRegistry(qsizetype capacity) : m_capacity(capacity) {}

    /// An id nobody can guess.
    static QByteArray createId();

    /// False when there is no room for another one.
    bool add(const QByteArray& id, std::shared_ptr<EngineSession> session);
    void remove(const QByteArray& id);
    void clear();
    std::shared_ptr<EngineSession> find(const QByteArray& id) const;
    std::vector<std::shared_ptr<EngineSession>> all() const;
    qsizetype count() const;

private:
    qsizetype m_capacity;
    mutable QMutex m_mutex;
    QHash<QByteArray, std::shared_ptr<EngineSession>> m_sessions;
};

} // namespace baton::relay::socketio
