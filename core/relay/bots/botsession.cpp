// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botsession.h"

#include "core/domain/text.h"
#include "core/relay/directory/directory.h"
#include "core/relay/parts/metrics.h"

namespace baton::relay {

namespace {

namespace rpc = protocol::rpc;

constexpr int mostUnderWay = 64; ///< publish requests that are not answered yet
constexpr quint16 closedBySignOut = 4001;
constexpr quint16 closedByType = 1003;

QByteArray notification(const Parcel& parcel)
{
    auto params = protocol::toJson(parcel.notice);
    params.insert(QStringLiteral("id"), QString::fromLatin1(parcel.id));
    return rpc::notification(protocol::botnotice::eventMethod, protocol::toBytes(params));
}

} // namespace

/// The post's end of a bot's socket; lives on the post's thread, the socket on its I/O thread.
class BotSession::SocketCourier : public Courier
{
public:
    SocketCourier(Executor& io, std::weak_ptr<BotSession*> session) : m_io(io), m_session(std::move(session))
    {}

    qsizetype capacity() const override { return 64; }

    void carry(const QList<Parcel>& parcels, std::function<void(const Outcome&)> done) override
    {
        m_awaited = parcels.constLast().seq;
        m_done = std::move(done);
        send(parcels, QByteArray::number(m_awaited));
    }

    bool mention(const Parcel& parcel) override
    {
        send({parcel}, {});
        return true;
    }

    void acknowledged(qint64 seq)
    {
        if (!m_done || seq != m_awaited)
            return;
        // The next carry() may come from within done().
        const auto done = std::exchange(m_done, nullptr);
        done(Outcome{});
    }

private:
    void send(const QList<Parcel>& parcels, const QByteArray& acknowledge)
    {
        QList<QByteArray> messages;
        messages.reserve(parcels.size());
        for (const auto& parcel : parcels) {
            messages.append(notification(parcel));
            if (parcel.words)
                messages.append(notification(wordsOf(parcel)));
        }
        m_io.post([session = m_session, messages, acknowledge] {
            if (const auto self = session.lock())
                (*self)->send(messages, acknowledge);
        });
    }

    Executor& m_io;
    std::weak_ptr<BotSession*> m_session;
    qint64 m_awaited = 0;
    std::function<void(const Outcome&)> m_done;
};

BotSession::BotSession(BotSockets sockets, Bot bot, Executor& io)
    : m_sockets(sockets)
    , m_bot(std::move(bot))
    , m_io(io)
    , m_self(std::make_shared<BotSession*>(this))
    , m_courier(std::make_shared<SocketCourier>(io, m_self))
{}

BotSession::~BotSession() = default;

void BotSession::opened(Connection& connection)
{
    m_connection = &connection;
    ++m_sockets.parts.metrics.botSockets;
    m_sockets.sessions.add(m_io, *this);
    m_sockets.post.attach(m_bot.id, m_courier);
    checkKey();
}

void BotSession::closed()
{
    if (!m_connection)
        return;
    m_connection = nullptr;
    --m_sockets.parts.metrics.botSockets;
    m_sockets.sessions.remove(m_io, *this);
    m_sockets.post.detach(m_bot.id, m_courier);
}

void BotSession::checkKey()
{
    const auto now = m_sockets.parts.directory.bot(m_bot.id);
    if (m_connection && (!now || now->keyHash != m_bot.keyHash))
        m_connection->close(closedBySignOut, QStringLiteral("The bot's key was replaced."));
}

void BotSession::send(const QList<QByteArray>& messages, const QByteArray& acknowledge)
{
    if (!m_connection)
        return;
    for (const auto& message : messages)
        m_connection->sendText(message);
    if (!acknowledge.isEmpty())
        m_connection->ping(acknowledge);
}

void BotSession::pongReceived(const QByteArray& payload)
{
    bool isNumber = false;
    const qint64 seq = payload.toLongLong(&isNumber);
    if (isNumber)
        m_sockets.post.executor().post([courier = m_courier, seq] { courier->acknowledged(seq); });
}

void BotSession::binaryReceived(const QByteArray&)
{
    if (m_connection)
        m_connection->close(closedByType, QStringLiteral("This socket speaks text."));
}

void BotSession::textReceived(const QByteArray& utf8)
{
    if (!m_connection)
        return;
    auto incoming = rpc::parse(utf8);
    if (!incoming)
        return fail(incoming.error().id, incoming.error().error);
    if (const auto* request = std::get_if<rpc::Request>(&*incoming))
        handle(*request);
}

/// A notification gets no answer.
void BotSession::fail(const QJsonValue& id, const rpc::Error& error)
{
    if (m_connection && !id.isUndefined())
        m_connection->sendText(rpc::failure(rpc::Failure{id, error}));
}

void BotSession::handle(const rpc::Request& request)
{
    if (request.method != protocol::botnotice::publishMethod) {
        const auto detail =
            QStringLiteral("There is no method \"%1\" on this socket.").arg(beginningOf(request.method, 100));
        return fail(request.id, {rpc::MethodNotFound, detail, {}});
    }
    if (m_underWay >= mostUnderWay) {
        ++m_sockets.parts.metrics.rateLimited;
        const auto detail =
            QStringLiteral("%1 requests are not answered yet. Wait for them.").arg(mostUnderWay);
        return fail(request.id, {rpc::TooMany, detail, {}});
    }
    publish(request);
}

void BotSession::publish(const rpc::Request& request)
{
    const auto list = request.params.value(QLatin1String("events"));
    if (!list.isArray()) {
        return fail(request.id,
                    {rpc::InvalidParams, QStringLiteral("\"params.events\" must be an array."), {}});
    }
    ++m_underWay;
    const auto events = protocol::cloudevents::fromArray(list.toArray());
    if (!events)
        return answered(request.id, tl::unexpected(events.error()));
    m_sockets.intake.take(
        m_bot, *events,
        [self = std::weak_ptr(m_self), &io = m_io, id = request.id](BotIntake::Answer answer) {
            io.post([self, id, answer = std::move(answer)] {
                if (const auto session = self.lock())
                    (*session)->answered(id, answer);
            });
        });
}

void BotSession::answered(const QJsonValue& id, const BotIntake::Answer& answer)
{
    --m_underWay;
    if (!m_connection || id.isUndefined())
        return;
    if (answer)
        return m_connection->sendText(rpc::success(id, protocol::toBytes(toJson(*answer))));
    auto error = rpc::toError(answer.error().refusal);
    if (answer.error().index)
        error.data.insert(QStringLiteral("index"), *answer.error().index);
    fail(id, error);
}

} // namespace baton::relay
