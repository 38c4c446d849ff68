#include "core/relay/front/httpconnection.h"

#include "core/relay/front/requestparser.h"
#include "core/relay/front/socketacceptor.h"

#include <QDateTime>
#include <QLocale>
#include <atomic>

namespace baton::relay {

namespace {

constexpr qint64 bodySlice = 64 * 1024;
constexpr int lingerMs = 2'000;

QByteArray reasonPhrase(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 202:
        return "Accepted";
    case 204:
        return "No Content";
    case 304:
        return "Not Modified";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 409:
        return "Conflict";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    case 500:
        return "Internal Server Error";
    case 503:
        return "Service Unavailable";
    default:
        return "Status";
    }
}

/// Hands the answer to the connection's thread, once; says 500 when it is dropped without one.
class Answering
{
public:
    Answering(Executor& io, QPointer<HttpConnection> connection, quint64 request)
        : m_io(io)
        , m_connection(std::move(connection))
        , m_request(request)
    {}
    ~Answering()
    {
        if (!m_used.exchange(true)) {
            deliver(HttpResponse::problem(500, QStringLiteral("Internal error"),
                                          QStringLiteral("The relay has no answer to this request.")));
        }
    }
    Q_DISABLE_COPY_MOVE(Answering)

    void give(HttpResponse response)
    {
        if (!m_used.exchange(true))
            deliver(std::move(response));
    }

private:
    void deliver(HttpResponse response)
    {
        m_io.post([connection = m_connection, request = m_request, response = std::move(response)]() mutable {
            if (connection)
                connection->answer(request, std::move(response));
        });
    }

    Executor& m_io;
    QPointer<HttpConnection> m_connection;
    quint64 m_request;
    std::atomic<bool> m_used{false};
};

QByteArray httpDate()
{
    return QLocale::c()
               .toString(QDateTime::currentDateTimeUtc(), QStringLiteral("ddd, dd MMM yyyy hh:mm:ss"))
               .toLatin1() +
           " GMT";
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket* socket, FrontContext& context, QObject* parent)
    : QObject(parent)
    , m_socket(socket)
    , m_context(context)
    , m_peer(socket->peerAddress())
{
    m_socket->setParent(this);
    // More than this waits in the kernel, and so at the sender.
    m_socket->setReadBufferSize(m_context.limits.headerBytes + bodySlice);
    m_deadline.setSingleShot(true);
    m_deadline.setTimerType(Qt::CoarseTimer);
    connect(&m_deadline, &QTimer::timeout, this, &HttpConnection::expired);
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::readMore);
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::leave);
    expect(State::Header, m_context.limits.firstRequestMs);
}

HttpConnection::~HttpConnection()
{
    --m_context.counters.open;
    m_context.left(m_peer);
}

void HttpConnection::expect(State state, int milliseconds)
{
    m_state = state;
    m_deadline.start(milliseconds);
}

void HttpConnection::readMore()
{
    if (m_state == State::Header)
        readHeader();
    if (m_state == State::Body)
        readBody();
}

void HttpConnection::readHeader()
{
    const auto limit = m_context.limits.headerBytes;
    const auto seen = m_socket->peek(limit + 4);
    if (seen.isEmpty())
        return;
    const auto end = seen.indexOf("\r\n\r\n");
    if (end >= 0) {
        headerArrived(end + 4);
    } else if (seen.size() > limit) {
        refuse(431, QStringLiteral("Header too large"),
               QStringLiteral("The header is larger than %1 bytes.").arg(limit));
    } else if (m_request > 0 && m_deadline.remainingTime() > m_context.limits.firstRequestMs) {
        // A kept connection has begun its next request: from its first byte the short limit holds.
        expect(State::Header, m_context.limits.firstRequestMs);
    }
}

void HttpConnection::headerArrived(qsizetype size)
{
    m_parser = std::make_unique<RequestParser>(m_context.limits.headerBytes + 4);
    const auto header = m_socket->peek(size);
    qsizetype used = 0;
    // A large limit until the route is known: the header may announce the body's length.
    m_parser->setMaxBody(std::numeric_limits<qint64>::max());
    const auto outcome = m_parser->feed(header, &used);
    if (outcome != RequestParser::Outcome::HeaderDone && outcome != RequestParser::Outcome::Done)
        return refuse(400, QStringLiteral("Bad request"),
                      QStringLiteral("This is not a valid HTTP/1.1 request."));
    m_context.counters.bytesIn += size;
    ++m_context.counters.requests;
    ++m_request;
    auto request = m_parser->request();
    request.peer = m_peer;
    m_headOnly = request.method == "HEAD";
    if (m_parser->isUpgrade() && m_context.router.findSocket(request.path))
        return upgrade(std::move(request));
    m_socket->skip(size);
    QByteArrayList allowed;
    const auto* route = m_context.router.find(request, &allowed);
    m_keepAlive = m_parser->keepsAlive() && !m_draining;
    const auto announced = request.header("Content-Length").toLongLong();
    if (route && announced > route->maxBody) {
        return refuse(413, QStringLiteral("Too large"),
                      QStringLiteral("The body has %1 bytes; at most %2 are taken here.")
                          .arg(announced)
                          .arg(route->maxBody));
    }
    m_parser->setMaxBody(route ? route->maxBody : 0);
    if (m_parser->expectsContinue() && route)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    if (outcome == RequestParser::Outcome::Done ||
        !(announced > 0 || request.header("Transfer-Encoding").size() > 0))
        return dispatch();
    expect(State::Body, m_context.limits.bodyMs);
}

void HttpConnection::readBody()
{
    while (m_state == State::Body && m_socket->bytesAvailable() > 0) {
        const auto bytes = m_socket->peek(bodySlice);
        qsizetype used = 0;
        const auto outcome = m_parser->feed(bytes, &used);
        m_socket->skip(used);
        m_context.counters.bytesIn += used;
        if (outcome == RequestParser::Outcome::BodyTooLarge)
            return refuse(413, QStringLiteral("Too large"),
                          QStringLiteral("The body is larger than this address takes."));
        if (outcome == RequestParser::Outcome::Wrong)
            return refuse(400, QStringLiteral("Bad request"),
                          QStringLiteral("The body is not valid HTTP/1.1."));
        if (outcome == RequestParser::Outcome::Done)
            return dispatch();
        if (used == 0)
            return;
    }
}

void HttpConnection::dispatch()
{
    auto request = m_parser->request();
    request.peer = m_peer;
    request.secure = m_socket->inherits("QSslSocket");
    m_deadline.stop();
    m_state = State::Answering;
    QByteArrayList allowed;
    const auto* route = m_context.router.find(request, &allowed);
    if (!route && allowed.isEmpty()) {
        const bool socket = m_context.router.findSocket(request.path) != nullptr;
        return send(HttpResponse::problem(
            socket ? 426 : 404, socket ? QStringLiteral("Upgrade required") : QStringLiteral("Not found"),
            socket ? QStringLiteral("This address speaks WebSocket only.")
                   : QStringLiteral("There is nothing at this address.")));
    }
    if (!route) {
        auto response = HttpResponse::problem(405, QStringLiteral("Method not allowed"),
                                              QStringLiteral("This address does not take %1.")
                                                  .arg(QString::fromLatin1(request.method.left(32))));
        response.headers.append({"Allow", allowed.join(", ")});
        return send(std::move(response));
    }
    auto answering = std::make_shared<Answering>(m_context.executor, this, m_request);
    route->handler(request, m_context.executor,
                   [answering](HttpResponse response) { answering->give(std::move(response)); });
}

void HttpConnection::answer(quint64 request, HttpResponse response)
{
    if (m_state == State::Answering && request == m_request)
        send(std::move(response));
}

void HttpConnection::send(HttpResponse response)
{
    m_keepAlive = m_keepAlive && !response.close && !m_draining;
    QByteArray head = "HTTP/1.1 " + QByteArray::number(response.status) + ' ' +
                      reasonPhrase(response.status) + "\r\nDate: " + httpDate() +
                      "\r\nX-Content-Type-Options: nosniff\r\n";
    for (const auto& [name, value] : response.headers)
        head += name + ": " + value + "\r\n";
    if (response.status != 204 && response.status != 304)
        head += "Content-Length: " + QByteArray::number(response.body.size()) + "\r\n";
    head += m_keepAlive ? "Connection: keep-alive\r\n\r\n" : "Connection: close\r\n\r\n";
    if (!m_headOnly)
        head += response.body;
    m_context.counters.bytesOut += head.size();
    m_socket->write(head);
    m_parser.reset();
    if (!m_keepAlive) {
        m_state = State::Gone;
        m_deadline.start(m_context.limits.bodyMs);
        m_socket->disconnectFromHost();
        return;
    }
    expect(State::Header, m_context.limits.idleMs);
    if (m_socket->bytesAvailable() > 0)
        QMetaObject::invokeMethod(this, &HttpConnection::readMore, Qt::QueuedConnection);
}

void HttpConnection::refuse(int status, const QString& title, const QString& detail)
{
    m_keepAlive = false;
    m_socket->skip(m_socket->bytesAvailable());
    send(HttpResponse::problem(status, title, detail));
    // What is still coming would make the kernel reset the connection before the answer is read.
    m_deadline.start(lingerMs);
    connect(m_socket, &QTcpSocket::readyRead, m_socket,
            [socket = m_socket] { socket->skip(socket->bytesAvailable()); });
}

void HttpConnection::upgrade(HttpRequest request)
{
    const auto* route = m_context.router.findSocket(request.path);
    auto decision = route->handler(request, m_context.executor);
    if (auto* response = std::get_if<HttpResponse>(&decision)) {
        m_socket->skip(m_socket->bytesAvailable());
        m_keepAlive = false;
        return send(std::move(*response));
    }
    m_state = State::Gone;
    m_deadline.stop();
    disconnect(m_socket, nullptr, this, nullptr);
    m_socket->setReadBufferSize(0);
    m_context.acceptor.accept(*route, m_socket,
                              std::move(std::get<std::unique_ptr<SocketSession>>(decision)));
    m_socket = nullptr;
    deleteLater();
}

void HttpConnection::drain()
{
    m_draining = true;
    if (m_state == State::Header && m_socket)
        m_socket->disconnectFromHost();
}

void HttpConnection::expired()
{
    if (m_state == State::Header && m_socket->bytesAvailable() == 0) {
        m_socket->abort();
        leave();
    } else if (m_state == State::Header || m_state == State::Body) {
        refuse(408, QStringLiteral("Too slow"), QStringLiteral("The request did not arrive in time."));
    } else {
        m_socket->abort();
        leave();
    }
}

void HttpConnection::leave()
{
    m_state = State::Gone;
    m_deadline.stop();
    deleteLater();
}

} // namespace baton::relay
