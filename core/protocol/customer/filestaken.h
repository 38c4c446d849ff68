// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/field.h"

#include <QtGlobal>

namespace baton::protocol::customer {

/// `files`, sent before each session: whether this relay takes files, and which.
struct FilesTaken
{
    bool allowed = false;
    qint64 bytes = 0; ///< of one file
    qint64 count = 0; ///< of one message
};

} // namespace baton::protocol::customer

namespace baton::protocol {

template <>
struct Wire<customer::FilesTaken>
{
    static constexpr auto fields = std::make_tuple(field("allowed", &customer::FilesTaken::allowed),
                                                   field("bytes", &customer::FilesTaken::bytes),
                                                   field("count", &customer::FilesTaken::count));
};

} // namespace baton::protocol
