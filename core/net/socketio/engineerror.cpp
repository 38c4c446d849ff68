// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/engineerror.h"

namespace baton::relay::socketio {

namespace {

QString messageOf(EngineError error)
{
    switch (error) {
    case EngineError::UnknownTransport:
        return QStringLiteral("Transport unknown");
    case EngineError::UnknownSession:
        return QStringLiteral("Session ID unknown");
    case EngineError::BadHandshakeMethod:
        return QStringLiteral("Bad handshake method");
    case EngineError::BadRequest:
        return QStringLiteral("Bad request");
    case EngineError::Forbidden:
        return QStringLiteral("Forbidden");
    case EngineError::UnsupportedVersion:
        return QStringLiteral("Unsupported protocol version");
    }
    return {};
}

} // namespace

HttpResponse engineErrorResponse(EngineError error)
{
    const int status = error == EngineError::Forbidden ? 403 : 400;
    return HttpResponse::json(
        status, {{QStringLiteral("code"), int(error)}, {QStringLiteral("message"), messageOf(error)}});
}

} // namespace baton::relay::socketio
