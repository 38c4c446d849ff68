// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringView>
#include <compare>
#include <optional>

namespace baton {

/// A point in time in UTC, in milliseconds since the Unix epoch. Value type; safe on any thread.
struct Instant
{
    qint64 ms = 0;

    static Instant now();
    /// RFC 3339 with any offset and any number of fraction digits; nullopt when it is not one.
    static std::optional<Instant> fromRfc3339(QStringView text);
    /// RFC 3339, UTC, always with milliseconds: 2026-11-23T10:02:03.004Z
    QString toRfc3339() const;

    friend auto operator<=>(const Instant&, const Instant&) = default;
};

} // namespace baton
