// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QString>

namespace baton {

/// Where the consoles of one user meet: a name that no other user can take or read, whatever the environment
/// says about temporary files. @p name is the rendezvous, @p dataDirectory the profile's folder, for systems
/// without a folder for such things. The refusal says why there is none.
Result<QString> meetingPlace(const QString& name, const QString& dataDirectory);
/// Before a start hands over to the console that is there: that one may then bring its window to the front,
/// which Windows allows only to whom the person has just started.
void yieldForeground();

} // namespace baton
