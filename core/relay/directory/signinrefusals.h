// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/directory.h"

/// Why somebody cannot sign in. Neither says whether there is such a member.
namespace baton::relay {

inline Directory::SignInRefusal tooMany(int seconds)
{
    return {Refusal{Refusal::Kind::TooMany,
                    QStringLiteral("Too many attempts to sign in. Try again in %1 seconds.").arg(seconds),
                    Refusal::Reason::None, std::nullopt},
            seconds};
}

inline Directory::SignInRefusal wrongPassword()
{
    return {Refusal{Refusal::Kind::NotSignedIn, QStringLiteral("The e-mail or the password is wrong."),
                    Refusal::Reason::None, std::nullopt},
            0};
}

} // namespace baton::relay
