// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/loop/dispatcher.h"

namespace baton::relay {

QAbstractEventDispatcher* createDispatcher() { return nullptr; }

} // namespace baton::relay
