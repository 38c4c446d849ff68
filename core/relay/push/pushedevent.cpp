// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/pushedevent.h"

#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/workflows.h"

namespace baton::relay {

namespace {

namespace type = protocol::eventtype;

void ofConversation(const desk::Recorded& recorded, Meaning& meaning)
{
    const auto id = recorded.conversation.toString();
    const auto& name = recorded.event.type;
    const bool waits = name == type::conversationEscalated || name == type::conversationReleased;
    if (waits) {
        meaning.topic = push::Topic{push::Kind::Escalation, recorded.bot, {}, {}};
        meaning.pushed.kind = QStringLiteral("escalation");
        meaning.pushed.about = id;
    }
    // Its new holder is told, and nobody else, unless they took it themselves.
    const auto* changed = recorded.event.as<protocol::ConversationChanged>();
    const auto& assignee = changed->conversation.assignee;
    const bool isGiven =
        name == type::conversationAssigned && assignee && (!changed->by || changed->by->id != assignee->id);
    if (isGiven) {
        meaning.topic = push::Topic{push::Kind::Assignment, recorded.bot, {}, {}};
        meaning.to = assignee->id;
        meaning.pushed.kind = QStringLiteral("assignment");
        meaning.pushed.about = id;
    }
    if (waits || name == type::conversationClaimed || name == type::conversationAssigned ||
        name == type::conversationHandedBack || name == type::conversationResolved)
        meaning.settles = id;
}

void ofWorkflow(const desk::Recorded& recorded, const WorkflowRun& run, Meaning& meaning)
{
    const auto channel = recorded.event.type.mid(QStringLiteral("workflow.").size());
    meaning.topic = push::Topic{push::Kind::Workflow, recorded.bot, run.workflow, channel};
    meaning.pushed.kind = QStringLiteral("workflow");
    meaning.pushed.detail = channel;
    meaning.pushed.about = run.id.toString();
    // Whatever a run does next, it is no longer stuck where it was, nor news that it began.
    meaning.settles = meaning.pushed.about;
}

void ofAutoUpdate(const desk::Recorded& recorded, const AutoUpdate& entry, Meaning& meaning)
{
    const auto id = entry.id.toString();
    if (recorded.event.type == type::autoUpdateReviewed) {
        meaning.settles = id;
        return;
    }
    meaning.topic = push::Topic{push::Kind::AutoUpdate, recorded.bot, {}, entry.kind};
    meaning.pushed.kind = QStringLiteral("autoupdate");
    meaning.pushed.detail = entry.kind;
    meaning.pushed.about = id;
}

} // namespace

Meaning meaningOf(const desk::Recorded& recorded)
{
    Meaning meaning;
    meaning.pushed.seq = recorded.event.seq;
    meaning.pushed.at = recorded.event.at;
    meaning.pushed.bot = recorded.bot;
    const auto& event = recorded.event;
    if (event.as<protocol::ConversationChanged>())
        ofConversation(recorded, meaning);
    else if (const auto* workflow = event.as<protocol::WorkflowChanged>())
        ofWorkflow(recorded, workflow->run, meaning);
    else if (const auto* autoUpdate = event.as<protocol::AutoUpdateChanged>())
        ofAutoUpdate(recorded, autoUpdate->entry, meaning);
    return meaning;
}

} // namespace baton::relay
