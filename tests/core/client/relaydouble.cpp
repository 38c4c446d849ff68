// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/relaydouble.h"

#include "core/protocol/agent/signin.h"
#include "core/protocol/wire/step.h"
#include "tests/core/client/samples.h"

#include <QTcpSocket>
#include <QWebSocket>

namespace baton::testing {

namespace {

namespace rpc = protocol::rpc;

protocol::MemberProfile profile()
{
    return {alice().id,
            alice().name,
            QStringLiteral("alice@example.com"),
            QStringLiteral("agent"),
            {QStringLiteral("chatbot.respond")}};
}

QByteArray http(const QByteArray& status, const QByteArray& body, const QByteArray& type = "application/json")
{
    return "HTTP/1.1 " + status + "\r\nContent-Type: " + type +
           "\r\nConnection: close\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray refused(const QByteArray& detail)
{
    return http("401 Unauthorized",
                R"({"type":"about:blank","title":"Not signed in","status":401,"detail":")" + detail + "\"}",
                "application/problem+json");
}

QByteArray signInAnswer(bool good)
{
    if (!good)
        return refused("The password is wrong.");
    const protocol::SignInAnswer answer{QStringLiteral("token"), Instant{4'000'000'000'000}, profile()};
    return http("201 Created", protocol::toBytes(answer));
}

template <typename Params>
Params read(const QJsonObject& json)
{
    return protocol::fromJson<Params>(json, QStringLiteral("params")).value_or(Params());
}

} // namespace

RelayDouble::RelayDouble(QObject* parent)
    : QObject(parent)
    , m_sockets(QStringLiteral("relay"), QWebSocketServer::NonSecureMode)
{
    connect(&m_tcp, &QTcpServer::newConnection, this, [this] {
        while (auto* tcp = m_tcp.nextPendingConnection()) {
            ++m_connections;
            connect(tcp, &QTcpSocket::readyRead, this, [this, tcp] { accepted(tcp); });
        }
    });
    connect(&m_sockets, &QWebSocketServer::newConnection, this, [this] {
        while (auto* socket = m_sockets.nextPendingConnection())
            welcome(socket);
    });
}

RelayDouble::~RelayDouble() { stop(); }

bool RelayDouble::listen()
{
    if (!m_tcp.listen(QHostAddress::LocalHost, m_port))
        return false;
    m_port = m_tcp.serverPort();
    return true;
}

void RelayDouble::stop()
{
    m_tcp.close();
    drop();
}

void RelayDouble::drop()
{
    const auto peers = std::exchange(m_peers, {});
    for (const auto& peer : peers) {
        peer.socket->disconnect(this);
        peer.socket->abort();
        peer.socket->deleteLater();
    }
}

QUrl RelayDouble::url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }

void RelayDouble::accepted(QTcpSocket* tcp)
{
    const auto seen = tcp->peek(64 * 1024);
    const auto end = seen.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    if (!m_stranger.isEmpty()) {
        ++m_strangers;
        tcp->write(http(m_stranger, "<html>Sign in to this network</html>", "text/html"));
        tcp->disconnect(this);
        connect(tcp, &QTcpSocket::disconnected, tcp, &QObject::deleteLater);
        return tcp->disconnectFromHost();
    }
    if (seen.startsWith("GET /v1/agent") && m_tokensGood) {
        tcp->disconnect(this);
        m_upgraded.append(tcp);
        return m_sockets.handleConnection(tcp);
    }
    if (seen.startsWith("POST /v1/sessions")) {
        const auto length = seen.indexOf("Content-Length: ");
        if (length > 0 &&
            seen.size() < end + 4 + seen.mid(length + 16, seen.indexOf('\r', length) - length - 16).toInt())
            return;
        tcp->write(signInAnswer(m_tokensGood));
    } else if (seen.startsWith("DELETE")) {
        m_asked.append({QStringLiteral("signOut"), {}});
        tcp->write(http("204 No Content", {}));
    } else {
        tcp->write(refused("The session has ended."));
    }
    tcp->disconnect(this);
    connect(tcp, &QTcpSocket::disconnected, tcp, &QObject::deleteLater);
    tcp->disconnectFromHost();
}

void RelayDouble::welcome(QWebSocket* socket)
{
    ++m_handshakes;
    socket->setParent(this);
    m_peers.append({socket, false});
    connect(socket, &QWebSocket::textMessageReceived, this,
            [this, socket](const QString& text) { received(socket, text); });
    connect(socket, &QWebSocket::disconnected, this, [this, socket] {
        m_peers.removeIf([socket](const Peer& peer) { return peer.socket == socket; });
        socket->deleteLater();
    });
}

void RelayDouble::freeze(bool frozen)
{
    for (const auto& tcp : std::as_const(m_upgraded))
        if (tcp)
            tcp->blockSignals(frozen);
}

void RelayDouble::put(const QList<Message>& messages)
{
    for (const auto& message : messages) {
        m_texts[message.conversation].append(message);
        auto& c = m_held[message.conversation];
        c.messageCount = message.n;
        c.lastMessage = LastMessage{message.author, message.text, message.at};
    }
}

void RelayDouble::record(QLatin1String type, const QJsonObject& data)
{
    m_log.append({seq() + 1, minute(int(seq())), type, data});
    if (std::exchange(m_loseNext, false))
        return;
    for (const auto& peer : std::as_const(m_peers)) {
        if (peer.follows)
            peer.socket->sendTextMessage(QString::fromUtf8(
                rpc::notification(QStringLiteral("event"), protocol::toBytes(m_log.last()))));
    }
}

void RelayDouble::change(QLatin1String type, const Conversation& c, const std::optional<MemberRef>& by)
{
    const auto before = m_held.value(c.id);
    auto now = c;
    now.messageCount = before.messageCount;
    now.lastMessage = before.lastMessage;
    m_held.insert(c.id, now);
    m_history[c.id].append(protocol::stepOf(type, minute(int(seq())), {now, by}, 0, before.tags));
    record(type, protocol::toJson(protocol::ConversationChanged{now, by}));
}

Message RelayDouble::say(const ConversationId& id, const QString& text, AuthorKind kind)
{
    auto& c = m_held[id];
    Message m;
    m.id = MessageId(id.toString() + u'-' + QString::number(c.messageCount + 1));
    m.conversation = id;
    m.n = c.messageCount + 1;
    m.author = {kind, kind == AuthorKind::Agent ? alice().name : c.contact.name};
    m.text = text;
    m.at = minute(int(seq()));
    put({m});
    c.updatedAt = std::max(c.updatedAt, m.at);
    record(protocol::eventtype::messageAdded, protocol::toJson(protocol::MessageAdded{m}));
    return m;
}

Note RelayDouble::note(const ConversationId& id, const QString& text, const MemberRef& by)
{
    auto& notes = m_notes[id];
    const Note note{NoteId(QStringLiteral("n%1").arg(notes.size() + 1)), m_held.value(id).messageCount, by,
                    text, minute(int(seq()))};
    notes.append(note);
    record(protocol::eventtype::noteAdded, protocol::toJson(protocol::NoteAdded{id, std::nullopt, note}));
    return note;
}

void RelayDouble::withdraw(const ConversationId& id, qint64 n)
{
    auto& message = m_texts[id][n - 1];
    message.text = QStringLiteral("");
    message.withdrawn = true;
    auto& c = m_held[id];
    if (c.messageCount == n)
        c.lastMessage->text = message.text;
    record(protocol::eventtype::messageWithdrawn,
           protocol::toJson(protocol::MessageChanged{message, alice()}));
}

void RelayDouble::pass(const QString& method, const QJsonObject& params)
{
    for (const auto& peer : std::as_const(m_peers))
        peer.socket->sendTextMessage(QString::fromUtf8(rpc::notification(method, protocol::toBytes(params))));
}

void RelayDouble::restore(qint64 seq, const QList<Conversation>& conversations)
{
    m_log.clear();
    m_base = seq;
    m_held.clear();
    m_texts.clear();
    m_history.clear();
    m_notes.clear();
    for (const auto& c : conversations)
        put(c);
}

QList<QJsonObject> RelayDouble::asked(const QString& method) const
{
    QList<QJsonObject> all;
    for (const auto& [name, params] : m_asked)
        if (name == method)
            all.append(params);
    return all;
}

QStringList RelayDouble::replies(const ConversationId& id) const
{
    QStringList texts;
    for (const auto& message : m_texts.value(id))
        if (message.author.kind == AuthorKind::Agent)
            texts.append(message.text);
    return texts;
}

void RelayDouble::received(QWebSocket* socket, const QString& text)
{
    const auto incoming = rpc::parse(text.toUtf8());
    const auto* request = incoming ? std::get_if<rpc::Request>(&*incoming) : nullptr;
    if (!request)
        return;
    m_asked.append({request->method, request->params});
    if (m_ignored.contains(request->method))
        return;
    auto& refusals = m_refusals[request->method];
    if (!refusals.isEmpty()) {
        socket->sendTextMessage(QString::fromUtf8(rpc::failure({request->id, refusals.takeFirst()})));
        return;
    }
    const auto result = answer(socket, request->method, request->params);
    if (m_dropAfter == request->method) {
        m_dropAfter.clear();
        return drop();
    }
    socket->sendTextMessage(QString::fromUtf8(result ? rpc::success(request->id, protocol::toBytes(*result))
                                                     : rpc::failure(request->id, result.error())));
    if (request->method != QLatin1String("session.hello"))
        return;
    const auto since = result->value(QLatin1String("seq")).toInteger();
    for (qsizetype i = since - m_base; i < m_log.size(); ++i) {
        socket->sendTextMessage(
            QString::fromUtf8(rpc::notification(QStringLiteral("event"), protocol::toBytes(m_log[i]))));
    }
}

Result<QJsonObject> RelayDouble::answer(QWebSocket* socket, const QString& method, const QJsonObject& params)
{
    if (method == QLatin1String("session.hello"))
        return hello(socket, params);
    if (method == QLatin1String("conversations.list"))
        return list(read<protocol::ListParams>(params));
    if (method == QLatin1String("conversations.get"))
        return get(read<protocol::GetParams>(params));
    if (method == QLatin1String("replies.list"))
        return protocol::toJson(protocol::RepliesResult{m_savedReplies});
    if (method == QLatin1String("contacts.get"))
        return protocol::toJson(contact(ContactId(params.value(QLatin1String("id")).toString())));
    if (method.startsWith(QLatin1String("visitors.")))
        setBlocked(ContactId(params.value(QLatin1String("contact")).toString()),
                   method.endsWith(QLatin1String(".block")));
    if (params.contains(QLatin1String("commandId")))
        return command(method, params);
    return QJsonObject();
}

QJsonObject RelayDouble::hello(QWebSocket* socket, const QJsonObject& params)
{
    for (auto& peer : m_peers)
        peer.follows = peer.follows || peer.socket == socket;
    const auto since = read<protocol::HelloParams>(params).since;
    if (since && *since <= seq() && *since >= m_base)
        return protocol::toJson(protocol::HelloResult{profile(), *since, true, std::nullopt});
    protocol::Snapshot snapshot{{}, {{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}}, counts()};
    for (const auto& c : std::as_const(m_held))
        if (c.state != ConversationState::Ended && snapshot.conversations.size() < m_snapshotLimit)
            snapshot.conversations.append(c);
    snapshot.read = marks(snapshot.conversations);
    return protocol::toJson(protocol::HelloResult{profile(), seq(), false, snapshot});
}

Result<QJsonObject> RelayDouble::command(const QString& method, const QJsonObject& params)
{
    const auto id = params.value(QLatin1String("commandId")).toString();
    if (const auto before = m_answers.constFind(id); before != m_answers.constEnd())
        return *before;
    auto result = perform(method, params);
    if (result)
        m_answers.insert(id, *result);
    return result;
}

void RelayDouble::letGo(const QString& method, Conversation c)
{
    namespace type = protocol::eventtype;
    c.assignee.reset();
    if (method.endsWith(QLatin1String("resolve"))) {
        c.state = ConversationState::Ended;
        return change(type::conversationResolved, c, alice());
    }
    if (method.endsWith(QLatin1String("handBack"))) {
        c.state = ConversationState::Bot;
        return change(type::conversationHandedBack, c, alice());
    }
    c.state = ConversationState::Waiting;
    c.waitingSince = minute(1);
    change(type::conversationReleased, c, alice());
}

Result<QJsonObject> RelayDouble::perform(const QString& method, const QJsonObject& params)
{
    const ConversationId id(params.value(QLatin1String("id")).toString());
    if (method == QLatin1String("conversations.reply")) {
        const auto said = say(id, params.value(QLatin1String("text")).toString(), AuthorKind::Agent);
        return protocol::toJson(protocol::ReplyResult{said});
    }
    if (method == QLatin1String("conversations.note"))
        return protocol::toJson(
            protocol::NoteResult{note(id, params.value(QLatin1String("text")).toString(), alice())});
    if (method == QLatin1String("conversations.withdraw")) {
        const auto sought = params.value(QLatin1String("message")).toString();
        for (const auto& message : m_texts.value(id)) {
            if (message.id.toString() != sought)
                continue;
            withdraw(id, message.n);
            return protocol::toJson(protocol::ReplyResult{m_texts[id][message.n - 1]});
        }
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such message."));
    }
    auto c = method == QLatin1String("conversations.start") ? m_held.first() : m_held.value(id);
    const bool claims = method == QLatin1String("conversations.claim");
    if (claims && c.state != ConversationState::Waiting)
        return Refused(Refusal{Refusal::Kind::Conflict, QStringLiteral("Bob was faster."),
                               Refusal::Reason::AlreadyClaimed, bob()});
    const bool isLetGo = method == QLatin1String("conversations.resolve") ||
                         method == QLatin1String("conversations.release") ||
                         method == QLatin1String("conversations.handBack");
    if (isLetGo) {
        letGo(method, c);
        return protocol::toJson(protocol::ConversationResult{m_held.value(c.id)});
    }
    c.state = ConversationState::Open;
    c.assignee = alice();
    change(protocol::eventtype::conversationClaimed, c, alice());
    return protocol::toJson(protocol::ConversationResult{m_held.value(c.id)});
}

} // namespace baton::testing
