// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QByteArray>
#include <QString>

/// Random secrets and what is kept of them. Any thread.
namespace baton::relay::secrets {

/// 256 random bits in base64url: a session token.
QString createToken();
/// `bk_` and 256 random bits: a bot's API key.
QString createBotKey();
/// `whsec_` and 256 random bits in base64.
QString createWebhookSecret();

/// 256 random bits: a key for signatureOf().
QByteArray createSigningKey();
/// HMAC-SHA-256 of @p words, in base64url.
QByteArray signatureOf(QByteArrayView words, const QByteArray& key);

/// BLAKE2b-256 of a token or key. These have 256 random bits, so no slow hash is needed.
QByteArray hashOf(QByteArrayView secret);

/// In constant time for equal lengths.
bool same(QByteArrayView a, QByteArrayView b);

} // namespace baton::relay::secrets

/// Passwords: argon2id by libsodium. Both calls take a noticeable part of a second and 64 MiB on purpose:
/// never on an I/O thread.
namespace baton::relay::passwords {

inline constexpr qsizetype shortest = 10;  ///< characters
inline constexpr qsizetype longest = 1024; ///< bytes of UTF-8

Result<void> acceptable(const QString& password);
Result<QString> hash(const QString& password);
/// @p hash empty: takes the same time and fails, so that an unknown e-mail is not told apart.
bool verify(const QString& hash, const QString& password);

} // namespace baton::relay::passwords
