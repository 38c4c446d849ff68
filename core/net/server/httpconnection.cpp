// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/httpconnection.h"

#include "core/domain/shuttingdown.h"
#include "core/net/http/responsebytes.h"
#include "core/net/loop/log.h"
#include "core/net/server/peergroup.h"
#include "core/net/server/socketconnection.h"
#include "core/net/websocket/handshake.h"

#include <QPointer>

namespace baton::relay {

namespace {

/// Requests of one peer that are served before others get a turn.
constexpr int requestsPerTurn = 16;

/// The promise behind a Responder: one answer, and if nobody gives it, a 500.
class Promise
{
public:
    Promise(std::shared_ptr<LoopExecutor> executor, std::function<void(const HttpResponse&)> deliver)
        : m_executor(std::move(executor))
        , m_deliver(std::move(deliver))
    {}
    ~Promise()
    {
        if (!m_kept) {
            keep(HttpResponse::problem(
                500, QStringLiteral("No answer"),
                QStringLiteral("The relay gave this request up; its log may say why.")));
        }
    }
    Q_DISABLE_COPY_MOVE(Promise)

    void keep(HttpResponse response)
    {
        if (m_kept.exchange(true)) {
            qCWarning(frontLog) << "A request was answered twice; the second answer was dropped";
            return;
        }
        if (m_executor->isCurrent())
            m_deliver(response);
        else
            m_executor->post([deliver = m_deliver, response = std::move(response)] { deliver(response); });
    }

private:
    std::shared_ptr<LoopExecutor> m_executor;
    std::function<void(const HttpResponse&)> m_deliver;
    std::atomic<bool> m_kept{false};
};

HttpResponse notFound()
{
    return HttpResponse::problem(404, QStringLiteral("Not found"),
                                 QStringLiteral("There is nothing at this address; check its spelling."));
}

HttpResponse notAllowed(const QByteArrayList& allowed)
{
    HttpResponse response = HttpResponse::problem(
        405, QStringLiteral("Method not allowed"),
        QStringLiteral("This address takes %1.").arg(QString::fromLatin1(allowed.join(", "))));
    response.headers.emplaceBack("Allow", allowed.join(", "));
    return response;
}

HttpResponse tooMuch(BytesInFlight::Verdict verdict)
{
    const bool isClient = verdict == BytesInFlight::Verdict::ClientIsFull;
    HttpResponse response = HttpResponse::problem(
        isClient ? 429 : 503, isClient ? QStringLiteral("Too many requests") : QStringLiteral("Unavailable"),
        isClient ? QStringLiteral("Too much of yours is under way at once; send it again in a moment.")
                 : QStringLiteral("The relay has too much under way; send it again in a moment."));
    response.headers.emplaceBack("Retry-After", "1");
    return response;
}

} // namespace

HttpConnection::HttpConnection(PeerGroup& group, std::unique_ptr<Stream> stream)
    : Peer(group, std::move(stream))
    , m_reader(group.limits().maxHeader)
    , m_ready(this->stream().isReady())
{
    deadline().set(m_ready ? group.limits().idleTime : group.limits().tlsTime);
}

void HttpConnection::readable()
{
    if (m_state == State::Reading)
        work();
}

void HttpConnection::work()
{
    if (m_working)
        return;
    m_working = true;
    int requests = 0;
    while (m_state == State::Reading) {
        const bool began = m_reader.state() == RequestReader::State::Idle;
        if (began && ++requests > requestsPerTurn) {
            group().executor().post([self = QPointer<HttpConnection>(this)] {
                if (self)
                    self->readable();
            });
            break;
        }
        if (!step())
            break;
    }
    m_working = false;
}

bool HttpConnection::step()
{
    const RequestReader::State before = m_reader.state();
    const RequestReader::State state = m_reader.read(m_input);
    if (state == RequestReader::State::Headed) {
        headed();
        return true;
    }
    if (state == RequestReader::State::Whole) {
        if (!holdsTooMuch())
            dispatch();
        return true;
    }
    if (state == RequestReader::State::Failed) {
        m_keepAlive = false;
        m_state = State::Answering;
        answer(m_reader.failure());
        return true;
    }
    if (state == RequestReader::State::Head && holdsTooMuch())
        return true;
    const QByteArray arrived = stream().read();
    if (arrived.isEmpty()) {
        armForReading();
        return state != before;
    }
    group().counters().bytesIn += arrived.size();
    m_input.append(arrived);
    return !holdsTooMuch();
}

bool HttpConnection::holdsTooMuch()
{
    const RequestReader::State state = m_reader.state();
    if (state == RequestReader::State::Idle || state == RequestReader::State::Failed)
        return false;
    const bool isHead = state == RequestReader::State::Head;
    if (isHead && !m_share.isOpen()) {
        // Whose it is stands at its end; a proxy that is trusted holds what many have sent.
        const QHostAddress peer = stream().peer();
        m_share = BytesInFlight::Share(
            group().bytesInFlight(),
            group().settings().proxies.trusts(peer) ? QHostAddress(QHostAddress::LocalHost) : peer, false);
    }
    // Behind a whole one may stand the next; it is not looked at before this one is answered.
    const BytesInFlight::Verdict verdict = m_share.hold(m_reader.bodySize() + m_input.size());
    if (verdict == BytesInFlight::Verdict::Fits)
        return false;
    ++group().counters().refused;
    m_keepAlive = m_keepAlive && !isHead;
    refuse(tooMuch(verdict));
    return true;
}

void HttpConnection::armForReading()
{
    const RequestReader::State state = m_reader.state();
    if (state == RequestReader::State::Head && !m_armedForHead) {
        m_armedForHead = true;
        deadline().set(group().limits().headerTime);
    } else if (state == RequestReader::State::Body && !m_armedForBody) {
        m_armedForBody = true;
        deadline().set(group().limits().bodyTime);
    }
}

void HttpConnection::refuse(HttpResponse response)
{
    // With a body unread there is no telling where the next request would begin.
    m_keepAlive = m_keepAlive && !m_reader.hasBody();
    if (!m_reader.hasBody())
        m_reader.take();
    m_state = State::Answering;
    answer(response);
}

bool HttpConnection::admit()
{
    const HttpRequest& request = m_reader.request();
    m_from = clientOf(stream().peer(), request.headers, group().settings().proxies);
    if (m_from.address != stream().peer()) {
        std::optional<Admission::Ticket> ticket = group().admission().admitClient(m_from.address);
        if (!ticket) {
            ++group().counters().refused;
            refuse(tooMuch(BytesInFlight::Verdict::ClientIsFull));
            return false;
        }
        m_ticket = std::move(*ticket);
    }
    return true;
}

void HttpConnection::headed()
{
    const HttpRequest& request = m_reader.request();
    m_keepAlive = m_reader.keepsAlive() && !group().isDraining();
    m_headOnly = request.method == "HEAD";
    if (!admit())
        return;
    const SocketRoute* const socketRoute = group().router().findSocket(request.path);
    if (socketRoute && asksForWebSocket(request)) {
        const std::optional<HttpResponse> objection = objectionTo(request, socketRoute->subprotocols);
        if (objection || m_reader.hasBody())
            refuse(objection ? *objection : upgradeRequired());
        else
            upgrade(*socketRoute, m_reader.take());
        return;
    }
    HttpRequest probe;
    probe.method = request.method;
    probe.path = request.path;
    QByteArrayList allowed;
    m_route = group().router().find(probe, &allowed);
    m_pathTail = probe.pathTail;
    if (!m_route) {
        refuse(!allowed.isEmpty() ? notAllowed(allowed) : socketRoute ? upgradeRequired() : notFound());
        return;
    }
    if (m_route->gate) {
        if (const std::optional<HttpResponse> objection = m_route->gate(withClient(request))) {
            refuse(*objection);
            return;
        }
    }
    m_share = BytesInFlight::Share(group().bytesInFlight(), m_from.address, m_route->needsKey);
    m_reader.limitBody(m_route->maxBody);
    if (m_reader.state() == RequestReader::State::Headed && m_reader.hasBody() && m_reader.expectsContinue())
        stream().write("HTTP/1.1 100 Continue\r\n\r\n");
}

HttpRequest HttpConnection::withClient(HttpRequest request) const
{
    request.client = m_from.address;
    request.passedOn = m_from.passedOn;
    request.secure = stream().isSecure();
    return request;
}

void HttpConnection::dispatch()
{
    HttpRequest request = withClient(m_reader.take());
    ++group().counters().requests;
    request.pathTail = std::exchange(m_pathTail, {});
    m_state = State::Answering;
    // Whoever has closed its half has not left: that shows once this is over.
    stream().pause();
    deadline().set(group().limits().halfClosedTime);
    m_route->handler(request, group().executor(), responder());
}

void HttpConnection::upgrade(const SocketRoute& route, const HttpRequest& asked)
{
    const HttpRequest request = withClient(asked);
    ++group().counters().requests;
    m_state = State::Answering;
    if (group().isDraining()) {
        answer(HttpResponse::problem(503, QStringLiteral("Stopping"), shuttingDown().detail));
        return;
    }
    auto decision = route.handler(request, group().executor());
    if (const auto* const refusal = std::get_if<HttpResponse>(&decision)) {
        answer(*refusal);
        return;
    }
    const QByteArray acceptanceBytes = bytesOf(acceptance(request, route.subprotocols), {});
    group().counters().answered(101);
    if (!stream().write(acceptanceBytes)) {
        leave();
        return;
    }
    m_state = State::Left;
    auto* const connection = new SocketConnection(
        group(), takeStream(), std::move(std::get<std::unique_ptr<SocketSession>>(decision)),
        route.maxMessage, {m_from.address, std::move(m_ticket), route.needsKey});
    leave();
    connection->start(m_input);
}

Responder HttpConnection::responder()
{
    const auto promise = std::make_shared<Promise>(
        group().sharedExecutor(), [self = QPointer<HttpConnection>(this)](const HttpResponse& response) {
            if (self)
                self->answer(response);
        });
    return [promise](HttpResponse response) { promise->keep(std::move(response)); };
}

void HttpConnection::answer(const HttpResponse& response)
{
    if (m_state != State::Answering || !hasStream())
        return;
    m_keepAlive = m_keepAlive && !response.close && !group().isDraining();
    const QByteArray bytes = bytesOf(response, {m_headOnly, !m_keepAlive, stream().isSecure()});
    group().counters().answered(response.status);
    group().counters().bytesOut += bytes.size();
    m_state = State::Writing;
    if (!stream().write(bytes)) {
        m_state = State::Left;
        leave();
        return;
    }
    answered();
}

void HttpConnection::answered()
{
    if (stream().queued() > 0) {
        stream().pause();
        deadline().set(group().limits().stallTime);
        return;
    }
    m_share = {};
    m_ticket = {};
    stream().resume();
    if (!m_keepAlive) {
        m_state = State::Left;
        leavePolitely();
        return;
    }
    m_state = State::Reading;
    m_armedForHead = m_armedForBody = m_headOnly = false;
    deadline().set(group().limits().idleTime);
    work();
}

void HttpConnection::taken()
{
    if (m_state == State::Writing)
        answered();
}

void HttpConnection::overdue()
{
    if (m_state == State::Answering) {
        stream().resume();
        return;
    }
    if (!m_ready && stream().isReady()) {
        m_ready = true;
        deadline().set(group().limits().idleTime);
        return;
    }
    ++(m_state == State::Writing ? group().counters().slowReaders : group().counters().timedOut);
    if (m_state == State::Reading && m_reader.state() != RequestReader::State::Idle) {
        m_keepAlive = false;
        m_state = State::Answering;
        answer(HttpResponse::problem(408, QStringLiteral("Too slow"),
                                     QStringLiteral("The request did not arrive in time; send it again.")));
        return;
    }
    m_state = State::Left;
    leave();
}

void HttpConnection::drain()
{
    m_keepAlive = false;
    if (m_state == State::Reading && m_reader.state() == RequestReader::State::Idle && m_input.isEmpty()) {
        m_state = State::Left;
        leavePolitely();
    }
}

} // namespace baton::relay
