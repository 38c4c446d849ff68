// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/backfill.h"
#include "core/client/call.h"
#include "core/client/transcripts.h"
#include "core/client/typingboard.h"
#include "core/client/worker.h"

#include <QLoggingCategory>

// What the agent asks of the worker, and what the relay tells by itself.
namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.session")

constexpr qsizetype mostUnknown = 1'000;

QString metaTold() { return QStringLiteral("told"); }
QString metaCursor() { return QStringLiteral("cursor"); }
QString metaComplete() { return QStringLiteral("complete"); }

} // namespace

void Worker::refresh()
{
    if (!m_link->isUp())
        return m_link->poke();
    m_anew = true;
    hello();
}

void Worker::networkRegained() { m_link->poke(); }
void Worker::command(const QueuedCommand& command)
{
    m_outbox->add(command, canBeUndone(command.verb) ? m_options.timing.undo : 0);
}
void Worker::undo(const ConversationId& id) { m_outbox->takeBack(id); }
void Worker::retryReply(const CommandId& id) { m_outbox->retry(id); }
void Worker::discardReply(const CommandId& id) { m_outbox->discard(id); }
void Worker::openTranscript(const ConversationId& id, qint64 at)
{
    Q_EMIT pendingChanged(id, m_outbox->pending(id));
    m_transcripts->open(id, at);
}
void Worker::loadEarlier(const ConversationId& id) { m_transcripts->loadEarlier(id); }
void Worker::loadLater(const ConversationId& id) { m_transcripts->loadLater(id); }

void Worker::setTyping(const ConversationId& id, bool on)
{
    if (m_saidHello)
        call<protocol::method::SetTyping>(*m_link, this, {id, on});
}

void Worker::markRead(const ConversationId& id, qint64 upTo)
{
    m_cache->setSeen(id, upTo);
    if (m_saidHello)
        call<protocol::method::MarkRead>(*m_link, this, {id, upTo});
    else
        m_unsentMarks[id] = std::max(m_unsentMarks.value(id), upTo);
}

void Worker::setAvailability(const QString& availability)
{
    m_availability = availability;
    if (m_saidHello)
        call<protocol::method::PresenceSet>(*m_link, this, {availability});
}

void Worker::markTold(qint64 seq)
{
    if (std::exchange(m_told, seq) == seq)
        return;
    m_toldChanged = true;
    if (!m_save.isActive())
        m_save.start();
}

/// What the agent wrote, how far they had read, and what they were told of.
void Worker::restoreWords()
{
    m_told = m_cache->meta(metaTold()).toLongLong();
    m_toldChanged = false;
    Q_EMIT toldRestored(m_told);
    Q_EMIT draftsRestored(m_cache->drafts());
    Q_EMIT seenRestored(m_cache->seen());
    m_outbox->reload();
}

/// The events that would tell of it are passed over. What was older than this could not be withdrawn any
/// more.
void Worker::dropWhatMayBeWithdrawn()
{
    constexpr qint64 withdrawableMs = 15 * 60 * 1000; ///< ten minutes, and what clocks differ
    Instant last;
    const auto all = m_replica.all();
    for (const auto& conversation : all)
        last = std::max(last, conversation.updatedAt);
    m_transcripts->save();
    m_cache->dropMessagesSince({last.ms - withdrawableMs});
}

void Worker::takeSnapshot(const protocol::HelloResult& result)
{
    const auto seq = result.seq;
    const auto& snapshot = *result.snapshot;
    // An older relay or cache knows its log by the number only: a lower one is of a restored backup.
    const bool isKnown = !m_log.isEmpty() && !result.log.isEmpty();
    const bool sameLog = seq >= m_replica.seq() && (!isKnown || m_log == result.log);
    if (sameLog) {
        dropWhatMayBeWithdrawn();
        m_replica.renew(seq, snapshot.conversations);
        m_transcripts->doubt();
    } else {
        qCInfo(log) << "the relay has another log than before: starting over";
        // What was seen and told are numbers of other messages and events. The agent's own words stay.
        m_replica.reset(seq, snapshot.conversations);
        m_transcripts->restart();
        m_unsentMarks.clear();
        m_cache->forgetSeen();
        Q_EMIT seenRestored({});
        m_told = seq;
        m_toldChanged = true;
        Q_EMIT toldRestored(seq);
    }
    m_touched.clear();
    m_dirty.clear();
    m_maybeOffline.clear();
    m_cache->replace(snapshot.conversations, seq, sameLog);
    m_cache->setMeta(metaComplete(), {});
    m_cache->setMeta(metaCursor(), {});
    m_tally.set(snapshot.counts);
    // First: what was read elsewhere is no news.
    takeMarks(snapshot.read);
    Q_EMIT conversationsReset(m_replica.all());
    Q_EMIT activityMissed();
    setBots(snapshot.bots);
    Q_EMIT countsChanged(snapshot.counts);
}

/// How far the member has read on any of their devices.
void Worker::takeMarks(const QList<protocol::ReadMark>& marks)
{
    QHash<ConversationId, qint64> moved;
    for (const auto& mark : marks) {
        m_cache->setSeen(mark.conversation, mark.upTo);
        moved.insert(mark.conversation, mark.upTo);
    }
    if (!moved.isEmpty())
        Q_EMIT seenMoved(moved);
}

void Worker::setDraft(const ConversationId& id, const QString& text)
{
    if (auto kept = m_cache->setDraft(id, text); !kept)
        Q_EMIT storageProblem(kept.error().detail);
}

/// An older relay knows nothing of them: then the defaults hold.
void Worker::fetchSubscriptions()
{
    call<protocol::method::SubscriptionsGet>(*m_link, this, {}, [this](const auto& wanted) {
        if (wanted)
            Q_EMIT subscriptionsChanged(*wanted);
    });
}

void Worker::request(QLatin1String method, const QJsonObject& params,
                     const std::function<void(const Result<QJsonObject>&)>& reply)
{
    if (m_saidHello)
        m_link->call(method, params, reply);
    else
        reply(refuse(Refusal::Kind::Unavailable, tr("There is no connection to the relay.")));
}

void Worker::notified(const QString& method, const QJsonObject& params)
{
    const auto path = QStringLiteral("params");
    if (method == QLatin1String("event")) {
        if (const auto one = protocol::fromJson<protocol::Event>(params, path))
            apply(*one);
        else
            qCWarning(log) << "an event that cannot be read:" << one.error().detail;
    } else if (method == QLatin1String("typing")) {
        if (const auto typing = protocol::fromJson<protocol::Typing>(params, path))
            m_typing->set(typing->conversation, typing->author, typing->on);
    } else if (method == QLatin1String("subscriptions")) {
        if (const auto wanted = protocol::fromJson<push::Subscriptions>(params, path))
            Q_EMIT subscriptionsChanged(*wanted);
    } else if (method == QLatin1String("member")) {
        if (const auto changed = protocol::fromJson<protocol::MemberChanged>(params, path))
            memberChanged(*changed);
    } else if (method == QLatin1String("read")) {
        if (const auto mark = protocol::fromJson<protocol::ReadMark>(params, path))
            takeMarks({*mark});
    } else if (method == QLatin1String("seen")) {
        if (const auto seen = protocol::fromJson<protocol::Seen>(params, path))
            m_transcripts->see(*seen);
    } else if (method == QLatin1String("presence")) {
        if (const auto presence = protocol::fromJson<protocol::Presence>(params, path))
            passing(*presence);
    } else if (method == QLatin1String("replies.changed")) {
        Q_EMIT repliesChanged();
    }
}

void Worker::apply(const protocol::Event& event)
{
    if (!m_saidHello)
        return;
    Replica::Change change;
    const auto outcome = m_replica.apply(event, &change);
    if (outcome == Replica::Outcome::Gap)
        return missing();
    if (outcome == Replica::Outcome::Repeated)
        return;
    m_missingAt = -1;
    if (!m_save.isActive())
        m_save.start();
    for (const auto& id : std::as_const(change.others))
        touched(id);
    if (change.rewritten)
        m_transcripts->rewrite(*change.rewritten);
    if (change.note)
        return noted(change);
    if (!change.conversation) {
        if (event.type != protocol::eventtype::withheld && !change.rewritten)
            Q_EMIT activityHappened(event);
        return;
    }
    const auto& id = *change.conversation;
    if (change.message) {
        m_typing->set(id, change.message->author, false);
        m_transcripts->take(*change.message);
    }
    if (change.unknownConversation)
        return missingConversation(id, change.message->n);
    if (change.history)
        m_transcripts->take(id, *change.history);
    const bool isNew = !change.before && event.type == protocol::eventtype::conversationStarted;
    m_countsChanged |= m_tally.changed(change.before, *m_replica.find(id), isNew);
    touched(id);
}

void Worker::noted(const Replica::Change& change)
{
    if (change.notedOn)
        m_transcripts->take(*change.notedOn, *change.note);
    if (change.contact)
        Q_EMIT contactNoted(*change.contact, *change.note);
}

/// Which conversations there are for somebody who belongs to other bots now, only a fresh picture tells.
void Worker::memberChanged(const protocol::MemberChanged& changed)
{
    setMember(changed.member);
    const auto ids = [](const QList<BotRef>& bots) {
        QSet<BotId> all;
        for (const auto& bot : bots)
            all.insert(bot.id);
        return all;
    };
    if (changed.otherBots.value_or(ids(changed.bots) != ids(m_bots))) {
        m_anew = true;
        return hello();
    }
    if (changed.bots == m_bots)
        return;
    // A bot that is new or has another name: what happens there comes as events.
    setBots(changed.bots);
    m_countsChanged = true;
    somethingChanged();
    fetchSubscriptions();
}

/// A number was skipped: asks for what is between, and for everything when that does not bring it.
void Worker::missing()
{
    qCWarning(log) << "events are missing after" << m_replica.seq();
    m_anew = m_anew || m_missingAt == m_replica.seq();
    m_missingAt = m_replica.seq();
    hello();
}

void Worker::passing(const protocol::Presence& presence)
{
    if (!presence.conversation || !presence.online)
        return;
    m_maybeOffline.remove(*presence.conversation);
    if (m_replica.setOnline(*presence.conversation, *presence.online))
        touched(*presence.conversation);
}

void Worker::missingConversation(const ConversationId& id, qint64 n)
{
    const bool asked = m_unknown.contains(id);
    if (!asked && m_unknown.size() >= mostUnknown)
        return;
    m_unknown[id] = std::max(m_unknown.value(id), n);
    if (!asked)
        fetchUnknown(id, false);
}

/// A message of a conversation that is older than anything held.
void Worker::fetchUnknown(const ConversationId& id, bool isLastTry)
{
    call<protocol::method::Get>(*m_link, this, {id, std::nullopt, 1}, [=, this](const auto& result) {
        if (result && m_replica.adopt(result->conversation))
            touched(id);
        // More was said while this answer was on its way.
        const bool isBehind = result && result->conversation.messageCount < m_unknown.value(id);
        if (isBehind && !isLastTry)
            fetchUnknown(id, true);
        else
            m_unknown.remove(id);
    });
}

void Worker::answered(const QueuedCommand& command, const QJsonObject& json)
{
    const auto path = QStringLiteral("result");
    if (command.verb == Verb::Reply) {
        // Shown in its place in the same moment as the echo goes.
        if (const auto reply = protocol::fromJson<protocol::ReplyResult>(json, path)) {
            m_transcripts->take(reply->message);
            flush();
        }
        return;
    }
    if (command.verb == Verb::Note) {
        if (const auto written = protocol::fromJson<protocol::NoteResult>(json, path)) {
            m_transcripts->take(command.conversation, written->note);
            flush();
        }
        return;
    }
    Q_EMIT carriedOut(command.verb, command.conversation);
    // What is known of the customer now comes with its event.
    if (command.verb == Verb::UpdateContact)
        return;
    const auto answer = protocol::fromJson<protocol::ConversationResult>(json, path);
    if (!answer)
        return;
    if (m_replica.adopt(answer->conversation))
        touched(answer->conversation.id);
    if (command.verb == Verb::Start) {
        flush();
        Q_EMIT started(answer->conversation.id);
    }
}

void Worker::touched(const ConversationId& id)
{
    m_touched.insert(id);
    m_dirty.insert(id);
    somethingChanged();
}

void Worker::somethingChanged()
{
    if (!m_flush.isActive())
        m_flush.start();
    if (!m_save.isActive())
        m_save.start();
}

void Worker::flush()
{
    m_flush.stop();
    QList<Conversation> changed;
    const auto touched = std::exchange(m_touched, {});
    changed.reserve(touched.size());
    for (const auto& id : touched)
        if (const auto* conversation = m_replica.find(id))
            changed.append(*conversation);
    m_transcripts->flush();
    if (!changed.isEmpty())
        Q_EMIT conversationsChanged(changed);
    if (std::exchange(m_countsChanged, false))
        Q_EMIT countsChanged(m_tally.counts());
}

void Worker::save()
{
    m_save.stop();
    m_transcripts->save();
    if (std::exchange(m_toldChanged, false))
        m_cache->setMeta(metaTold(), QString::number(m_told));
    if (m_replica.seq() == 0)
        return;
    QList<Conversation> dirty;
    const auto ids = std::exchange(m_dirty, {});
    for (const auto& id : ids)
        if (const auto* conversation = m_replica.find(id))
            dirty.append(*conversation);
    m_cache->store(dirty, m_replica.seq());
}

} // namespace baton::client
