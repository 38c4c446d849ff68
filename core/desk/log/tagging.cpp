// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/tagging.h"

#include "core/domain/tagnames.h"
#include "core/domain/tags.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

constexpr int lookBack = 8; ///< messages in which the question may stand that is answered

/// What was said to the customer before.
QStringList askedBefore(const QList<Message>& messages, qint64 n)
{
    QStringList asked;
    for (const auto& message : messages)
        if (message.n < n && message.author.kind != AuthorKind::Customer)
            asked.append(message.text);
    return asked;
}

} // namespace

Result<void> tagNamed(Ledger& ledger, Stored& stored, const Message& message)
{
    auto& c = stored.conversation;
    if (c.tags.size() >= mostNamedInText)
        return {};
    BATON_TRY_INTO(const auto settings, ledger.botSettings(c.bot.id));
    const auto wanted = tagging::wantedBy(settings);
    if (!wanted.any())
        return {};
    BATON_TRY_INTO(const auto messages, ledger.draft().newestMessages(c.id, lookBack));
    auto tags = c.tags;
    for (const auto& name : tagging::namedIn(message.text, askedBefore(messages, message.n), wanted))
        if (tags.size() < mostNamedInText && !hasTag(tags, name) &&
            !stored.dismissedTags.contains(tagKey(name)))
            tags.append(name);
    if (tags != c.tags)
        ledger.tag(stored, std::move(tags), {});
    return {};
}

} // namespace baton::relay::desk
