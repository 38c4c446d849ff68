// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

/// The one door for JSON from outside, whatever wire it came by. Pure; any thread.
namespace baton {

/// Refuses what is no JSON object and what nests deeper than @p maxDepth, before the parser recurses into it.
/// Every string that leaves here, names too, is well formed.
Result<QJsonObject> parseObject(const QByteArray& bytes, int maxDepth = 32);
/// The same for any JSON value that is an object or an array.
Result<QJsonValue> parseValue(const QByteArray& bytes, int maxDepth = 32);

} // namespace baton
