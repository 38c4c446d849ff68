// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/push/audience.h"
#include "core/relay/push/pushedevent.h"

namespace baton::relay {

class ReadingRoom;

/// The escalations that still wait, so that a device that comes to be told of them only now (it has just
/// signed in, or its member may answer since a moment ago) has its deliveries like the others. Derived from
/// the desk's tables. One thread; the caller holds the transaction.
class OpenEscalations
{
public:
    /// As the desk has them now. The reading room must have been started; waits for it.
    Result<void> load(ReadingRoom& room);
    void happened(const Meaning& meaning);

    /// Queues what waits for every listener who is new, or may or wants something else than before.
    Result<void> queueFor(const QList<Audience::Listener>& listeners, Audience& audience,
                          DeliveryStore& store, Instant now);
    /// A device that says what became of an escalation it was not to be told of when it came, as when quiet
    /// hours have ended since, was told all the same.
    Result<void> queueReported(const DeviceId& device, const QString& about, DeliveryStore& store,
                               Instant now);
    /// The caller's transaction was undone: queues everything anew, which does no harm.
    void rolledBack() { m_known.clear(); }

private:
    struct Open
    {
        push::Topic topic;
        PushedEvent pushed;
    };

    static Result<void> queue(const Open& open, const Audience::Listener& listener, push::Form form,
                              DeliveryStore& store, Instant now);

    QHash<QString, Open> m_open; ///< by conversation
    QHash<DeviceId, Audience::Listener> m_known;
};

} // namespace baton::relay
