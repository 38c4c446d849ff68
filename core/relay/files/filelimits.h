// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/relay/files/storedfile.h"

#include <chrono>

namespace baton::relay {

/// What files may cost. Bytes that were promised count like those that came against what one sender, and all
/// customers together, may have; against the whole only those that are there.
struct FileLimits
{
    static constexpr qint64 mebibyte = 1024 * 1024;

    qint64 file = 25 * mebibyte;
    qsizetype perMessage = 10;
    qint64 ofCustomer = 250 * mebibyte;  ///< in all
    qint64 ofOthers = 20'480 * mebibyte; ///< of one agent, or of one bot
    qint64 inAll = 102'400 * mebibyte;
    /// Of all customers together: a customer is whoever says so, and must leave room for the house.
    qint64 ofCustomers() const { return inAll / 2; }
    int openOfCustomer = 20; ///< uploads that are not whole
    int openOfOthers = 200;
    std::chrono::hours upload{24};      ///< for an upload to become whole
    std::chrono::hours uncarried{48};   ///< for a whole file to be sent with a message
    std::chrono::hours remembered{168}; ///< that there was one, after it has gone

    qint64 of(const FileSender& sender) const
    {
        return sender.kind == FileSender::Kind::Customer ? ofCustomer : ofOthers;
    }
    int openOf(const FileSender& sender) const
    {
        return sender.kind == FileSender::Kind::Customer ? openOfCustomer : openOfOthers;
    }
};

} // namespace baton::relay
