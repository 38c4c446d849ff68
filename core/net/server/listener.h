// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/net/server/admission.h"

#include <QTcpServer>
#include <QTimer>
#include <memory>
#include <vector>

namespace baton::relay {

class IoThread;
struct FrontCounters;

/// Takes what comes in at the port and deals the descriptors out to the I/O threads, in turn.
class Listener final : public QTcpServer
{
    Q_OBJECT

public:
    Listener(std::vector<IoThread*> threads, std::shared_ptr<Admission> admission, FrontCounters& counters);

    /// Refused with a sentence for people.
    Result<void> open(const QHostAddress& address, quint16 port);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    QString complaint(const QHostAddress& address, quint16 port) const;

    std::vector<IoThread*> m_threads;
    std::shared_ptr<Admission> m_admission;
    FrontCounters& m_counters;
    QTimer m_pause;
    size_t m_next = 0;
};

} // namespace baton::relay
