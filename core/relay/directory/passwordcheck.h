// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/directory/directory.h"
#include "core/relay/directory/passwordqueue.h"
#include "core/relay/directory/signinlog.h"
#include "core/relay/directory/signinthrottle.h"

#include <functional>
#include <optional>

namespace baton::relay {

/// Tells whether somebody may sign in: slows guessing down, lets those who wait take turns, and writes down
/// who failed. Thread-safe; answers come on threads of its own, or at once on the caller's.
class PasswordCheck
{
public:
    /// A member who is not disabled; called on the check's threads, and may take a moment.
    using FindMember = std::function<std::optional<Member>(const QString& email)>;
    using Checked = std::function<void(tl::expected<Member, Directory::SignInRefusal>)>;

    explicit PasswordCheck(FindMember find) : m_find(std::move(find)) {}

    /// @param isKnown the request comes from a device on which this member is signed in
    void check(Directory::SignIn request, bool isKnown, Checked checked);
    /// Waits for all that is under way.
    void finish() { m_queue.finish(); }

private:
    void look(Directory::SignIn& request, const SignInThrottle::Attempt& attempt, const Checked& checked);

    FindMember m_find;
    SignInThrottle m_throttle;
    SignInLog m_log;
    PasswordQueue m_queue; ///< the first to go: its threads use the rest
};

} // namespace baton::relay
