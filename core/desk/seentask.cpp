// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/task.h"

namespace baton::relay::desk {

namespace {

using Told = std::optional<protocol::Seen>;

/// Writes a row at most, and no event.
class SeenTask : public Task
{
public:
    SeenTask(CustomerSees sees, std::function<void(Result<Told>)> reply)
        : m_sees(std::move(sees))
        , m_reply(std::move(reply))
    {}

    std::optional<Refusal> perform(Ledger& ledger, Instant now) override
    {
        m_answer = desk::perform(ledger, m_sees, now);
        if (m_answer)
            ledger.keepPart();
        else
            ledger.dropPart();
        const bool isFault = !m_answer && m_answer.error().kind == Refusal::Kind::Unavailable;
        return isFault ? std::optional(m_answer.error()) : std::nullopt;
    }
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

private:
    CustomerSees m_sees;
    std::function<void(Result<Told>)> m_reply;
    Result<Told> m_answer;
};

} // namespace

std::unique_ptr<Task> task(CustomerSees sees, std::function<void(Result<Told>)> reply)
{
    return std::make_unique<SeenTask>(std::move(sees), std::move(reply));
}

} // namespace baton::relay::desk
