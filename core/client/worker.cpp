#include "core/client/worker.h"

#include <QJsonDocument>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSysInfo>

namespace baton::client {

namespace {

constexpr int frameMs = 16;
constexpr int typingShownMs = 6'000;
constexpr int transcriptPage = 200;
constexpr int listPage = 500;
constexpr int mostHeld = 100'000;
constexpr int signInMs = 15'000;

} // namespace

Worker::Worker(Session::Options options)
    : m_options(std::move(options))
    , m_link(new RelayLink(this))
    , m_network(new QNetworkAccessManager(this))
{
    m_flush.setParent(this);
    m_flush.setSingleShot(true);
    m_flush.setInterval(frameMs);
    connect(&m_flush, &QTimer::timeout, this, &Worker::flush);
    connect(m_link, &RelayLink::connecting, this,
            [this] { setLink(LinkStatus::State::Connecting, tr("Connecting to the relay…")); });
    connect(m_link, &RelayLink::up, this, &Worker::hello);
    connect(m_link, &RelayLink::down, this, [this](const QString& why, int retryMs) {
        if (m_outbox)
            m_outbox->linkLost();
        setLink(LinkStatus::State::Offline, why, retryMs);
    });
    connect(m_link, &RelayLink::tokenRefused, this, [this] {
        setLink(LinkStatus::State::SignedOut, tr("Your session has ended."));
        Q_EMIT tokenRefused();
    });
    connect(m_link, &RelayLink::notified, this, &Worker::notified);
}

Worker::~Worker() { flush(); }

template <typename Method>
void Worker::call(const typename Method::Params& params,
                  std::function<void(Result<typename Method::Answer>)> reply)
{
    m_link->call(Method::name, protocol::toJson(params),
                 [reply = std::move(reply)](const Result<QJsonObject>& result) {
                     if (!reply)
                         return;
                     if (!result)
                         return reply(Refused(result.error()));
                     reply(protocol::fromJson<typename Method::Answer>(*result, QStringLiteral("result")));
                 });
}

void Worker::setLink(LinkStatus::State state, const QString& detail, int retryMs)
{
    LinkStatus status{state, detail, {}};
    if (state == LinkStatus::State::Offline)
        status.retryAt = QDateTime::currentDateTime().addMSecs(retryMs);
    Q_EMIT linkChanged(status);
}

void Worker::openCache()
{
    auto cache = LocalCache::open(m_options.cacheDirectory);
    if (!cache) {
        Q_EMIT signInFailed(cache.error().detail);
        return;
    }
    m_cache = std::move(*cache);
    m_outbox = std::make_unique<Outbox>(*m_cache, *m_link);
    connect(m_outbox.get(), &Outbox::pendingChanged, this,
            [this](const ConversationId& id) { Q_EMIT pendingChanged(id, m_outbox->pending(id)); });
    connect(m_outbox.get(), &Outbox::refused, this,
            [this](const QueuedCommand& command, const Refusal& refusal) {
                Q_EMIT refused(command.verb, command.conversation, refusal);
            });
    connect(m_outbox.get(), &Outbox::answered, this,
            [this](const QueuedCommand& command, const QJsonObject& result) {
                if (command.verb == Verb::Reply) {
                    if (const auto reply =
                            protocol::fromJson<protocol::ReplyResult>(result, QStringLiteral("result")))
                        takeMessage(reply->message);
                    return;
                }
                const auto answer =
                    protocol::fromJson<protocol::ConversationResult>(result, QStringLiteral("result"));
                if (!answer)
                    return;
                if (m_replica.merge(answer->conversation))
                    touched(answer->conversation.id);
                if (command.verb == Verb::Start) {
                    flush();
                    Q_EMIT started(answer->conversation.id);
                }
            });
    Q_EMIT draftsRestored(m_cache->drafts());
    Q_EMIT seenRestored(m_cache->seen());
}

void Worker::signIn(const QUrl& relay, const QString& email, const QString& password)
{
    if (!m_cache)
        return;
    setLink(LinkStatus::State::Connecting, tr("Signing in…"));
    QUrl address = relay;
    address.setPath(QStringLiteral("/v1/sessions"));
    QNetworkRequest request(address);
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    request.setTransferTimeout(signInMs);
    const QJsonObject body{
        {QStringLiteral("email"), email},
        {QStringLiteral("password"), password},
        {QStringLiteral("device"), QJsonObject{{QStringLiteral("name"), m_options.deviceName},
                                               {QStringLiteral("platform"), QSysInfo::prettyProductName()}}}};
    auto* reply = m_network->post(request, protocol::toBytes(body));
    connect(reply, &QNetworkReply::finished, this, [this, reply, relay] {
        reply->deleteLater();
        const auto status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const auto answer = QJsonDocument::fromJson(reply->readAll()).object();
        if (status == 201) {
            const auto token = answer.value(QLatin1String("token")).toString();
            Q_EMIT tokenGranted(token);
            enter(relay, token);
            return;
        }
        setLink(LinkStatus::State::SignedOut, {});
        const auto detail = answer.value(QLatin1String("detail")).toString();
        Q_EMIT signInFailed(
            !detail.isEmpty()
                ? detail
                : tr("The relay at %1 cannot be reached: %2.").arg(relay.toString(), reply->errorString()));
    });
}

void Worker::resume(const QUrl& relay, const QString& token)
{
    if (!m_cache)
        return;
    m_relay = relay;
    showCached();
    enter(relay, token);
}

void Worker::enter(const QUrl& relay, const QString& token)
{
    m_relay = relay;
    m_token = token.toUtf8();
    m_link->open(relay, m_token);
}

void Worker::showCached()
{
    const auto cached = m_cache->conversations();
    m_replica.reset(m_cache->meta(QStringLiteral("seq")).toLongLong(), cached);
    m_outbox->reload();
    Q_EMIT conversationsReset(cached);
    const auto waiting = m_outbox->conversations();
    for (const auto& id : waiting)
        Q_EMIT pendingChanged(id, m_outbox->pending(id));
}

void Worker::signOut()
{
    QUrl address = m_relay;
    address.setPath(QStringLiteral("/v1/sessions/current"));
    QNetworkRequest request(address);
    request.setRawHeader("Authorization", "Bearer " + m_token);
    request.setTransferTimeout(signInMs);
    auto* reply = m_network->deleteResource(request);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    m_link->close();
    m_token.clear();
    setLink(LinkStatus::State::SignedOut, {});
}

void Worker::refresh()
{
    if (!m_link->isUp()) {
        m_link->poke();
        return;
    }
    // Everything anew: no number, so the relay answers with its whole picture.
    m_replica.reset(0, {});
    hello();
}

void Worker::hello()
{
    setLink(LinkStatus::State::CatchingUp, tr("Connected; fetching what happened meanwhile…"));
    ++m_generation;
    protocol::HelloParams params;
    if (m_replica.seq() > 0)
        params.since = m_replica.seq();
    call<protocol::method::SessionHello>(params, [this](const Result<protocol::HelloResult>& result) {
        if (result)
            helloAnswered(*result);
        else if (m_link->isUp())
            setLink(LinkStatus::State::CatchingUp, result.error().detail);
    });
}

void Worker::helloAnswered(const protocol::HelloResult& result)
{
    m_member = result.member;
    const auto owner = m_relay.toString();
    const bool stranger = m_cache->meta(QStringLiteral("owner")) != owner + u' ' + m_member.id.toString();
    m_cache->setOwner(owner, m_member.id);
    Q_EMIT signedIn(m_member);
    if (stranger) {
        // The cached picture was another member's: begin anew with the relay's.
        m_outbox->reload();
        if (result.resumed) {
            m_replica.reset(0, {});
            return hello();
        }
    }
    if (!result.resumed && result.snapshot) {
        m_cache->clearPicture();
        m_replica.reset(result.seq, result.snapshot->conversations);
        m_cache->store(result.snapshot->conversations, result.seq);
        m_touched.clear();
        m_transcripts.clear();
        Q_EMIT conversationsReset(result.snapshot->conversations);
        Q_EMIT botsChanged(result.snapshot->bots);
        Q_EMIT countsChanged(result.snapshot->counts);
    }
    m_catchUpTo = result.seq;
    if (m_replica.seq() >= m_catchUpTo)
        setLink(LinkStatus::State::Connected, tr("Connected"));
    if (!m_availability.isEmpty())
        setAvailability(m_availability);
    m_outbox->sendAll();
    const auto open = m_transcripts.keys();
    for (const auto& id : open)
        fetchTranscript(id);
    m_held = 0;
    if (m_cache->meta(QStringLiteral("complete")) != QLatin1String("1"))
        backfill(std::nullopt);
}

void Worker::backfill(const std::optional<QString>& cursor)
{
    protocol::ListParams params;
    params.view = QStringLiteral("all");
    params.limit = listPage;
    params.cursor = cursor;
    call<protocol::method::List>(
        params, [this, generation = m_generation](const Result<protocol::ListResult>& result) {
            if (!result || generation != m_generation)
                return;
            for (const auto& conversation : result->items) {
                if (m_replica.merge(conversation))
                    touched(conversation.id);
            }
            m_held += int(result->items.size());
            Q_EMIT countsChanged(result->counts);
            if (result->next && m_held < mostHeld)
                backfill(result->next);
            else
                m_cache->setMeta(QStringLiteral("complete"), QStringLiteral("1"));
        });
}

void Worker::notified(const QString& method, const QJsonObject& params)
{
    if (method == QLatin1String("event")) {
        if (const auto one = protocol::fromJson<protocol::Event>(params, QStringLiteral("params")))
            event(*one);
    } else if (method == QLatin1String("typing")) {
        if (const auto typing = protocol::fromJson<protocol::Typing>(params, QStringLiteral("params")))
            passing(*typing);
    } else if (method == QLatin1String("presence")) {
        if (const auto presence = protocol::fromJson<protocol::Presence>(params, QStringLiteral("params")))
            passing(*presence);
    }
}

void Worker::event(const protocol::Event& event)
{
    Replica::Change change;
    const auto outcome = m_replica.apply(event, &change);
    if (outcome == Replica::Outcome::Gap)
        return hello();
    if (outcome == Replica::Outcome::Repeated)
        return;
    if (change.message)
        takeMessage(*change.message);
    if (change.unknownConversation)
        fetchConversation(*change.conversation);
    else if (change.conversation)
        touched(*change.conversation);
    if (change.history && m_transcripts.contains(*change.conversation))
        Q_EMIT historyAdded(*change.conversation, *change.history);
    if (!m_flush.isActive())
        m_flush.start();
    if (m_catchUpTo > 0 && m_replica.seq() >= m_catchUpTo) {
        m_catchUpTo = 0;
        flush();
        setLink(LinkStatus::State::Connected, tr("Connected"));
    }
}

void Worker::takeMessage(const Message& message)
{
    const auto it = m_transcripts.find(message.conversation);
    if (it == m_transcripts.end() || it->loading || message.n <= it->lastN)
        return;
    if (message.n != it->lastN + 1)
        return fetchTranscript(message.conversation);
    it->lastN = message.n;
    m_unsaved.append(message);
    Q_EMIT messagesAdded(message.conversation, {message});
}

void Worker::passing(const protocol::Typing& typing)
{
    auto*& timer = m_typing[typing.conversation];
    if (!timer) {
        timer = new QTimer(this);
        timer->setSingleShot(true);
        timer->setInterval(typingShownMs);
        connect(timer, &QTimer::timeout, this, [this, id = typing.conversation, author = typing.author] {
            Q_EMIT typingChanged(id, author, false);
        });
    }
    if (typing.on)
        timer->start();
    else
        timer->stop();
    Q_EMIT typingChanged(typing.conversation, typing.author, typing.on);
}

void Worker::passing(const protocol::Presence& presence)
{
    if (!presence.conversation || !presence.online)
        return;
    m_replica.setOnline(*presence.conversation, *presence.online);
    touched(*presence.conversation);
}

void Worker::touched(const ConversationId& id)
{
    m_touched.insert(id);
    if (!m_flush.isActive())
        m_flush.start();
}

void Worker::flush()
{
    m_flush.stop();
    if (!m_cache)
        return;
    QList<Conversation> changed;
    for (const auto& id : std::as_const(m_touched)) {
        if (const auto* conversation = m_replica.find(id))
            changed.append(*conversation);
    }
    m_touched.clear();
    if (!m_unsaved.isEmpty())
        m_cache->store(std::exchange(m_unsaved, {}));
    if (m_replica.seq() > 0)
        m_cache->store(changed, m_replica.seq());
    if (!changed.isEmpty())
        Q_EMIT conversationsChanged(changed);
}

void Worker::command(const QueuedCommand& command)
{
    if (m_outbox)
        m_outbox->add(command);
}

void Worker::retryReply(const CommandId& id)
{
    if (m_outbox)
        m_outbox->retry(id);
}

void Worker::discardReply(const CommandId& id)
{
    if (m_outbox)
        m_outbox->discard(id);
}

void Worker::setTyping(const ConversationId& id, bool on)
{
    if (m_link->isUp())
        call<protocol::method::SetTyping>({id, on}, nullptr);
}

void Worker::markRead(const ConversationId& id, qint64 upTo)
{
    if (m_cache)
        m_cache->setSeen(id, upTo);
    if (m_link->isUp())
        call<protocol::method::MarkRead>({id, upTo}, nullptr);
}

void Worker::setAvailability(const QString& availability)
{
    m_availability = availability;
    if (m_link->isUp())
        call<protocol::method::PresenceSet>({availability}, nullptr);
}

void Worker::setDraft(const ConversationId& id, const QString& text)
{
    if (m_cache)
        m_cache->setDraft(id, text);
}

void Worker::openTranscript(const ConversationId& id)
{
    if (!m_cache)
        return;
    Q_EMIT pendingChanged(id, m_outbox->pending(id));
    const auto cached = m_cache->messages(id, transcriptPage);
    auto& transcript = m_transcripts[id];
    transcript.firstN = cached.isEmpty() ? 0 : cached.first().n;
    transcript.lastN = cached.isEmpty() ? 0 : cached.last().n;
    if (!cached.isEmpty())
        Q_EMIT transcriptReset(id, cached, {}, cached.first().n == 1);
    fetchTranscript(id);
}

void Worker::fetchTranscript(const ConversationId& id)
{
    if (!m_link->isUp())
        return;
    m_transcripts[id].loading = true;
    call<protocol::method::Get>(
        {id, std::nullopt, transcriptPage}, [this, id](const Result<protocol::GetResult>& result) {
            const auto it = m_transcripts.find(id);
            if (it == m_transcripts.end())
                return;
            it->loading = false;
            if (!result)
                return;
            if (m_replica.merge(result->conversation))
                touched(id);
            const bool complete = result->messages.isEmpty() || result->messages.first().n == 1;
            it->firstN = result->messages.isEmpty() ? 0 : result->messages.first().n;
            it->lastN = result->messages.isEmpty() ? 0 : result->messages.last().n;
            m_cache->store(result->messages);
            Q_EMIT transcriptReset(id, result->messages, result->history, complete);
            // Messages that came while this answer was on its way have been left out above.
            const auto* held = m_replica.find(id);
            if (held && held->messageCount > it->lastN)
                fetchTranscript(id);
        });
}

void Worker::fetchConversation(const ConversationId& id)
{
    call<protocol::method::Get>({id, std::nullopt, 1}, [this, id](const Result<protocol::GetResult>& result) {
        if (result && m_replica.merge(result->conversation))
            touched(id);
    });
}

void Worker::loadEarlier(const ConversationId& id)
{
    const auto it = m_transcripts.find(id);
    if (it == m_transcripts.end() || it->loading || it->firstN <= 1 || !m_link->isUp())
        return;
    it->loading = true;
    call<protocol::method::Get>(
        {id, it->firstN, transcriptPage}, [this, id](const Result<protocol::GetResult>& result) {
            const auto found = m_transcripts.find(id);
            if (found == m_transcripts.end())
                return;
            found->loading = false;
            if (!result || result->messages.isEmpty())
                return;
            found->firstN = result->messages.first().n;
            m_cache->store(result->messages);
            Q_EMIT earlierLoaded(id, result->messages, result->history, found->firstN == 1);
            const auto* held = m_replica.find(id);
            if (held && held->messageCount > found->lastN)
                fetchTranscript(id);
        });
}

void Worker::search(quint64 ticket, const protocol::ListParams& params)
{
    call<protocol::method::List>(params, [this, ticket](const Result<protocol::ListResult>& result) {
        if (!result)
            return;
        Q_EMIT searchFinished({ticket, result->items, result->next});
        Q_EMIT countsChanged(result->counts);
    });
}

} // namespace baton::client
