// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/loop/loopexecutor.h"
#include "core/net/server/router.h"

namespace baton::relay {

/// The body of one request on its way into a sink, no faster than that takes it. Lives on one I/O thread,
/// held by shared_ptr: a sink may answer, and so end this, from within a call.
class BodyInflow : public std::enable_shared_from_this<BodyInflow>
{
public:
    /// @p goOn is called once the sink wants more, unless that is while it is given something.
    BodyInflow(std::shared_ptr<LoopExecutor> executor, std::function<void()> goOn)
        : m_executor(std::move(executor))
        , m_goOn(std::move(goOn))
    {}

    void begin(std::unique_ptr<BodySink> sink) { m_sink = std::move(sink); }
    /// The sink has not asked for more since it was given something.
    bool isBusy() const { return m_busy; }
    void give(QByteArray piece);
    void end();

    /// Whether so much has come since the last time this was true that the peer may have more time.
    bool hasComeFurther();

private:
    std::function<void()> asker();
    void asked();

    const std::shared_ptr<LoopExecutor> m_executor;
    const std::function<void()> m_goOn;
    std::unique_ptr<BodySink> m_sink;
    qint64 m_sinceLast = 0; ///< bytes
    bool m_busy = false;
    bool m_giving = false;
};

} // namespace baton::relay
