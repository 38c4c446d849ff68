// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/sessionsignals.h"

#include <QMetaMethod>

namespace baton::client {

void SessionSignals::sayAgainBy(SessionSignals& to) const
{
    const auto& signs = staticMetaObject;
    for (int i = signs.methodOffset(); i < signs.methodCount(); ++i)
        if (const auto sign = signs.method(i); sign.methodType() == QMetaMethod::Signal)
            connect(this, sign, &to, sign);
}

} // namespace baton::client
