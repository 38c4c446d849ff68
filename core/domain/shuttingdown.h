// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

namespace baton {

/// What whoever asks something of a relay that ends is told, wherever they ask.
inline Refusal shuttingDown()
{
    return {Refusal::Kind::Unavailable, QStringLiteral("The relay is shutting down. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

} // namespace baton
