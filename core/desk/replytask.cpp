// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/answeringtask.h"
#include "core/desk/verbs/verbs.h"

namespace baton::relay::desk {

namespace {

class ReplyTask : public AnsweringTask<protocol::SavedReply>
{
public:
    ReplyTask(ReplyCommand command, Desk::SavedReplyReply reply)
        : AnsweringTask(std::move(reply))
        , m_command(std::move(command))
    {}

    std::optional<Refusal> perform(Ledger& ledger, Instant now) override
    {
        return keep(alone(ledger, [&] {
            return std::visit([&](const auto& verb) { return desk::perform(ledger, verb, now); }, m_command);
        }));
    }

private:
    ReplyCommand m_command;
};

} // namespace

std::unique_ptr<Task> task(ReplyCommand command, Desk::SavedReplyReply reply)
{
    return std::make_unique<ReplyTask>(std::move(command), std::move(reply));
}

} // namespace baton::relay::desk
