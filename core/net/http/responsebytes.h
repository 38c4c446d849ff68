// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"

namespace baton::relay {

struct Answering
{
    bool headOnly = false; ///< the request was HEAD
    bool close = false;    ///< no further request will be read
    bool secure = false;   ///< it goes over TLS
};

/// The response as it goes over the wire, without what its source has, with what every answer of ours
/// carries: Date, Content-Length, and headers that keep browsers from guessing, caching and framing unless
/// the handler said otherwise.
QByteArray bytesOf(const HttpResponse& response, Answering answering);

} // namespace baton::relay
