// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <optional>

/// What became of a delivery, as push.db keeps it. A state never goes back.
namespace baton::relay::deliverystate {

enum State { Queued, Delivered, Shown, Acted, Expired };

inline constexpr const char* names[] = {"queued", "delivered", "shown", "acted", "expired"};

inline QString nameOf(int state)
{
    return QString::fromLatin1(names[state < Queued || state > Expired ? int(Expired) : state]);
}
inline std::optional<int> fromName(const QString& name)
{
    for (const int state : {Queued, Delivered, Shown, Acted, Expired})
        if (name == QLatin1String(names[state]))
            return state;
    return std::nullopt;
}

} // namespace baton::relay::deliverystate
