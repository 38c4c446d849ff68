// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/task.h"

/// What tasks are made of. The desk's thread.
namespace baton::relay::desk {

/// Keeps what it will answer.
template <typename Answer>
class AnsweringTask : public Task
{
public:
    explicit AnsweringTask(std::function<void(Result<Answer>)> reply) : m_reply(std::move(reply)) {}

    void answer() override
    {
        if (m_reply)
            m_reply(std::move(m_answer));
    }
    void refuse(const Refusal& refusal) override
    {
        if (m_reply)
            m_reply(Refused(refusal));
    }

protected:
    std::optional<Refusal> keep(Result<Answer> answer)
    {
        m_answer = std::move(answer);
        return !m_answer && m_answer.error().kind == Refusal::Kind::Unavailable
                   ? std::optional(m_answer.error())
                   : std::nullopt;
    }

private:
    std::function<void(Result<Answer>)> m_reply;
    Result<Answer> m_answer;
};

/// Runs @p work so that a refusal undoes what it had written, and nothing else of the batch.
template <typename Work>
auto alone(Ledger& ledger, const Work& work) -> decltype(work())
{
    auto result = work();
    if (result)
        ledger.keepPart();
    else
        ledger.dropPart();
    return result;
}

/// Does one thing inside one batch.
template <typename Answer, typename Work>
class SingleTask : public AnsweringTask<Answer>
{
public:
    SingleTask(Work work, std::function<void(Result<Answer>)> reply)
        : AnsweringTask<Answer>(std::move(reply))
        , m_work(std::move(work))
    {}

    std::optional<Refusal> perform(Ledger& ledger, Instant now) override
    {
        return this->keep(alone(ledger, [&] { return m_work(ledger, now); }));
    }

private:
    Work m_work;
};

/// @param work is given the ledger and the time, and answers with a Result<Answer>; it may be done again
template <typename Answer, typename Work>
std::unique_ptr<Task> singleTask(Work work, std::function<void(Result<Answer>)> reply)
{
    return std::make_unique<SingleTask<Answer, Work>>(std::move(work), std::move(reply));
}

} // namespace baton::relay::desk
