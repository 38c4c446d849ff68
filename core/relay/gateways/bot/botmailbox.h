#pragma once

#include "core/relay/front/executor.h"
#include "core/relay/gateways/bot/courier.h"
#include "core/relay/gateways/relayparts.h"

#include <QObject>
#include <QTimer>
#include <deque>

namespace baton::relay {

/// One bot's mail: a cursor into the event log that moves on when the bot has acknowledged. In order, at
/// least once. While the bot keeps up its events come straight from the desk; when it falls behind they are
/// read from storage. Lives on the post's thread.
class BotMailbox : public QObject
{
    Q_OBJECT
public:
    /// @param post the thread it lives on
    BotMailbox(RelayParts& parts, Executor& post, const BotId& bot, qint64 delivered);

    const BotId& bot() const { return m_bot; }
    /// Who carries from now on; null while nobody does. What was under way and not acknowledged is carried
    /// again.
    void setCourier(std::shared_ptr<Courier> courier);
    Courier* courier() const { return m_courier.get(); }

    /// Events of this bot that have become durable, in order, up to and including number @p upTo of the log.
    void committed(const std::vector<desk::Recorded>& events, qint64 upTo);
    /// Sent along at once when nothing older waits; otherwise dropped, since it would be stale.
    void mention(const Parcel& parcel);

    qsizetype waiting() const { return qsizetype(m_waiting.size()); }

private:
    void load();
    void loaded(const Result<std::vector<desk::Recorded>>& events);
    void enqueue(const desk::Recorded& recorded);
    void pump();
    void fillTranscript(const HandBack& handBack);
    void carry(QList<Parcel> parcels);
    void finished(bool delivered);
    void retryLater();
    void acknowledge(qint64 seq);

    struct Waiting
    {
        Parcel parcel;
        std::optional<HandBack> handBack;
    };

    RelayParts& m_parts;
    Executor& m_post;
    BotId m_bot;
    std::shared_ptr<Courier> m_courier;
    std::deque<Waiting> m_waiting;
    qint64 m_acknowledged = 0;
    qint64 m_loadedTo = 0; ///< everything up to here is acknowledged, waiting, or not for this bot
    qint64 m_lastSeen = 0;
    bool m_live = false; ///< m_loadedTo is the end of the log, so new events may be added as they come
    bool m_loading = false;
    bool m_carrying = false;
    int m_failures = 0;
    quint64 m_round = 0; ///< changes with the courier, so that late answers of an earlier one are dropped
    QTimer m_retry;
};

} // namespace baton::relay
