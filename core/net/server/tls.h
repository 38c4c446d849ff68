// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QSslConfiguration>

namespace baton::relay {

/// The server's side of TLS from two PEM files: the certificate with its chain, and its key without a pass
/// phrase. Refused, with the file's name, when one is missing, unreadable or no match for the other.
Result<QSslConfiguration> readTls(const QString& certificateFile, const QString& keyFile);

} // namespace baton::relay
