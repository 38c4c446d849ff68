// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"
#include "core/desk/log/ledger.h"

namespace baton::relay::desk {

/// One command on its way: carried out inside a batch, or a long one part by part inside several; answered
/// after it.
class Task
{
public:
    virtual ~Task() = default;
    /// Returns a refusal only when the whole batch must be abandoned.
    virtual std::optional<Refusal> perform(Ledger& ledger, Instant now) = 0;
    /// What it will ask for, as far as that is known before.
    virtual void foresee(Foreseen&) const {}
    /// False after a part of it, which may be committed alone: perform() again.
    virtual bool isDone() const { return true; }
    /// A part of it was written.
    virtual void kept() {}
    /// What it has done since then was not written, and is to be done again.
    virtual void startOver() {}
    virtual void answer() = 0;
    virtual void refuse(const Refusal& refusal) = 0;
};

std::unique_ptr<Task> task(AgentCommand command, Desk::AgentReply reply);
std::unique_ptr<Task> task(BotBatch batch, Desk::BotReply reply);
std::unique_ptr<Task> task(CustomerCommand command, Desk::CustomerReply reply);
std::unique_ptr<Task> task(ActivityCommand command, Desk::ActivityReply reply);
std::unique_ptr<Task> task(FileJudged judged, std::function<void(Result<std::optional<FilePlace>>)> reply);
std::unique_ptr<Task> task(ReplyCommand command, Desk::SavedReplyReply reply);
std::unique_ptr<Task> task(MarkRead mark, std::function<void(Result<Marked>)> reply);
std::unique_ptr<Task> task(CustomerSees sees,
                           std::function<void(Result<std::optional<protocol::Seen>>)> reply);
std::unique_ptr<Task> task(std::vector<SideRow> rows, std::function<void(Result<void>)> reply);

} // namespace baton::relay::desk
