#pragma once

#include "core/relay/front/front.h"

#include <QObject>
#include <QPointer>
#include <QTcpSocket>
#include <QTimer>
#include <memory>

namespace baton::relay {

class RequestParser;
class SocketAcceptor;

/// What all connections of one I/O thread share.
struct FrontContext
{
    const Router& router;
    const FrontLimits& limits;
    FrontCounters& counters;
    Executor& executor;
    SocketAcceptor& acceptor;
    std::function<void(const QHostAddress&)> left; ///< a connection of this address is gone
};

/// One client on the port, until it leaves or upgrades. Looks at the header before it takes anything, so that
/// an upgrade goes on unread. Lives on its I/O thread; deletes itself.
class HttpConnection : public QObject
{
    Q_OBJECT
public:
    HttpConnection(QTcpSocket* socket, FrontContext& context, QObject* parent);
    ~HttpConnection() override;

    /// Finish the request under way, then close.
    void drain();
    void answer(quint64 request, HttpResponse response);

private:
    enum class State { Header, Body, Answering, Gone };

    void readMore();
    void readHeader();
    void readBody();
    void headerArrived(qsizetype size);
    void upgrade(HttpRequest request);
    void dispatch();
    void refuse(int status, const QString& title, const QString& detail);
    void send(HttpResponse response);
    void expect(State state, int milliseconds);
    void expired();
    void leave();

    QTcpSocket* m_socket;
    FrontContext& m_context;
    QHostAddress m_peer;
    std::unique_ptr<RequestParser> m_parser;
    QTimer m_deadline;
    State m_state = State::Header;
    quint64 m_request = 0;
    bool m_keepAlive = false;
    bool m_headOnly = false;
    bool m_draining = false;
};

} // namespace baton::relay
