// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/worker.h"

#include "core/client/backfill.h"
#include "core/client/call.h"
#include "core/client/signin.h"
#include "core/client/transcripts.h"
#include "core/client/typingboard.h"

namespace baton::client {

namespace {

constexpr int frameMs = 16;
constexpr int saveMs = 500;
constexpr int typingShownMs = 6'000;
constexpr int mostListed = 100'000;

QString metaCursor() { return QStringLiteral("cursor"); }
QString metaComplete() { return QStringLiteral("complete"); }
QString yes() { return QStringLiteral("1"); }

} // namespace

Worker::Worker(Session::Options options) : m_options(std::move(options))
{
    m_flush.setParent(this);
    m_flush.setSingleShot(true);
    m_flush.setInterval(frameMs);
    connect(&m_flush, &QTimer::timeout, this, &Worker::flush);
    m_save.setParent(this);
    m_save.setSingleShot(true);
    m_save.setInterval(saveMs);
    connect(&m_save, &QTimer::timeout, this, &Worker::save);
}

Worker::~Worker()
{
    if (isUsable())
        save();
}

void Worker::begin()
{
    auto cache = LocalCache::open(m_options.cacheDirectory);
    if (!cache) {
        Q_EMIT storageProblem(cache.error().detail);
        Q_EMIT signInFailed(cache.error().detail);
        return;
    }
    m_cache = std::move(*cache);
    if (!m_cache->problem().isEmpty())
        Q_EMIT storageProblem(m_cache->problem());
    m_link = new RelayLink(m_options.timing, this);
    m_signIn = new SignIn(this);
    m_outbox = new Outbox(*m_cache, *m_link, this);
    m_transcripts = new Transcripts(*m_cache, *m_link, this);
    m_backfill = new Backfill(*m_link, m_options.timing, this);
    m_typing = new TypingBoard(typingShownMs, this);
    connectLink();
    connectOutbox();
    connectParts();
    restoreWords();
}

void Worker::connectLink()
{
    connect(m_link, &RelayLink::connecting, this,
            [this] { setLink(LinkStatus::State::Connecting, tr("Connecting to the relay…")); });
    connect(m_link, &RelayLink::up, this, &Worker::hello);
    connect(m_link, &RelayLink::notified, this, &Worker::notified);
    const auto pause = [this] {
        m_saidHello = false;
        ++m_helloRound;
        m_unknown.clear();
        m_outbox->linkLost();
        m_backfill->stop();
        m_typing->clear();
    };
    connect(m_link, &RelayLink::down, this, [this, pause](const QString& why, int retryMs) {
        pause();
        setLink(LinkStatus::State::Offline, why, retryMs);
    });
    connect(m_link, &RelayLink::tokenRefused, this, [this, pause] {
        pause();
        m_token.clear();
        Q_EMIT tokenHeld(m_relay, {});
        setLink(LinkStatus::State::SignedOut, tr("Your session has ended. Sign in again."));
        Q_EMIT tokenRefused();
    });
}

void Worker::connectOutbox()
{
    connect(m_outbox, &Outbox::pendingChanged, this,
            [this](const ConversationId& id) { Q_EMIT pendingChanged(id, m_outbox->pending(id)); });
    connect(m_outbox, &Outbox::refused, this, [this](const QueuedCommand& one, const Refusal& refusal) {
        Q_EMIT refused(one.verb, one.conversation, refusal);
    });
    connect(m_outbox, &Outbox::answered, this, &Worker::answered);
    connect(m_outbox, &Outbox::holdOver, this, &Worker::undoOver);
    const auto goOnIfDone = [this] {
        if (m_next && !m_outbox->isLettingGo())
            goOn();
    };
    connect(m_outbox, &Outbox::answered, this, goOnIfDone);
    connect(m_outbox, &Outbox::refused, this, goOnIfDone);
}

void Worker::connectParts()
{
    connect(m_transcripts, &Transcripts::reset, this, &Worker::transcriptReset);
    connect(m_transcripts, &Transcripts::messagesAdded, this, &Worker::messagesAdded);
    connect(m_transcripts, &Transcripts::historyAdded, this, &Worker::historyAdded);
    connect(m_transcripts, &Transcripts::earlierLoaded, this, &Worker::earlierLoaded);
    connect(m_transcripts, &Transcripts::laterLoaded, this, &Worker::laterLoaded);
    connect(m_transcripts, &Transcripts::messagesChanged, this, &Worker::messagesChanged);
    connect(m_transcripts, &Transcripts::notesChanged, this, &Worker::notesChanged);
    connect(m_transcripts, &Transcripts::changed, this, &Worker::somethingChanged);
    connect(m_transcripts, &Transcripts::conversationSeen, this, [this](const Conversation& conversation) {
        if (m_replica.adopt(conversation))
            touched(conversation.id);
    });
    connect(m_backfill, &Backfill::listed, this, &Worker::listed);
    connect(m_backfill, &Backfill::marksListed, this, &Worker::takeMarks);
    connect(m_backfill, &Backfill::answered, this, &Worker::seenKnown);
    connect(m_backfill, &Backfill::finished, this, &Worker::listedAll);
    connect(m_backfill, &Backfill::progressed, this,
            [this](const QString& cursor) { m_cache->setMeta(metaCursor(), cursor); });
    connect(m_backfill, &Backfill::freshened, this, [this] {
        const auto gone = std::exchange(m_maybeOffline, {});
        for (const auto& id : gone) {
            if (m_replica.setOnline(id, false))
                touched(id);
        }
    });
    connect(m_typing, &TypingBoard::changed, this, &Worker::typingChanged);
    connect(m_signIn, &SignIn::granted, this, &Worker::granted);
    connect(m_signIn, &SignIn::failed, this, [this](const QString& why) {
        setLink(LinkStatus::State::SignedOut, why);
        Q_EMIT signInFailed(why);
    });
}

void Worker::setLink(LinkStatus::State state, const QString& detail, int retryMs)
{
    LinkStatus status{state, detail, {}};
    if (state == LinkStatus::State::Offline)
        status.retryAt = QDateTime::currentDateTime().addMSecs(retryMs);
    Q_EMIT linkChanged(status);
}

void Worker::hello()
{
    setLink(LinkStatus::State::CatchingUp, tr("Connected; fetching what happened meanwhile…"));
    // What the old stream still brings is covered by the answer.
    m_saidHello = false;
    protocol::HelloParams params;
    if (m_replica.seq() > 0 && !m_anew)
        params.since = m_replica.seq();
    if (params.since && !m_log.isEmpty())
        params.log = m_log;
    // An away console must not count as online for the moment until it has caught up. An older relay hears of
    // it by presence.set.
    if (!m_availability.isEmpty())
        params.availability = m_availability;
    call<protocol::method::SessionHello>(*m_link, this, params,
                                         [this, round = ++m_helloRound](const auto& result) {
                                             if (round != m_helloRound)
                                                 return;
                                             if (result)
                                                 helloAnswered(*result);
                                             else
                                                 m_link->restart(result.error().detail);
                                         });
}

void Worker::helloAnswered(const protocol::HelloResult& result)
{
    takeOwner(result.member.id);
    setMember(result.member);
    if (result.resumed && m_replica.seq() == 0) {
        // The number was of another member's picture, which is gone now.
        if (std::exchange(m_anew, true))
            return m_link->restart(tr("The relay gave no picture of its conversations."));
        return hello();
    }
    if (!result.resumed) {
        if (!result.snapshot)
            return m_link->restart(tr("The relay gave no picture of its conversations."));
        takeSnapshot(result);
    }
    m_log = result.log;
    if (m_cache->log() != m_log)
        m_cache->setLog(m_log);
    m_anew = false;
    sessionStands();
}

void Worker::sessionStands()
{
    m_saidHello = true;
    m_link->settled();
    setLink(LinkStatus::State::Connected, tr("Connected"));
    if (!m_availability.isEmpty())
        setAvailability(m_availability);
    const auto marks = std::exchange(m_unsentMarks, {});
    for (auto it = marks.begin(); it != marks.end(); ++it)
        call<protocol::method::MarkRead>(*m_link, this, {it.key(), it.value()});
    fetchSubscriptions();
    m_outbox->sendAll();
    m_transcripts->linkUp();
    m_maybeOffline = m_replica.online();
    if (m_cache->meta(metaComplete()) != yes()) {
        const auto cursor = m_cache->meta(metaCursor());
        m_backfill->goOn(cursor.isEmpty() ? std::nullopt : std::optional(cursor), mostListed);
    }
    m_backfill->freshen();
}

void Worker::listed(const QList<Conversation>& conversations, const protocol::Counts& counts)
{
    for (const auto& conversation : conversations) {
        m_maybeOffline.remove(conversation.id);
        if (m_replica.adopt(conversation))
            touched(conversation.id);
    }
    if (counts != m_tally.counts()) {
        m_tally.set(counts);
        m_countsChanged = true;
        somethingChanged();
    }
}

void Worker::listedAll(bool everything)
{
    flush();
    save();
    m_cache->setMeta(metaComplete(), yes());
    const auto gone = everything ? m_replica.sweep() : QSet<ConversationId>();
    if (gone.isEmpty())
        return;
    m_cache->remove(gone);
    Q_EMIT conversationsReset(m_replica.all());
}

} // namespace baton::client
