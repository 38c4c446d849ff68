// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QJsonObject>

namespace baton {

using AutoUpdateId = Id<struct AutoUpdateTag>;

/// What a bot changed about itself: retrained, kb_chunks_added, prompt_tuned, tool_added.
QStringList autoUpdateKinds();

/// One entry of a bot's audit log. Never changed: a review stands beside it. `hash` is SHA-256, hex, over the
/// entry and the hash of the bot's entry before it, so that a change to an old one is found.
struct AutoUpdate
{
    AutoUpdateId id;
    qint64 n = 0; ///< counts from 1 per bot, without gaps
    BotRef bot;
    QString kind;
    QString summary;
    std::optional<QString> source;
    std::optional<QString> cause;
    /// As the bot sent it. The console knows: `chunks` [{title,text?}], `before` and `after` (prompt texts),
    /// `tool` {name,rights}, `pages` [..].
    QJsonObject details;
    Instant at;
    QString hash;
    std::optional<MemberRef> reviewedBy;
    std::optional<Instant> reviewedAt;

    friend bool operator==(const AutoUpdate&, const AutoUpdate&) = default;
};

} // namespace baton
