// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/json.h"

#include <QJsonDocument>

namespace baton::protocol::detail {

QJsonObject objectFrom(const QByteArray& json) { return QJsonDocument::fromJson(json).object(); }

} // namespace baton::protocol::detail
