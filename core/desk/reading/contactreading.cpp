// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/conversationrow.h"
#include "core/desk/reading/listing.h"
#include "core/desk/reading/notereading.h"
#include "core/desk/reading/reading.h"
#include "core/domain/tags.h"

// What is read of customers, and of what is hung on conversations.
namespace baton::relay::desk {

namespace {

constexpr int mostConversations = 50;
/// Of so many, those with the tag are looked up and put in order; of more, the list is gone through in its
/// order until enough of them have it.
constexpr int fewTagged = 2'000;

protocol::ContactDetails detailsOf(const Contact& contact)
{
    protocol::ContactDetails details;
    details.id = contact.id;
    details.name = contact.name;
    details.email = contact.email;
    details.phone = contact.phone;
    details.ip = contact.ip;
    details.country = contact.country;
    details.fields = contact.fields;
    return details;
}

} // namespace

Result<protocol::ContactDetails> Reading::contact(const Viewer& viewer, const protocol::ContactParams& params)
{
    Condition condition;
    condition.add(QStringLiteral("contact = ?"), {params.id.toString()});
    if (params.bot)
        condition.add(QStringLiteral("bot = ?"), {params.bot->toString()});
    addScope(condition, viewer, Via::Rest);
    BATON_TRY_INTO(auto query, m_database->prepare(
                                   QStringLiteral("SELECT %1 FROM conversations WHERE %2 ORDER BY created_at "
                                                  "DESC, id DESC LIMIT ?")
                                       .arg(conversationColumns(), condition.sql())));
    BATON_TRY(query.runList(condition.values + QVariantList{mostConversations}));
    QList<Conversation> all;
    for (const auto& row : query.rows())
        all.append(shown(storedFrom(row)));
    BATON_TRY(query.ended());
    if (all.isEmpty())
        return refuse(Refusal::Kind::NotFound, QStringLiteral("There is no such customer."));
    // Two bots may know different people by the same id.
    const auto bot = all.first().bot.id;
    auto details = detailsOf(all.first().contact);
    for (const auto& conversation : std::as_const(all))
        if (conversation.bot.id == bot)
            details.conversations.append(conversation);
    BATON_TRY_INTO(details.notes, notesOn(*m_database, bot, params.id));
    return details;
}

/// As tags are compared; nothing when there is no tag or many have it.
Result<std::optional<QString>> Reading::rareTag(const std::optional<QString>& tag)
{
    if (!tag)
        return std::nullopt;
    const auto key = tagKey(tag->left(2 * longestTag));
    BATON_TRY_INTO(auto count, m_database->run(QStringLiteral("SELECT COUNT(*) FROM (SELECT 1 FROM "
                                                              "conversation_tags WHERE tag = ? LIMIT ?)"),
                                               key, fewTagged));
    const auto tagged = count.firstNumber();
    return tagged < fewTagged ? std::optional(key) : std::nullopt;
}

} // namespace baton::relay::desk
