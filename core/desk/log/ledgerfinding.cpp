// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/ledger.h"

// What is looked up in a batch: what it has changed goes before what the log has.
namespace baton::relay::desk {

namespace {

constexpr int mostOfAContact = 500;

} // namespace

Result<Stored*> Ledger::find(const ConversationId& id)
{
    if (auto* stored = known(id))
        return stored;
    BATON_TRY_INTO(auto loaded, m_log.conversation(id));
    return loaded ? learn(*std::move(loaded)) : nullptr;
}

Result<Stored*> Ledger::findBySubject(const BotId& bot, const QString& subject)
{
    if (auto* stored = known(m_bySubject.value({bot, subject})))
        return stored;
    // The relay's own id of a conversation serves as subject too.
    if (auto* stored = known(ConversationId(subject)); stored && stored->conversation.bot.id == bot)
        return stored;
    BATON_TRY_INTO(auto loaded, m_log.conversationOfSubject(bot, subject));
    return loaded ? learn(*std::move(loaded)) : nullptr;
}

Result<Stored*> Ledger::findByVisitor(const BotId& bot, const QByteArray& visitor)
{
    const VisitorKey key{bot, visitor};
    if (auto* stored = known(m_byVisitor.value(key)))
        return stored;
    BATON_TRY_INTO(auto loaded, m_log.conversationOfVisitor(bot, visitor));
    if (!loaded)
        return nullptr;
    m_byVisitor.insert(key, loaded->conversation.id);
    return learn(*std::move(loaded));
}

Result<Stored*> Ledger::findByContact(const BotId& bot, const ContactId& contact)
{
    // Of those that the batch has changed, the log does not know who their customers are by now.
    Stored* newest = nullptr;
    const auto besides = changed([&](const Stored& stored) {
        const auto& c = stored.conversation;
        const bool isTheirs = c.bot.id == bot && c.contact.id == contact;
        if (isTheirs && (!newest || newest->conversation.createdAt < c.createdAt))
            newest = known(c.id);
    });
    BATON_TRY_INTO(auto loaded, m_log.conversationsOfContact(bot, contact, besides, 1));
    if (loaded.empty() || (newest && newest->conversation.createdAt >= loaded.front().conversation.createdAt))
        return newest;
    return learn(std::move(loaded.front()));
}

QSet<ConversationId> Ledger::changed(const std::function<void(const Stored&)>& look) const
{
    QSet<ConversationId> ids;
    // What is being carried out comes after what the batch has.
    for (const auto* writes : {&m_draft.part(), &m_draft.batch()}) {
        for (auto it = writes->conversations.cbegin(); it != writes->conversations.cend(); ++it) {
            if (ids.contains(it.key()))
                continue;
            ids.insert(it.key());
            look(*it->row);
        }
    }
    return ids;
}

Result<QList<Stored*>> Ledger::findAllByContact(const BotId& bot, const ContactId& contact)
{
    QList<ConversationId> theirs;
    const auto besides = changed([&](const Stored& stored) {
        const auto& c = stored.conversation;
        if (c.bot.id == bot && c.contact.id == contact)
            theirs.append(c.id);
    });
    BATON_TRY_INTO(auto loaded, m_log.conversationsOfContact(bot, contact, besides, mostOfAContact + 1));
    if (loaded.size() + theirs.size() > mostOfAContact) {
        return refuse(
            Refusal::Kind::Conflict,
            QStringLiteral("This customer has more than %1 conversations with the bot, which is more "
                           "than can be changed at once.")
                .arg(mostOfAContact));
    }
    QList<Stored*> all;
    for (const auto& id : std::as_const(theirs))
        all.append(known(id));
    for (auto& one : loaded)
        all.append(learn(std::move(one)));
    return all;
}

Result<qint64> Ledger::heldBy(const MemberId& member)
{
    qint64 held = 0;
    const auto besides = changed([&](const Stored& stored) {
        const auto& assignee = stored.conversation.assignee;
        held += assignee && assignee->id == member ? 1 : 0;
    });
    BATON_TRY_INTO(const auto others, m_log.heldBy(member, besides));
    return held + others;
}

Result<QMap<QString, QString>> Ledger::botSettings(const BotId& id)
{
    BATON_TRY_INTO(const auto setup, m_draft.bot(id));
    return setup ? setup->settings : QMap<QString, QString>();
}

} // namespace baton::relay::desk
