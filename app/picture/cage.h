// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>

namespace baton::picture {

/// What this program may cost, however a picture was made.
inline constexpr quint64 mostMemory = 512ull * 1024 * 1024; ///< bytes of address space
inline constexpr unsigned mostSeconds = 5;                  ///< of processor time
inline constexpr quint64 mostWritten = 64ull * 1024 * 1024; ///< bytes of any file

/// From now on this program may calculate and write to what it has open, and nothing else: no file, no
/// network, no other program; as far as the system has a way to say so. False when what the system has could
/// not be had.
bool enterCage();

/// Standard input and output pass bytes as they are.
void passBytesAsTheyAre();

} // namespace baton::picture
