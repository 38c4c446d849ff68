// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/autoupdates.h"

/// The chain that makes a change to an old entry of a bot's audit log show. Pure; any thread.
namespace baton::protocol {

/// What the hash is made over, besides the hash before it: compact JSON, members in the order of their names:
/// at, bot (its id), cause, details, id, kind, n, source, summary; what is empty is left out. No names of
/// bots and no reviews: those may change.
QByteArray canonical(const AutoUpdate& entry);

/// SHA-256, hex, over @p previous, a line feed and canonical(). @p previous is the hash of the bot's entry
/// before, empty for its first.
QString chainedHash(const AutoUpdate& entry, const QString& previous);

/// Walks along one bot's entries in the order of their numbers. Says what is wrong with the first entry that
/// does not fit; after that nothing of the bot can be judged.
class ChainCheck
{
public:
    /// Empty when the entry fits.
    QString next(const AutoUpdate& entry);
    bool isBroken() const { return m_isBroken; }

private:
    QString m_previous;
    qint64 m_n = 0;
    bool m_isBroken = false;
};

} // namespace baton::protocol
