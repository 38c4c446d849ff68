// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "tests/core/net/server/testfront.h"

namespace baton::relay::test {

/// A front with a few routes: /hello, /echo, /files/*, and /later, /thread, /dropped, /big, /split for the
/// ways an answer can come about. /open and /locked take large bodies, the latter with a key, and answer like
/// /later.
class HttpFront
{
protected:
    void serve(const FrontLimits& limits = {}, int threads = 1, const TrustedProxies& proxies = {});
    void close();

    Router m_router;
    std::unique_ptr<Front> m_front;
    QMutex m_mutex;
    std::vector<Responder> m_kept; ///< of /later, /open and /locked
    std::atomic<int> m_waiting{0};
};

} // namespace baton::relay::test
