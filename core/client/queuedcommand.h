// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"

#include <QJsonObject>

namespace baton::client {

/// One command of the outbox: on disk from before it is first sent until it is answered.
struct QueuedCommand
{
    CommandId id;
    Verb verb = Verb::Claim;
    ConversationId conversation; ///< empty for Start and UpdateContact
    QJsonObject params;          ///< of the method, with `commandId`
    Instant writtenAt;
    std::optional<QString> failure; ///< refused; kept until the agent sends it again or drops it
};

/// Words that stay the agent's own until the relay has taken them: a reply, a note.
bool isWords(Verb verb);
/// The agent may take it back for a moment: resolve, release, hand back.
bool canBeUndone(Verb verb);
QString verbName(Verb verb);
std::optional<Verb> verbFromName(const QString& name);

} // namespace baton::client
