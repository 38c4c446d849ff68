// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/net/loop/log.h"
#include "core/net/loop/loopexecutor.h"

#include <atomic>
#include <memory>

namespace baton::relay {

/// The promise behind a Responder: one answer, and if nobody gives it, a 500. Kept from any thread; the
/// answer is delivered on the executor's.
class AnswerPromise
{
public:
    AnswerPromise(std::shared_ptr<LoopExecutor> executor, std::function<void(const HttpResponse&)> deliver)
        : m_executor(std::move(executor))
        , m_deliver(std::move(deliver))
    {}
    ~AnswerPromise()
    {
        if (!m_kept) {
            keep(HttpResponse::problem(
                500, QStringLiteral("No answer"),
                QStringLiteral("The relay gave this request up; its log may say why.")));
        }
    }
    Q_DISABLE_COPY_MOVE(AnswerPromise)

    void keep(HttpResponse response)
    {
        if (m_kept.exchange(true)) {
            qCWarning(frontLog) << "A request was answered twice; the second answer was dropped";
            return;
        }
        if (m_executor->isCurrent())
            m_deliver(response);
        else
            m_executor->post([deliver = m_deliver, response = std::move(response)] { deliver(response); });
    }

private:
    std::shared_ptr<LoopExecutor> m_executor;
    std::function<void(const HttpResponse&)> m_deliver;
    std::atomic<bool> m_kept{false};
};

} // namespace baton::relay
