// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHostAddress>

/// The few calls on sockets that Qt has no word for, per operating system.
namespace baton::relay {

/// The peer sees the end of what is sent; reading goes on.
void finishWriting(qintptr descriptor);
void closeDescriptor(qintptr descriptor);
QHostAddress peerOf(qintptr descriptor);
/// Raises the process's limit on open files as far as it may; how many there may be, or -1 for no known
/// limit.
qint64 raiseOpenFiles();

} // namespace baton::relay
