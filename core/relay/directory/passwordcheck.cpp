// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/passwordcheck.h"

#include "core/relay/directory/secrets.h"
#include "core/relay/directory/signinrefusals.h"

#include <memory>

namespace baton::relay {

namespace {

int seconds(qint64 ms) { return int((ms + 999) / 1000); }

} // namespace

void PasswordCheck::check(Directory::SignIn request, bool isKnown, Checked checked)
{
    using Standing = PasswordQueue::Standing;
    const SignInThrottle::Attempt attempt{request.email, request.address,
                                          isKnown ? request.device : QString(), request.addressTells};
    const auto now = Instant::now();
    if (const qint64 wait = m_throttle.waitFor(attempt, now); wait > 0) {
        m_log.slowedDown(request.email, request.client, now);
        return checked(tl::unexpected(tooMany(seconds(wait))));
    }
    PasswordQueue::Attempt turn;
    turn.standing = m_throttle.isKnown(attempt)          ? Standing::Known
                    : m_throttle.isSuspect(attempt, now) ? Standing::Suspect
                                                         : Standing::Fresh;
    turn.account = accountOf(request.email).left(320);
    // Where everybody comes from one address, those who want the same account stand in one line.
    turn.client = isKnown                ? u'd' + request.device
                  : request.addressTells ? u'a' + request.address
                                         : u'e' + turn.account;
    if (!isKnown && request.addressTells)
        turn.network = request.network;
    const auto refuse = [checked] { checked(tl::unexpected(tooMany(1))); };
    turn.refuse = refuse;
    const auto asked = std::make_shared<Directory::SignIn>(std::move(request));
    turn.check = [this, asked, attempt, checked] { look(*asked, attempt, checked); };
    if (!m_queue.offer(std::move(turn)))
        refuse();
}

void PasswordCheck::look(Directory::SignIn& request, const SignInThrottle::Attempt& attempt,
                         const Checked& checked)
{
    // Others may have failed while it waited.
    if (const qint64 wait = m_throttle.waitFor(attempt, Instant::now()); wait > 0)
        return checked(tl::unexpected(tooMany(seconds(wait))));
    auto member = m_find(request.email);
    const bool right = passwords::verify(member ? member->passwordHash : QString(), request.password);
    request.password.clear();
    if (!right || !member) {
        const auto now = Instant::now();
        m_throttle.failed(attempt, now);
        m_log.failed(request.email, request.client, now);
        return checked(tl::unexpected(wrongPassword()));
    }
    m_throttle.succeeded(attempt);
    checked(std::move(*member));
}

} // namespace baton::relay
