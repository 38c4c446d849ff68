// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QString>

namespace baton::client {

/// A file that hangs on a draft, as another run of the console needs it to go on.
struct KeptFile
{
    FileId id;            ///< where the relay has it, or a part of it; empty: not begun
    QString path;         ///< where it is on this computer; empty: nowhere
    QString name;         ///< plain
    qint64 size = 0;      ///< bytes
    qint64 changed = 0;   ///< when it was last written to, milliseconds since 1970
    bool isThere = false; ///< the relay has had all of it

    friend bool operator==(const KeptFile&, const KeptFile&) = default;
};

} // namespace baton::client
