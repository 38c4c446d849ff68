// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/json.h"

/// Who types, on `/customer`.
namespace baton::protocol::customer {

/// `typing` from the relay
struct TypingShown
{
    bool on = false;
    QString name;
};

/// `typing` from the customer
struct TypingSent
{
    bool on = false;
};

} // namespace baton::protocol::customer

namespace baton::protocol {

template <>
struct Wire<customer::TypingShown>
{
    static constexpr auto fields =
        std::make_tuple(field("on", &customer::TypingShown::on), field("name", &customer::TypingShown::name));
};
template <>
struct Wire<customer::TypingSent>
{
    static constexpr auto fields = std::make_tuple(field("on", &customer::TypingSent::on));
};

} // namespace baton::protocol
