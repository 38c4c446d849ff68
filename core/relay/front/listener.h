#pragma once

#include "core/domain/refusal.h"

#include <QHostAddress>
#include <QTcpServer>
#include <functional>

namespace baton::relay {

/// Accepts connections and hands their descriptors on, before a socket object exists: a socket never changes
/// threads.
class Listener : public QTcpServer
{
    Q_OBJECT
public:
    using Take = std::function<void(qintptr descriptor)>;
    explicit Listener(Take take);

    Result<void> listen(const QHostAddress& address, quint16 port);
    quint16 port() const { return serverPort(); }

protected:
    void incomingConnection(qintptr descriptor) override { m_take(descriptor); }

private:
    Take m_take;
};

} // namespace baton::relay
