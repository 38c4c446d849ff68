// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/replycommands.h"
#include "core/desk/verbs/verbs.h"
#include "core/domain/limits.h"
#include "core/domain/tags.h"
#include "core/domain/text.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

using protocol::ReplyActions;
using protocol::SavedReply;

constexpr qsizetype longestShortcut = 40;
constexpr qsizetype mostBots = 100;
constexpr qsizetype mostTagsAtOnce = 10;

Refused wrong(const QString& sentence) { return refuse(Refusal::Kind::Invalid, sentence); }

Refused noSuchReply()
{
    return refuse(Refusal::Kind::NotFound,
                  QStringLiteral("There is no such saved reply; perhaps somebody has removed it."));
}

Result<void> checkShortcut(const QString& shortcut)
{
    const bool isWord =
        std::none_of(shortcut.begin(), shortcut.end(), [](QChar c) { return c.isSpace() || c == u'/'; });
    if (isBlank(shortcut) || shortcut.size() > longestShortcut || !isWord) {
        return wrong(QStringLiteral("A shortcut is one word of at most %1 characters without '/', such as "
                                    "refund.")
                         .arg(longestShortcut));
    }
    return {};
}

Result<void> checkActions(const ReplyActions& actions)
{
    if (actions.tags.size() > mostTagsAtOnce)
        return wrong(QStringLiteral("A saved reply sets at most %1 tags.").arg(mostTagsAtOnce));
    BATON_TRY(changedTags({}, actions.tags, {}));
    if (actions.assign)
        BATON_TRY(limits::check(actions.assign->toString(), QStringLiteral("The colleague"), limits::name));
    if (actions.status && *actions.status != QLatin1String("resolve"))
        return wrong(QStringLiteral("The only status that a saved reply can set is \"resolve\"."));
    if (actions.status && actions.assign)
        return wrong(QStringLiteral("A saved reply either resolves or gives it to a colleague."));
    return {};
}

Result<void> check(Ledger& ledger, const SavedReply& reply)
{
    BATON_TRY(checkShortcut(reply.shortcut));
    BATON_TRY(limits::check(reply.title, QStringLiteral("The title"), limits::name));
    BATON_TRY(limits::check(reply.text, QStringLiteral("The text"), limits::message));
    if (reply.actions)
        BATON_TRY(checkActions(*reply.actions));
    if (reply.bots.size() > mostBots)
        return wrong(QStringLiteral("A saved reply is for at most %1 bots, or for all.").arg(mostBots));
    for (const auto& bot : reply.bots) {
        BATON_TRY_INTO(const auto setup, ledger.draft().bot(bot));
        if (!setup) {
            return refuse(Refusal::Kind::NotFound,
                          QStringLiteral("There is no bot \"%1\".").arg(beginningOf(bot.toString(), 100)));
        }
    }
    return {};
}

/// Whoever changes it must be of all the bots whose agents have it.
Result<void> checkScope(const SavedReply& reply, const BotScope& bots)
{
    if (!bots)
        return {};
    const bool isTheirs =
        !reply.bots.isEmpty() && std::all_of(reply.bots.begin(), reply.bots.end(),
                                             [&](const BotId& bot) { return bots->contains(bot); });
    if (isTheirs)
        return {};
    return refuse(Refusal::Kind::NotPermitted,
                  QStringLiteral("It is for bots that are not yours. Name your own, or ask somebody who "
                                 "answers for all of them."));
}

bool overlaps(const SavedReply& one, const SavedReply& other)
{
    if (one.bots.isEmpty() || other.bots.isEmpty())
        return true;
    return std::any_of(one.bots.begin(), one.bots.end(),
                       [&](const BotId& bot) { return other.bots.contains(bot); });
}

/// Its bots know no other of this shortcut, and there is room for it.
Result<void> checkAgainst(const QList<SavedReply>& others, const SavedReply& reply)
{
    qsizetype count = 1;
    qsizetype letters = reply.text.size();
    for (const auto& other : others) {
        if (other.id == reply.id)
            continue;
        ++count;
        letters += other.text.size();
        if (other.shortcut.compare(reply.shortcut, Qt::CaseInsensitive) == 0 && overlaps(other, reply)) {
            return refuse(Refusal::Kind::Conflict,
                          QStringLiteral("/%1 is \"%2\" already. Choose another shortcut.")
                              .arg(other.shortcut, other.title));
        }
    }
    if (count > mostReplies || letters > mostReplyLetters) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("There are too many saved replies, or too much is in them. Remove some "
                                     "that nobody uses."));
    }
    return {};
}

const SavedReply* find(const QList<SavedReply>& replies, const QString& id)
{
    const auto it =
        std::find_if(replies.begin(), replies.end(), [&](const SavedReply& reply) { return reply.id == id; });
    return it == replies.end() ? nullptr : &*it;
}

/// Sent again since its answer was lost.
const SavedReply* sameAs(const QList<SavedReply>& replies, SavedReply reply)
{
    for (const auto& other : replies) {
        reply.id = other.id;
        if (other == reply)
            return &other;
    }
    return nullptr;
}

void note(Ledger& ledger, const QString& who, const char* action, const SavedReply& reply, Instant now)
{
    ledger.draft().part().sideRows.emplace_back(
        AuditRow{who, QString::fromLatin1(action), u'/' + reply.shortcut, now});
}

} // namespace

bool isForSomeOf(const SavedReply& reply, const BotScope& bots)
{
    return !bots || reply.bots.isEmpty() ||
           std::any_of(reply.bots.begin(), reply.bots.end(),
                       [&](const BotId& bot) { return bots->contains(bot); });
}

Result<SavedReply> perform(Ledger& ledger, const SaveReply& verb, Instant now)
{
    auto reply = verb.reply;
    if (reply.actions == ReplyActions())
        reply.actions.reset();
    BATON_TRY(check(ledger, reply));
    BATON_TRY(checkScope(reply, verb.bots));
    BATON_TRY_INTO(const auto all, ledger.draft().savedReplies());
    if (reply.id.isEmpty()) {
        if (const auto* same = sameAs(all, reply))
            return *same;
        reply.id = createId(QLatin1Char('q'));
    } else {
        const auto* before = find(all, reply.id);
        if (!before || !isForSomeOf(*before, verb.bots))
            return noSuchReply();
        BATON_TRY(checkScope(*before, verb.bots));
        if (*before == reply)
            return reply;
    }
    BATON_TRY(checkAgainst(all, reply));
    ledger.draft().part().sideRows.emplace_back(SavedReplyRow{reply});
    note(ledger, verb.who, "reply.save", reply, now);
    return reply;
}

Result<SavedReply> perform(Ledger& ledger, const RemoveReply& verb, Instant now)
{
    BATON_TRY_INTO(const auto all, ledger.draft().savedReplies());
    const auto* reply = find(all, verb.id);
    if (!reply || !isForSomeOf(*reply, verb.bots))
        return noSuchReply();
    BATON_TRY(checkScope(*reply, verb.bots));
    ledger.draft().part().sideRows.emplace_back(RemovedReplyRow{reply->id});
    note(ledger, verb.who, "reply.remove", *reply, now);
    return *reply;
}

} // namespace baton::relay::desk
