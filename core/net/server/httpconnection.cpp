// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/httpconnection.h"

#include "core/domain/shuttingdown.h"
#include "core/net/http/responsebytes.h"
#include "core/net/server/answerpromise.h"
#include "core/net/server/answers.h"
#include "core/net/server/peergroup.h"
#include "core/net/server/socketconnection.h"
#include "core/net/websocket/handshake.h"

#include <QPointer>

namespace baton::relay {

namespace {

/// Requests of one peer that are served before others get a turn.
constexpr int requestsPerTurn = 16;

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
    if (m_working || (m_inflow && m_inflow->isBusy()))
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
    if (m_inflow && m_reader.bodySize() > 0 && state != RequestReader::State::Failed)
        return passOn();
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

bool HttpConnection::passOn()
{
    const auto flow = m_inflow;
    flow->give(m_reader.takeBody());
    if (flow->hasComeFurther())
        m_armedForBody = false;
    return !flow->isBusy();
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
    refuse(answers::tooMuch(verdict));
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
            refuse(answers::tooMuch(BytesInFlight::Verdict::ClientIsFull));
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
        refuse(!allowed.isEmpty() ? answers::notAllowed(allowed)
               : socketRoute      ? upgradeRequired()
                                  : answers::notFound());
        return;
    }
    if (m_route->gate) {
        if (const std::optional<HttpResponse> objection = m_route->gate(withClient(request))) {
            refuse(*objection);
            return;
        }
    }
    // A gate may also let in who has shown something that anybody can make up.
    const bool hasKey = m_route->needsKey && !request.bearerToken().isEmpty();
    m_share = BytesInFlight::Share(group().bytesInFlight(), m_from.address, hasKey);
    m_reader.limitBody(m_route->maxBody);
    if (m_route->intake && m_reader.state() == RequestReader::State::Headed)
        letFlow();
    if (m_state == State::Reading && m_reader.state() == RequestReader::State::Headed && m_reader.hasBody() &&
        m_reader.expectsContinue())
        stream().write("HTTP/1.1 100 Continue\r\n\r\n");
}

void HttpConnection::letFlow()
{
    HttpRequest head = withClient(m_reader.request());
    head.pathTail = m_pathTail;
    const auto flow =
        std::make_shared<BodyInflow>(group().sharedExecutor(), [self = QPointer<HttpConnection>(this)] {
            if (self && self->m_state == State::Reading)
                self->work();
        });
    m_inflow = flow;
    flow->begin(m_route->intake(head, group().executor(), responder()));
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
    if (const auto flow = m_inflow)
        return flow->end();
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
    const auto promise = std::make_shared<AnswerPromise>(
        group().sharedExecutor(), [self = QPointer<HttpConnection>(this)](const HttpResponse& response) {
            if (self)
                self->answer(response);
        });
    return [promise](HttpResponse response) { promise->keep(std::move(response)); };
}

void HttpConnection::answer(const HttpResponse& response)
{
    if (m_state == State::Reading && m_inflow) {
        // The rest of the body is not read, so there is no telling where another request would begin.
        m_state = State::Answering;
        m_keepAlive = false;
    }
    if (m_state != State::Answering || !hasStream())
        return;
    m_keepAlive = m_keepAlive && !response.close && !group().isDraining();
    const QByteArray bytes = bytesOf(response, {m_headOnly, !m_keepAlive, stream().isSecure()});
    group().counters().answered(response.status);
    group().counters().bytesOut += bytes.size();
    m_state = State::Writing;
    m_inflow.reset();
    if (response.source && !m_headOnly) {
        m_outflow =
            std::make_shared<BodyOutflow>(response.source, group().sharedExecutor(),
                                          [self = QPointer<HttpConnection>(this)](const QByteArray& piece) {
                                              if (self)
                                                  self->sendPiece(piece);
                                          });
    }
    send(bytes);
}

void HttpConnection::sendPiece(const QByteArray& piece)
{
    if (m_state != State::Writing || !hasStream())
        return;
    if (piece.isEmpty()) {
        m_state = State::Left;
        leave();
        return;
    }
    group().counters().bytesOut += piece.size();
    send(piece);
}

void HttpConnection::send(const QByteArray& bytes)
{
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
    if (m_outflow && !m_outflow->isOver()) {
        stream().pause();
        deadline().set(group().limits().stallTime);
        m_outflow->ask();
        return;
    }
    m_outflow.reset();
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
    // While a piece is asked for, there is nothing to be taken that matters.
    if (m_state == State::Writing && !(m_outflow && m_outflow->isAsked()))
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
    if (m_state == State::Reading && m_inflow && m_inflow->isBusy()) {
        // It is not the peer who is slow.
        deadline().set(group().limits().bodyTime);
        return;
    }
    ++(m_state == State::Writing ? group().counters().slowReaders : group().counters().timedOut);
    if (m_state == State::Reading && m_reader.state() != RequestReader::State::Idle) {
        m_keepAlive = false;
        m_state = State::Answering;
        answer(answers::tooSlow());
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
