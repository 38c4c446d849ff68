// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/refusal.h"

namespace baton {

QString reasonName(Refusal::Reason reason)
{
    switch (reason) {
    case Refusal::Reason::None:
        return {};
    case Refusal::Reason::AlreadyClaimed:
        return QStringLiteral("already_claimed");
    case Refusal::Reason::NotClaimed:
        return QStringLiteral("not_claimed");
    case Refusal::Reason::NotYours:
        return QStringLiteral("not_yours");
    case Refusal::Reason::WrongState:
        return QStringLiteral("wrong_state");
    case Refusal::Reason::AtCapacity:
        return QStringLiteral("at_capacity");
    }
    return {};
}

} // namespace baton
