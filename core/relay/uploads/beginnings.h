// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/storedfile.h"
#include "core/relay/parts/addresslimits.h"

namespace baton::relay {

/// Who may begin another upload now. A customer is whoever says so, and a file costs the time in which it is
/// looked at: so each sender has a measure, and each address has one for all customers behind it. Safe from
/// any thread.
class Beginnings
{
public:
    bool take(const FileSender& sender, const QHostAddress& address);

private:
    bool take(const FileSender& sender);

    AddressLimits m_ofCustomers{2, 50};
    AddressLimits m_ofOthers{5, 200};
    QMutex m_mutex;
    QHash<QString, TokenBucket> m_senders;
    qsizetype m_forgetAt = 1024;
};

} // namespace baton::relay
