// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/conversationwire.h"

/// What a search finds: a conversation, and where it has what is looked for.
namespace baton::protocol {

/// Where a conversation has what a search looks for.
struct SearchHit
{
    /// The newest message that has it; of a reason, the message it came behind; of a tag, the newest.
    qint64 n = 0;
    QString text;               ///< what is there, or the part around it
    QList<QList<qint64>> marks; ///< in `text`, in UTF-16 units: from, length
    qint64 count = 0;           ///< messages that have it; 0: a tag alone does
};
template <>
struct Wire<SearchHit>
{
    static constexpr auto fields =
        std::make_tuple(field("n", &SearchHit::n), field("text", &SearchHit::text),
                        field("marks", &SearchHit::marks), field("count", &SearchHit::count));
};

/// A conversation in a list; `hit` with a search.
struct ListedConversation : Conversation
{
    ListedConversation() = default;
    // NOLINTNEXTLINE(google-explicit-constructor): in a list without a search it is just a conversation
    ListedConversation(Conversation conversation, std::optional<SearchHit> found = {})
        : Conversation(std::move(conversation))
        , hit(std::move(found))
    {}

    std::optional<SearchHit> hit;
};

template <typename Value>
constexpr Field<ListedConversation, Value> listed(const Field<Conversation, Value>& of)
{
    return {of.name, of.member, of.need};
}
template <>
struct Wire<ListedConversation>
{
    static constexpr auto fields =
        std::tuple_cat(std::apply([](const auto&... of) { return std::make_tuple(listed(of)...); },
                                  Wire<Conversation>::fields),
                       std::make_tuple(field("hit", &ListedConversation::hit)));
};

} // namespace baton::protocol
