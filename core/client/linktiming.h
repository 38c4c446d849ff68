// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace baton::client {

/// How patient the connection is, in milliseconds. The defaults are the product's; tests bring smaller ones.
struct LinkTiming
{
    int tick = 1'000;
    int pingAfter = 8'000;  ///< of silence
    int deadAfter = 18'000; ///< of silence: the other end is gone, whatever TCP says
    int prove = 5'000;      ///< for the first sign of life after something suspicious
    int connect = 10'000;
    int answer = 20'000;       ///< to one request
    int hello = 60'000;        ///< to the first one, which may bring a large snapshot
    int firstPause = 250;      ///< before the first new try; doubles up to longestPause
    int longestPause = 15'000; ///< nothing waits longer than this
    int clockJump = 15'000;    ///< a tick that is this far off the clock on the wall: the machine slept
    int undo = 5'000;          ///< resolve, release and hand back wait so long and can be taken back
    int lastWords = 2'000;     ///< for the answer to what is still sent when the program or the session ends
    int pagePause = 50;        ///< between pages of older conversations, so that claims go first
};

} // namespace baton::client
