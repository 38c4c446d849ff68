// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/conversationstance.h"

namespace baton::ui {

ConversationStance stanceOf(const Conversation* conversation, const MemberId& me,
                            const QStringList& permissions)
{
    using Writing = ConversationStance::Writing;
    ConversationStance stance;
    if (!conversation)
        return stance;
    const bool mayRespond = permissions.contains(permissionName(Permission::Respond));
    stance.canNote = mayRespond;
    switch (conversation->state) {
    case ConversationState::Waiting:
        stance.composer = Writing::Claim;
        stance.canTransfer = mayRespond;
        break;
    case ConversationState::Bot:
        stance.composer = Writing::Start;
        break;
    case ConversationState::Ended:
        stance.composer = Writing::Reopen;
        break;
    case ConversationState::Open: {
        const bool mine = conversation->assignee && conversation->assignee->id == me;
        const bool mayLetGo = mine || permissions.contains(permissionName(Permission::TakeFromOthers));
        stance.composer = mine ? Writing::Write : Writing::Held;
        stance.canHandBack = stance.canRelease = stance.canResolve = mayRespond && mayLetGo;
        stance.canTransfer = stance.canSnooze = mayRespond && mayLetGo;
        stance.canTakeOver = mayRespond && mayLetGo && !mine;
        break;
    }
    }
    if (!mayRespond)
        stance.composer = Writing::Held;
    return stance;
}

} // namespace baton::ui
