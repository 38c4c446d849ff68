// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/fanout/passing.h"

#include <QHash>
#include <QMutex>

namespace baton::relay {

/// Which agents are there. A member is online while any of their programs is connected and not set to away.
/// Thread-safe; every change of a member's total is published to Passing as a presence note.
class AgentPresence
{
public:
    explicit AgentPresence(const Passing& passing);

    /// Connecting: there, but has not said yet whether anybody is at it. To others that is offline.
    enum class Availability { Offline, Connecting, Away, Online };
    /// The wire name: offline, away, online.
    static QString nameOf(Availability availability);
    /// @param program one connected program of the member; Offline forgets it
    void set(const MemberRef& member, quintptr program, Availability availability);
    /// Keeps who may answer for which bots; asked by onlineFor().
    using MayAnswer = std::function<bool(const MemberId&, const BotId&)>;
    void setMayAnswer(MayAnswer mayAnswer);
    /// Members may answer for other bots now than they did.
    void directoryChanged();

    /// The same of the device the program runs on; nobody is told.
    void setDevice(const DeviceId& device, quintptr program, Availability availability);
    bool isConnected(const DeviceId& device) const;
    Availability of(const MemberId& member) const;
    Availability of(const DeviceId& device) const;
    /// Some program of theirs is there, away or not.
    bool isConnected(const MemberId& member) const;
    /// The same, and how often they have come since the relay began: from none of their programs to one.
    struct Arrivals
    {
        bool isThere = false;
        qint64 count = 0;
    };
    Arrivals arrivalsOf(const MemberId& member) const;
    /// How many members who may answer for this bot are online: counted once, and kept up.
    qint64 onlineFor(const BotId& bot) const;

private:
    static Availability total(const QHash<quintptr, Availability>& programs);

    const Passing& m_passing;
    mutable QMutex m_mutex;
    MayAnswer m_mayAnswer;
    mutable QHash<BotId, qint64> m_online; ///< of the bots that were asked for
    QHash<MemberId, QHash<quintptr, Availability>> m_programs;
    QHash<MemberId, qint64> m_arrivals;
    QHash<DeviceId, QHash<quintptr, Availability>> m_devices;
};

} // namespace baton::relay
