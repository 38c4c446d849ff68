// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/json.h"

/// What is gone and what was seen, on `/customer`.
namespace baton::protocol::customer {

/// `withdrawn`: an agent has taken a message back; its text and files are gone
struct Withdrawn
{
    MessageId id;
    qint64 n = 0;
};

/// `seen`, from the relay: an agent has seen what the customer wrote; from the customer: their page has shown
/// what others wrote. Up to the message of this number.
struct SeenUpTo
{
    qint64 upTo = 0;
};

} // namespace baton::protocol::customer

namespace baton::protocol {

template <>
struct Wire<customer::Withdrawn>
{
    static constexpr auto fields =
        std::make_tuple(field("id", &customer::Withdrawn::id), field("n", &customer::Withdrawn::n));
};
template <>
struct Wire<customer::SeenUpTo>
{
    static constexpr auto fields = std::make_tuple(field("upTo", &customer::SeenUpTo::upTo));
};

} // namespace baton::protocol
