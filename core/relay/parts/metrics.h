// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <atomic>

namespace baton::relay {

/// What /metrics shows. Counters are bumped from any thread.
struct Metrics
{
    std::atomic<qint64> agentSockets{0};
    std::atomic<qint64> botSockets{0};
    std::atomic<qint64> agentRequests{0};
    std::atomic<qint64> agentRefusals{0};
    std::atomic<qint64> rateLimited{0};
    std::atomic<qint64> botEventsAccepted{0};
    std::atomic<qint64> botEventsDuplicate{0};
    std::atomic<qint64> botBatchesRefused{0};
    std::atomic<qint64> signIns{0};
    std::atomic<qint64> signInFailures{0};
    std::atomic<qint64> resumed{0};
    std::atomic<qint64> snapshots{0};
    std::atomic<qint64> webhooksDelivered{0};
    std::atomic<qint64> webhookFailures{0};
    std::atomic<qint64> noticesParked{0};
    std::atomic<qint64> noticesHeld{0};

    /// In the text format of Prometheus.
    QByteArray toPrometheus(qint64 lastSeq, bool healthy) const;
};

} // namespace baton::relay
