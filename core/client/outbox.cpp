#include "core/client/outbox.h"

#include "core/protocol/agentmethods.h"

namespace baton::client {

namespace {

constexpr int againMs = 2'000;

QLatin1String methodOf(Verb verb)
{
    using namespace protocol::method;
    switch (verb) {
    case Verb::Claim:
        return Claim::name;
    case Verb::Release:
        return Release::name;
    case Verb::Resolve:
        return Resolve::name;
    case Verb::HandBack:
        return HandBack::name;
    case Verb::Start:
        return Start::name;
    case Verb::Reply:
        return Reply::name;
    }
    Q_UNREACHABLE();
}

/// Not an answer to the command: the relay may answer it another time.
bool worthRepeating(const Refusal& refusal)
{
    return refusal.kind == Refusal::Kind::Unavailable || refusal.kind == Refusal::Kind::TooMany;
}

} // namespace

Outbox::Outbox(LocalCache& cache, RelayLink& link, QObject* parent)
    : QObject(parent)
    , m_cache(cache)
    , m_link(link)
{
    m_again.setSingleShot(true);
    m_again.setParent(this);
    connect(&m_again, &QTimer::timeout, this, &Outbox::sendAll);
}

void Outbox::reload()
{
    m_commands = m_cache.outbox();
    m_underWay.clear();
}

void Outbox::add(const QueuedCommand& command)
{
    if (auto kept = m_cache.queue(command); !kept) {
        Q_EMIT refused(command, kept.error());
        return;
    }
    m_commands.append(command);
    if (command.verb == Verb::Reply)
        Q_EMIT pendingChanged(command.conversation);
    send(command);
}

void Outbox::retry(const CommandId& id)
{
    auto* command = find(id);
    if (!command)
        return;
    command->failure.reset();
    m_cache.markFailed(id, std::nullopt);
    Q_EMIT pendingChanged(command->conversation);
    send(*command);
}

void Outbox::discard(const CommandId& id)
{
    const auto* command = find(id);
    if (!command || m_underWay.contains(id))
        return;
    const auto conversation = command->conversation;
    m_cache.remove(id);
    m_commands.removeIf([&](const QueuedCommand& one) { return one.id == id; });
    Q_EMIT pendingChanged(conversation);
}

void Outbox::sendAll()
{
    const auto commands = m_commands;
    for (const auto& command : commands) {
        if (!command.failure)
            send(command);
    }
}

void Outbox::send(const QueuedCommand& command)
{
    if (!m_link.isUp() || m_underWay.contains(command.id))
        return;
    m_underWay.insert(command.id);
    m_link.call(methodOf(command.verb), command.params,
                [this, id = command.id](const Result<QJsonObject>& result) { finished(id, result); });
}

void Outbox::finished(const CommandId& id, const Result<QJsonObject>& result)
{
    m_underWay.remove(id);
    auto* found = find(id);
    if (!found)
        return;
    if (!result && worthRepeating(result.error())) {
        m_again.start(againMs);
        return;
    }
    const auto command = *found;
    if (!result && command.verb == Verb::Reply) {
        // The agent's words are theirs: they stay until the agent sends them again or drops them.
        found->failure = result.error().detail;
        m_cache.markFailed(id, found->failure);
        Q_EMIT refused(command, result.error());
        Q_EMIT pendingChanged(command.conversation);
        return;
    }
    m_cache.remove(id);
    m_commands.removeIf([&](const QueuedCommand& one) { return one.id == id; });
    if (result)
        Q_EMIT answered(command, *result);
    else
        Q_EMIT refused(command, result.error());
    if (command.verb == Verb::Reply)
        Q_EMIT pendingChanged(command.conversation);
}

QList<PendingReply> Outbox::pending(const ConversationId& id) const
{
    QList<PendingReply> replies;
    for (const auto& command : m_commands) {
        if (command.verb == Verb::Reply && command.conversation == id) {
            replies.append({command.id, id, command.params.value(QLatin1String("text")).toString(),
                            command.writtenAt, command.failure});
        }
    }
    return replies;
}

QSet<ConversationId> Outbox::conversations() const
{
    QSet<ConversationId> all;
    for (const auto& command : m_commands) {
        if (command.verb == Verb::Reply)
            all.insert(command.conversation);
    }
    return all;
}

QueuedCommand* Outbox::find(const CommandId& id)
{
    const auto it =
        std::find_if(m_commands.begin(), m_commands.end(), [&](const auto& one) { return one.id == id; });
    return it == m_commands.end() ? nullptr : &*it;
}

} // namespace baton::client
