// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"

namespace baton::relay::socketio {

/// Why a request is not taken; the numbers and words are those every Engine.IO client knows.
enum class EngineError {
    UnknownTransport = 0,
    UnknownSession = 1,
    BadHandshakeMethod = 2,
    BadRequest = 3,
    Forbidden = 4,
    UnsupportedVersion = 5,
};

/// `{"code":0,"message":"Transport unknown"}` with status 400, or 403 for Forbidden.
HttpResponse engineErrorResponse(EngineError error);

} // namespace baton::relay::socketio
