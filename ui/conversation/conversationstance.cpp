// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/conversationstance.h"

namespace baton::ui {

ConversationStance stanceOf(const Conversation* conversation, const MemberId& me,
                            const QStringList& permissions)
{
    using Composer = ConversationStance::Composer;
    ConversationStance stance;
    if (!conversation)
        return stance;
    const bool mayRespond = permissions.contains(permissionName(Permission::Respond));
    stance.canNote = mayRespond;
    switch (conversation->state) {
    case ConversationState::Waiting:
        stance.composer = Composer::Claim;
        stance.canTransfer = mayRespond;
        break;
    case ConversationState::Bot:
        stance.composer = Composer::Start;
        break;
    case ConversationState::Ended:
        stance.composer = Composer::Reopen;
        break;
    case ConversationState::Open: {
        const bool mine = conversation->assignee && conversation->assignee->id == me;
        const bool mayLetGo = mine || permissions.contains(permissionName(Permission::TakeFromOthers));
        stance.composer = mine ? Composer::Write : Composer::Held;
        stance.canHandBack = stance.canRelease = stance.canResolve = mayRespond && mayLetGo;
        stance.canTransfer = stance.canSnooze = mayRespond && mayLetGo;
        stance.canTakeOver = mayRespond && mayLetGo && !mine;
        break;
    }
    }
    if (!mayRespond)
        stance.composer = Composer::Held;
    return stance;
}

} // namespace baton::ui
