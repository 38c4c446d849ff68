// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/loopexecutor.h"
#include "core/net/server/admission.h"
#include "core/net/server/peergroup.h"

#include <QThread>

namespace baton::relay {

/// A thread that owns sockets.
class IoThread final : public QThread
{
    Q_OBJECT

public:
    IoThread(std::shared_ptr<Shared> shared, int number);
    ~IoThread() override;

    /// start(), with the dispatcher for many sockets where there is one.
    void begin();
    Executor& executor() const { return *m_executor; }
    /// From any thread: the peer behind an accepted descriptor is served here from now on.
    void adopt(qintptr descriptor, Admission::Ticket ticket);
    /// From any thread: for whoever comes from now on.
    void setSettings(std::shared_ptr<const FrontSettings> settings);
    /// From any thread: says goodbye to everybody and ends, by force once @p grace is over.
    void drain(std::chrono::milliseconds grace);

protected:
    void run() override;

private:
    void welcome(qintptr descriptor, Admission::Ticket ticket);

    std::shared_ptr<Shared> m_shared;
    std::shared_ptr<LoopExecutor> m_executor;
    PeerGroup* m_group = nullptr; ///< while it runs
};

} // namespace baton::relay
