// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAbstractEventDispatcher>

namespace baton::relay {

/// The event dispatcher for a thread with thousands of sockets: its cost does not grow with those that are
/// idle. nullptr where Qt's own has to do. The caller owns it.
QAbstractEventDispatcher* createDispatcher();

} // namespace baton::relay
