// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

namespace baton::test {

/// A customer who waits: it stays, and has two buttons.
inline ui::Notice waiting(const QString& key = QStringLiteral("c-1"))
{
    ui::Notice notice;
    notice.key = key;
    notice.title = QStringLiteral("Ada asks for a person");
    notice.body = QStringLiteral("Where is my parcel?");
    notice.actions = {{QStringLiteral("claim"), QStringLiteral("Claim")},
                      {QStringLiteral("later"), QStringLiteral("Later")}};
    notice.urgency = ui::Notice::Urgency::Critical;
    notice.stays = true;
    return notice;
}

} // namespace baton::test
