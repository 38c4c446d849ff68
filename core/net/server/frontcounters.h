// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>
#include <array>
#include <atomic>

namespace baton::relay {

/// What has gone through the front since it started. Bumped by the I/O threads, read from any thread.
struct FrontCounters
{
    using Count = std::atomic<qint64>;

    Count accepted{0};     ///< connections
    Count refused{0};      ///< for want of room
    Count open{0};         ///< connections now
    Count sockets{0};      ///< WebSocket connections now
    Count upgrades{0};     ///< WebSocket connections ever
    Count timedOut{0};     ///< peers that were too slow or did not answer a ping
    Count slowReaders{0};  ///< peers that did not take what was sent
    Count brokenFrames{0}; ///< WebSocket peers that broke the protocol or a limit
    Count messagesIn{0};   ///< whole WebSocket messages
    Count requests{0};     ///< whole HTTP requests, and handshakes
    Count bytesIn{0};
    Count bytesOut{0};
    std::array<Count, 600> byStatus{}; ///< answers; the index is the status

    void answered(int status)
    {
        if (status >= 0 && size_t(status) < byStatus.size())
            ++byStatus[size_t(status)];
    }
};

} // namespace baton::relay
