// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>
#include <utility>

namespace baton {

/// An opaque identifier that cannot be mistaken for another kind of identifier.
/// Value type; safe on any thread.
template <typename Tag>
class Id
{
public:
    Id() = default;
    explicit Id(QString value) : m_value(std::move(value)) {}

    const QString& toString() const { return m_value; }
    bool isEmpty() const { return m_value.isEmpty(); }

    friend bool operator==(const Id& a, const Id& b) { return a.m_value == b.m_value; }
    friend bool operator!=(const Id& a, const Id& b) { return a.m_value != b.m_value; }
    friend bool operator<(const Id& a, const Id& b) { return a.m_value < b.m_value; }
    friend size_t qHash(const Id& id, size_t seed = 0) { return qHash(id.m_value, seed); }

private:
    QString m_value;
};

using ConversationId = Id<struct ConversationTag>;
using MessageId = Id<struct MessageTag>;
using MemberId = Id<struct MemberTag>;
using BotId = Id<struct BotTag>;
using ContactId = Id<struct ContactTag>;
using DeviceId = Id<struct DeviceTag>;
using FileId = Id<struct FileTag>;
using NoteId = Id<struct NoteTag>;
/// Chosen by a client; the same one sent again gets the first answer again.
using CommandId = Id<struct CommandTag>;

/// A new identifier: @p prefix, then 48 bits of milliseconds and 80 random bits in base 32, so that ids
/// made later sort later (which keeps database indexes dense) and cannot be guessed.
QString createId(QLatin1Char prefix);

} // namespace baton
