// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"
#include "core/domain/refusal.h"

#include <QByteArray>
#include <QString>

/// Standard Webhooks (https://www.standardwebhooks.com), symmetric signatures. Pure; any thread.
namespace baton::protocol::webhooks {

/// The key inside `whsec_` + base64; an error when it is not one or holds less than 24 or more than 64 bytes.
Result<QByteArray> keyOf(const QString& secret);
/// `whsec_...` of a key.
QString secretOf(const QByteArray& key);

/// The value of the header `webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over "id.timestamp.body".
/// @param timestampSeconds since the Unix epoch, as in `webhook-timestamp`
QByteArray signature(const QByteArray& key, const QByteArray& id, qint64 timestampSeconds,
                     const QByteArray& body);

/// For receivers: true when one of the space-separated signatures is right and the time is within
/// @p toleranceSeconds of @p now. Compares in constant time.
bool verify(const QByteArray& key, const QByteArray& id, const QByteArray& timestamp,
            const QByteArray& signatures, const QByteArray& body, Instant now, qint64 toleranceSeconds = 300);

} // namespace baton::protocol::webhooks
