// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QtGlobal>
#include <functional>

namespace baton::relay {

/// Runs work on one thread, in the order it was posted. post() is safe from any thread, cheap, and wakes the
/// thread at most once for work that is posted together. Work posted after the thread has stopped is dropped.
class Executor
{
public:
    virtual ~Executor() = default;
    Executor() = default;
    Q_DISABLE_COPY_MOVE(Executor)

    virtual void post(std::function<void()> work) = 0;
    virtual bool isCurrent() const = 0;
};

} // namespace baton::relay
