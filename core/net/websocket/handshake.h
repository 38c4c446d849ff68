// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"

#include <QStringList>
#include <optional>

/// The opening handshake of RFC 6455, the server's half.
namespace baton::relay {

/// Whether the client asks for WebSocket at all, rightly or wrongly.
bool asksForWebSocket(const HttpRequest& request);
/// What is wrong with the request; nothing when it can be accepted.
std::optional<HttpResponse> objectionTo(const HttpRequest& request, const QStringList& subprotocols);
/// 101, with the first of the client's subprotocols that is among @p subprotocols.
HttpResponse acceptance(const HttpRequest& request, const QStringList& subprotocols);
/// For a plain request to where only WebSocket is spoken.
HttpResponse upgradeRequired();

} // namespace baton::relay
