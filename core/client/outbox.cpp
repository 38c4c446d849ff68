// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/outbox.h"

#include "core/protocol/agent/agentmethods.h"

#include <QJsonArray>
#include <QLoggingCategory>
#include <QPointer>
#include <algorithm>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.outbox")

constexpr int firstRepeatMs = 500;
constexpr int longestRepeatMs = 15'000;
constexpr int mostDoublings = 8;

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
    case Verb::Assign:
        return Assign::name;
    case Verb::Tag:
        return Tag::name;
    case Verb::Snooze:
        return Snooze::name;
    case Verb::UpdateContact:
        return UpdateContact::name;
    case Verb::Note:
        return WriteNote::name;
    case Verb::Withdraw:
        return Withdraw::name;
    }
    Q_UNREACHABLE();
}

/// Not an answer to the command: the relay may answer it another time.
bool worthRepeating(const Refusal& refusal)
{
    using Kind = Refusal::Kind;
    return refusal.kind == Kind::Unavailable || refusal.kind == Kind::TooMany ||
           refusal.kind == Kind::NotSignedIn;
}

} // namespace

Outbox::Outbox(LocalCache& cache, RelayLink& link, QObject* parent)
    : QObject(parent)
    , m_cache(cache)
    , m_link(link)
{
    m_again.setSingleShot(true);
    m_again.setParent(this);
    connect(&m_again, &QTimer::timeout, this, [this] {
        m_resting.clear();
        sendNext();
    });
}

void Outbox::reload()
{
    const auto before = conversations();
    m_commands = m_cache.outbox();
    const auto held = std::exchange(m_held, {});
    for (auto it = held.cbegin(); it != held.cend(); ++it)
        Q_EMIT holdOver(it.key(), false);
    m_underWay.clear();
    m_resting.clear();
    const auto now = conversations();
    for (const auto& id : before + now)
        Q_EMIT pendingChanged(id);
}

void Outbox::add(const QueuedCommand& command, int holdMs)
{
    letGo(command.conversation);
    if (auto kept = m_cache.queue(command); !kept) {
        qCWarning(log) << "a command could not be kept:" << kept.error().detail;
        Q_EMIT refused(command, kept.error());
        return;
    }
    m_commands.append(command);
    if (isWords(command.verb))
        Q_EMIT pendingChanged(command.conversation);
    if (holdMs > 0)
        hold(command, holdMs);
    sendNext();
}

void Outbox::hold(const QueuedCommand& command, int holdMs)
{
    m_held.insert(command.conversation, command.id);
    QTimer::singleShot(holdMs, this, [this, conversation = command.conversation, id = command.id] {
        if (m_held.value(conversation) == id)
            letGo(conversation);
    });
}

void Outbox::letGo(const ConversationId& id)
{
    if (m_held.remove(id) == 0)
        return;
    Q_EMIT holdOver(id, false);
    sendNext();
}

void Outbox::letGo()
{
    const auto held = m_held.keys();
    for (const auto& id : held)
        letGo(id);
}

void Outbox::takeBack(const ConversationId& id)
{
    const auto held = m_held.constFind(id);
    if (held == m_held.constEnd())
        return;
    const auto command = *held;
    m_held.erase(held);
    m_cache.remove(command);
    m_commands.removeIf([&](const QueuedCommand& one) { return one.id == command; });
    Q_EMIT holdOver(id, true);
}

bool Outbox::isLettingGo() const
{
    return std::any_of(m_commands.begin(), m_commands.end(),
                       [](const QueuedCommand& one) { return !one.failure && canBeUndone(one.verb); });
}

void Outbox::retry(const CommandId& id)
{
    auto* command = find(id);
    if (!command || !command->failure)
        return;
    command->failure.reset();
    command->id = CommandId(createId(QLatin1Char('k')));
    command->params.insert(QStringLiteral("commandId"), command->id.toString());
    m_cache.renew(id, *command);
    Q_EMIT pendingChanged(command->conversation);
    sendNext();
}

void Outbox::discard(const CommandId& id)
{
    const auto* command = find(id);
    // What is under way may have been carried out already; only a refused one is the agent's to drop.
    if (!command || !command->failure)
        return;
    const auto conversation = command->conversation;
    m_cache.remove(id);
    m_commands.removeIf([&](const QueuedCommand& one) { return one.id == id; });
    Q_EMIT pendingChanged(conversation);
}

void Outbox::sendAll()
{
    m_open = true;
    m_repeats = 0;
    m_resting.clear();
    sendNext();
}

void Outbox::linkLost()
{
    m_open = false;
    m_underWay.clear();
    m_again.stop();
    letGo();
}

void Outbox::sendNext()
{
    if (!m_open || !m_link.isUp())
        return;
    const auto commands = m_commands;
    for (const auto& command : commands)
        if (!command.failure && !m_underWay.contains(command.conversation) &&
            !m_resting.contains(command.conversation) && m_held.value(command.conversation) != command.id)
            send(command);
}

void Outbox::send(const QueuedCommand& command)
{
    m_underWay.insert(command.conversation, command.id);
    m_link.call(methodOf(command.verb), command.params,
                [guard = QPointer<Outbox>(this), id = command.id](const Result<QJsonObject>& result) {
                    if (guard)
                        guard->finished(id, result);
                });
}

void Outbox::finished(const CommandId& id, const Result<QJsonObject>& result)
{
    const auto* found = find(id);
    if (!found)
        return;
    const auto conversation = found->conversation;
    if (m_underWay.value(conversation) == id)
        m_underWay.remove(conversation);
    if (!result && worthRepeating(result.error()))
        return repeatLater(conversation);
    m_repeats = 0;
    settle(id, result);
    sendNext();
}

void Outbox::repeatLater(const ConversationId& conversation)
{
    if (!m_open)
        return;
    m_resting.insert(conversation);
    if (!m_again.isActive())
        m_again.start(std::min(longestRepeatMs, firstRepeatMs << std::min(m_repeats++, mostDoublings)));
}

void Outbox::settle(const CommandId& id, const Result<QJsonObject>& result)
{
    auto* found = find(id);
    const bool areWords = isWords(found->verb);
    if (!result && areWords) {
        // The agent's words are theirs: they stay until the agent sends them again or drops them.
        found->failure = result.error().detail;
        m_cache.markFailed(id, result.error().detail);
        const auto command = *found;
        Q_EMIT pendingChanged(command.conversation);
        Q_EMIT refused(command, result.error());
        return;
    }
    const auto command = *found;
    m_cache.remove(id);
    m_commands.removeIf([&](const QueuedCommand& one) { return one.id == id; });
    if (result)
        Q_EMIT answered(command, *result);
    else
        Q_EMIT refused(command, result.error());
    if (areWords)
        Q_EMIT pendingChanged(command.conversation);
}

QList<PendingReply> Outbox::pending(const ConversationId& id) const
{
    QList<PendingReply> replies;
    for (const auto& command : m_commands) {
        if (!isWords(command.verb) || command.conversation != id)
            continue;
        PendingReply reply{command.id,
                           id,
                           command.params.value(QLatin1String("text")).toString(),
                           command.writtenAt,
                           command.failure,
                           command.verb == Verb::Note};
        const auto files = command.params.value(QLatin1String("attachments")).toArray();
        for (const auto& file : files)
            reply.attachments.append(FileId(file.toString()));
        replies.append(std::move(reply));
    }
    return replies;
}

QSet<ConversationId> Outbox::conversations() const
{
    QSet<ConversationId> all;
    for (const auto& command : m_commands)
        if (isWords(command.verb))
            all.insert(command.conversation);
    return all;
}

QueuedCommand* Outbox::find(const CommandId& id)
{
    const auto it =
        std::find_if(m_commands.begin(), m_commands.end(), [&](const auto& one) { return one.id == id; });
    return it == m_commands.end() ? nullptr : &*it;
}

} // namespace baton::client
