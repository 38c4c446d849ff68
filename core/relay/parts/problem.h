// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/net/http/http.h"

namespace baton::relay {

/// The HTTP status of a refusal.
int httpStatus(Refusal::Kind kind);
/// A refusal as problem+json; a conflict's reason goes in as the member `reason`.
HttpResponse problemOf(const Refusal& refusal);
/// 401 that names the scheme, so that a client knows what to send.
HttpResponse notSignedIn(const QString& detail);
/// Ends the connection too: some WebSocket clients do not let go of one whose handshake was refused.
HttpResponse ending(HttpResponse response);
/// Adds a member to a problem's JSON.
HttpResponse withMember(HttpResponse problem, const QString& name, const QJsonValue& value);

} // namespace baton::relay
