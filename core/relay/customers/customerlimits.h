// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>
#include <chrono>

namespace baton::relay {

/// What one visitor and one address may do. A rate of 0 means no limit.
struct CustomerLimits
{
    int messagesPerSecond = 3; ///< of one visitor, all their tabs together
    int messageBurst = 10;
    int addressMessagesPerSecond = 20; ///< of one address, which many people may share
    int addressMessageBurst = 100;
    int connectsPerSecond = 5; ///< of one address
    int connectBurst = 60;
    int tabs = 20;            ///< of one visitor at the same time
    qsizetype messageId = 64; ///< characters of the page's own id of a message
    /// How long a customer who left still counts as there: loading a page again is no absence.
    std::chrono::milliseconds absence{3'000};
};

} // namespace baton::relay
