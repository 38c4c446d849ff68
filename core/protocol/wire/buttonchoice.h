// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/protocol/wire/json.h"

namespace baton::protocol {

/// Which button of which message of a bot.
struct ButtonChoice
{
    MessageId message;
    QString id;

    friend bool operator==(const ButtonChoice&, const ButtonChoice&) = default;
};

template <>
struct Wire<ButtonChoice>
{
    static constexpr auto fields =
        std::make_tuple(field("message", &ButtonChoice::message), field("id", &ButtonChoice::id));
};

} // namespace baton::protocol
