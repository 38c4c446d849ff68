// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/net/loop/loopexecutor.h"

namespace baton::relay {

/// The body of one answer on its way out of a source. Lives on one I/O thread, held by shared_ptr.
class BodyOutflow : public std::enable_shared_from_this<BodyOutflow>
{
public:
    /// @p deliver gets each piece in a later turn of the event loop, and nothing at all when the source has
    /// failed.
    BodyOutflow(std::shared_ptr<BodySource> source, std::shared_ptr<LoopExecutor> executor,
                std::function<void(const QByteArray&)> deliver);

    bool isOver() const { return m_left == 0; }
    /// A piece is on its way.
    bool isAsked() const { return m_asked; }
    void ask();

private:
    void given(const QByteArray& piece);

    const std::shared_ptr<BodySource> m_source;
    const std::shared_ptr<LoopExecutor> m_executor;
    const std::function<void(const QByteArray&)> m_deliver;
    qint64 m_left; ///< bytes
    bool m_asked = false;
};

} // namespace baton::relay
