// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/agents/agentverbs.h"

/// More of the verbs that agentmethodtable.cpp picks by overload: who has it, what is known of a customer,
/// what is written again and again.
namespace baton::relay {

void verb(method::Assign, AgentCaller&, const protocol::AssignParams&,
          Answerer<protocol::ConversationResult>);
void verb(method::Tag, AgentCaller&, const protocol::TagParams&, Answerer<protocol::ConversationResult>);
void verb(method::Snooze, AgentCaller&, const protocol::SnoozeParams&,
          Answerer<protocol::ConversationResult>);
void verb(method::ListColleagues, AgentCaller&, const protocol::ColleaguesParams&,
          Answerer<QList<protocol::Colleague>>);
void verb(method::ListOwnBots, AgentCaller&, const protocol::Nothing&, Answerer<QList<protocol::OwnBot>>);
void verb(method::GetContact, AgentCaller&, protocol::ContactParams, Answerer<protocol::ContactResult>);
void verb(method::UpdateContact, AgentCaller&, const protocol::ContactUpdateParams&,
          Answerer<protocol::ContactResult>);
void verb(method::NoteContact, AgentCaller&, const protocol::ContactNoteParams&,
          Answerer<protocol::ContactResult>);
void verb(method::BlockVisitor, AgentCaller&, const protocol::BlockParams&, Answerer<protocol::Nothing>);
void verb(method::UnblockVisitor, AgentCaller&, const protocol::UnblockParams&, Answerer<protocol::Nothing>);
void verb(method::ListReplies, AgentCaller&, const protocol::RepliesParams&,
          Answerer<protocol::RepliesResult>);
void verb(method::SaveReply, AgentCaller&, protocol::SaveReplyParams, Answerer<protocol::SaveReplyParams>);
void verb(method::RemoveReply, AgentCaller&, const protocol::RemoveReplyParams&, Answerer<protocol::Nothing>);

} // namespace baton::relay
