// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QUrl>

namespace baton::relay {

/// Where a bot may have its webhook: http or https, with a host, without user name or fragment.
Result<QUrl> webhookAddress(const QString& url);

} // namespace baton::relay
