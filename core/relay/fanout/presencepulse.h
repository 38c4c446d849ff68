// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/fanout/passing.h"
#include "core/relay/fanout/postthread.h"

#include <QMutex>

namespace baton::relay {

/// Gathers what members' availability becomes, and tells it together a few times a second: the last of each
/// member, and only when it is another than was told. So a shift that comes or a relay that starts costs what
/// there are members, and not their square. take() from any thread.
class PresencePulse
{
public:
    using Tell = std::function<void(const QList<PassingNote>&)>;
    /// @param tell is called on a thread of its own; it must only post
    explicit PresencePulse(Tell tell);
    ~PresencePulse();
    Q_DISABLE_COPY_MOVE(PresencePulse)

    void start() { m_thread.start(); }
    /// What was gathered by then is told no more.
    void stop() { m_thread.stop({}); }

    void take(const PassingNote& note);

private:
    void beat();

    Tell m_tell;
    PostThread m_thread;
    QMutex m_mutex;
    QHash<MemberId, PassingNote> m_gathered;
    QHash<MemberId, QString> m_told; ///< of those who are not offline
    bool m_isBeating = false;
};

} // namespace baton::relay
