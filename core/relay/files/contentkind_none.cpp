// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/contentkind.h"

namespace baton::relay {

struct ContentKind::Library
{};

ContentKind::ContentKind() = default;
ContentKind::~ContentKind() = default;

bool ContentKind::canTell() { return false; }

Result<QString> ContentKind::of(const QString&) { return QStringLiteral("application/octet-stream"); }

} // namespace baton::relay
