// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/domain/push/decision.h"
#include "core/relay/push/deliverystore.h"

namespace baton::relay {

/// What an event means for the bridge. Pure.
struct Meaning
{
    std::optional<push::Topic> topic; ///< somebody may have to be told
    MemberId to = {};                 ///< only they; empty: everybody whom it concerns
    PushedEvent pushed;
    QString settles; ///< whatever was told of this is dealt with
};

Meaning meaningOf(const desk::Recorded& recorded);

} // namespace baton::relay
