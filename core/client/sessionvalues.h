// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QDateTime>
#include <QList>
#include <QString>
#include <optional>

/// What a Session hands over, beside the domain's own values.
namespace baton::client {

/// How the console stands with its relay, in a form the connection indicator can show as it is.
struct LinkStatus
{
    enum class State {
        SignedOut,
        Offline, ///< waiting for the next try, at `retryAt`
        Connecting,
        CatchingUp, ///< connected; events that were missed are coming in
        Connected,
    };
    State state = State::SignedOut;
    QString detail;    ///< one sentence for the tooltip: what it is doing, or what went wrong
    QDateTime retryAt; ///< valid when Offline

    friend bool operator==(const LinkStatus&, const LinkStatus&) = default;
};

/// A reply or a private note the agent has sent that the relay has not acknowledged yet. It is on disk, and
/// is sent again after a reconnect or a crash under the same command id.
struct PendingReply
{
    CommandId commandId;
    ConversationId conversation;
    QString text;
    Instant writtenAt;
    std::optional<QString> failure; ///< refused by the relay: what it said; the text is kept
    bool isNote = false;            ///< for colleagues alone
    QList<FileId> attachments = {};

    friend bool operator==(const PendingReply&, const PendingReply&) = default;
};

/// What becomes of drafts and unsent replies when a member signs out.
enum class UnsentWords { Keep, Delete };

enum class Verb {
    Claim,
    Release,
    Resolve,
    HandBack,
    Start,
    Reply,
    Note,
    Withdraw,
    Assign,
    Tag,
    Snooze,
    UpdateContact
};

} // namespace baton::client
