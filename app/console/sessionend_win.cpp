// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/console/sessionend.h"

namespace baton {

SessionEnd::SessionEnd(QObject* parent) : QObject(parent) {}
SessionEnd::~SessionEnd() = default;

} // namespace baton
