// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/net/server/bytesinflight.h"

/// What the front itself answers, whichever route was asked for. Pure; any thread.
namespace baton::relay::answers {

HttpResponse notFound();
/// 405 that names the methods that would do.
HttpResponse notAllowed(const QByteArrayList& allowed);
/// 429 or 503 with Retry-After, by whose room is full.
HttpResponse tooMuch(BytesInFlight::Verdict verdict);
/// 408
HttpResponse tooSlow();

} // namespace baton::relay::answers
