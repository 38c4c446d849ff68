// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"
#include "core/relay/files/storedfile.h"

#include <functional>
#include <optional>

namespace baton::relay {

/// How the routes of files learn who is there and who may see what. Called on I/O threads, also on several at
/// once, and must not block; the reply may come on any thread.
struct FileDoor
{
    /// Who sends this request, by its token, key or `Visitor SECRET`; nothing for a stranger. @p isNew: they
    /// want to begin an upload, for which a visitor must be one who is here.
    std::function<std::optional<FileSender>(const HttpRequest& head, bool isNew)> sender;
    /// Refuses, in words for them, a sender of whom no bytes are taken at the moment. @p from where.
    std::function<void(const FileSender& sender, const QHostAddress& from,
                       std::function<void(Result<void>)> reply)>
        mayBring;
    /// Whether they may see what messages of this conversation carry.
    std::function<void(const FileSender& reader, const ConversationId& conversation,
                       std::function<void(bool)> reply)>
        maySee;
};

/// The secret of `Authorization: Visitor SECRET`; empty when there is none.
QByteArray visitorSecretOf(const HttpRequest& request);

} // namespace baton::relay
