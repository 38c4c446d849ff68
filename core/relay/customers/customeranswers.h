// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/net/socketio/namespace.h"

namespace baton::relay {

/// not_found, too_many, ...
QString refusalKindName(Refusal::Kind kind);
/// `{kind,detail}`
QJsonObject refusalObject(const Refusal& refusal);

/// Answers an event of a customer: `{ok:true, ...}` or `{error:{kind,detail}}`. Any thread.
void acknowledge(const socketio::Acknowledge& acknowledge, QJsonObject answer);
void acknowledge(const socketio::Acknowledge& acknowledge, const Refusal& refusal);

} // namespace baton::relay
