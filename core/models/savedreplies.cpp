// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/savedreplies.h"

#include "core/client/sessioncall.h"
#include "core/domain/savedwords.h"

#include <algorithm>

namespace baton::models {

namespace {

/// Some word of it does.
bool hasWordThatBegins(const QString& title, const QString& typed)
{
    const auto words = title.split(u' ', Qt::SkipEmptyParts);
    return std::any_of(words.begin(), words.end(),
                       [&](const QString& word) { return word.startsWith(typed, Qt::CaseInsensitive); });
}

} // namespace

SavedReplies::SavedReplies(client::Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session, &client::Session::repliesChanged, this, [this] {
        for (const auto& bot : std::as_const(m_wanted))
            ask(bot);
    });
}

void SavedReplies::fetch(const BotId& bot)
{
    m_wanted.insert(bot);
    ask(bot);
}

/// However often they change meanwhile, once more is enough.
void SavedReplies::ask(const BotId& bot)
{
    if (const auto asked = m_asked.find(bot); asked != m_asked.end()) {
        *asked = true;
        return;
    }
    m_asked.insert(bot, false);
    client::call<protocol::method::ListReplies>(m_session, this, {bot, std::nullopt},
                                                [this, bot](const auto& answer) {
                                                    const bool isStale = m_asked.take(bot);
                                                    // An older relay knows none; without a connection those
                                                    // stay that are known.
                                                    if (!answer || !m_wanted.contains(bot))
                                                        return;
                                                    if (m_known.value(bot) != answer->items) {
                                                        m_known.insert(bot, answer->items);
                                                        Q_EMIT changed();
                                                    }
                                                    if (isStale)
                                                        ask(bot);
                                                });
}

QList<protocol::SavedReply> SavedReplies::matching(const BotId& bot, const QString& typed) const
{
    const auto all = m_known.value(bot);
    if (typed.isEmpty())
        return all;
    QList<protocol::SavedReply> found;
    QList<protocol::SavedReply> byTitle;
    for (const auto& one : all) {
        if (one.shortcut.startsWith(typed, Qt::CaseInsensitive))
            found.append(one);
        else if (hasWordThatBegins(one.title, typed))
            byTitle.append(one);
    }
    return found + byTitle;
}

QString SavedReplies::filled(const protocol::SavedReply& reply, const Conversation& conversation) const
{
    return filledIn(reply.text, {conversation.contact.name, m_session.member().name, conversation.bot.name,
                                 tr("there", "instead of a name that nobody knows: Hello there")});
}

void SavedReplies::clear()
{
    m_known.clear();
    m_wanted.clear();
}

} // namespace baton::models
