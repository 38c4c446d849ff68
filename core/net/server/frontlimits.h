// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>
#include <chrono>

namespace baton::relay {

/// What one peer may cost. Every time counts from the event it names.
struct FrontLimits
{
    using Milliseconds = std::chrono::milliseconds;

    qsizetype maxHeader = 32 * 1024; ///< bytes of request line and headers
    Milliseconds tlsTime{10'000};    ///< from accepting to the end of the TLS handshake
    Milliseconds headerTime{10'000}; ///< from a request's first byte to the end of its headers
    Milliseconds bodyTime{30'000};   ///< from the end of the headers to the end of the body
    Milliseconds idleTime{75'000};   ///< between two requests, and before the first
    Milliseconds stallTime{30'000};  ///< without the peer taking any byte of an answer
    /// In which it is not noticed that a peer has left, because it may only have closed its half.
    Milliseconds halfClosedTime{10'000};
    Milliseconds lingerTime{2'000}; ///< for the peer to read the last bytes and leave

    Milliseconds pingEvery{20'000};     ///< of silence, before a WebSocket peer is asked whether it is there
    Milliseconds pongWithin{20'000};    ///< of that question
    Milliseconds closeWithin{5'000};    ///< for the peer's half of the closing handshake
    qint64 maxQueued = 8 * 1024 * 1024; ///< bytes waiting for one WebSocket peer; more and it is dropped

    qsizetype maxConnections = 50'000; ///< in the whole process
    qsizetype maxPerAddress = 1'024;   ///< from one address; 0 for no limit
    bool countLoopback = false;        ///< whether limits per address hold for this machine itself

    /// Bytes of requests without an answer and of messages that are not whole.
    qint64 maxBytesInFlight = 128 * 1024 * 1024;
    qint64 maxBytesOfStrangers = 64 * 1024 * 1024; ///< of those who have shown no key
    qint64 maxBytesPerClient = 32 * 1024 * 1024;
};

} // namespace baton::relay
