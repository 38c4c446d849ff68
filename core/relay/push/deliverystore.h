// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/deliveries.h"
#include "core/protocol/agent/pushreports.h"
#include "core/storage/database.h"

namespace baton::relay {

/// What happened, as the bridge keeps it.
struct PushedEvent
{
    qint64 seq = 0;
    Instant at;
    QString kind;   ///< escalation, assignment, autoupdate, workflow
    QString detail; ///< the kind of change, the sub-channel
    BotId bot;
    QString about;
};

/// A device as it signed in.
struct KnownDevice
{
    DeviceId id;
    MemberId member;
    QString name;
    QString rights = {}; ///< what its member may be told of, as Rights::text() has it

    friend bool operator==(const KnownDevice&, const KnownDevice&) = default;
};

/// Who was told of what, and what became of it. In a file of its own: what is written here is much, may be
/// lost with the power, and must never hold up a claim. One thread; the caller holds the transaction.
class DeliveryStore
{
public:
    static Result<std::unique_ptr<DeliveryStore>> open(const QString& path);

    /// Puts a file that cannot be opened aside: nothing in it is worth a relay that does not start.
    static Result<std::unique_ptr<DeliveryStore>> openOrReplace(const QString& path);

    storage::Database& database() { return *m_database; }

    /// The caller's transaction was undone.
    void rolledBack() { m_keys.clear(); }
    /// The last event that was looked at.
    Result<qint64> lastSeq();
    Result<void> setLastSeq(qint64 seq);
    /// As if no later one had been looked at: what comes under their numbers are other events.
    Result<void> startAfter(qint64 seq);
    Result<void> add(const PushedEvent& event);
    Result<void> queue(qint64 seq, const KnownDevice& device, push::Form form, Instant at);
    /// The same for what still waits: a delivery that had ended, since its member had lost the right to it,
    /// begins once more.
    Result<void> queueAnew(qint64 seq, const KnownDevice& device, push::Form form, Instant at);
    /// It is dealt with: the device from which that was done has acted on it, whatever it reports; for the
    /// others it has expired.
    Result<void> settle(const QString& about, const DeviceId& by, Instant at);
    /// A state never goes back. False when it moved nothing.
    Result<bool> report(const DeviceId& device, const protocol::DeliveryReport& report, Instant at);
    /// What waits for the device, which has it from now on.
    Result<protocol::PendingResult> takePending(const DeviceId& device, const protocol::PendingParams& params,
                                                Instant at);
    Result<protocol::DeliveriesResult> list(const protocol::DeliveriesParams& params);
    /// At most @p limit events older than @p before.
    Result<void> forget(Instant before, int limit);

private:
    explicit DeliveryStore(std::unique_ptr<storage::Database> database);
    template <typename... Values>
    Result<storage::Query> run(const QString& sql, const Values&... values);
    Result<qint64> keyOf(const KnownDevice& device);

    std::unique_ptr<storage::Database> m_database;
    QHash<DeviceId, qint64> m_keys;
};

} // namespace baton::relay
