// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/historytext.h"

#include "core/models/clocktext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "core/protocol/wire/events.h"

#include <QCoreApplication>
#include <QHash>
#include <QStringList>
#include <algorithm>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::HistoryText)
};

QString by(const HistoryEntry& entry, const QString& withName, const QString& without)
{
    return entry.by ? withName.arg(within(entry.by->name)) : without;
}

/// What the relay says a customer does who is upset, in the reader's language; relays of earlier versions
/// named it more shortly. Others stay as they are.
QString signText(const QString& sign)
{
    const auto writes = Text::tr("writes “%1”", "marks such as ???");
    const QHash<QString, QString> known{
        {QStringLiteral("writes in capitals"), Text::tr("writes in capitals")},
        {QStringLiteral("capitals"), Text::tr("writes in capitals")},
        {QStringLiteral("writes \"!!!\""), writes.arg(QStringLiteral("!!!"))},
        {QStringLiteral("!!!"), writes.arg(QStringLiteral("!!!"))},
        {QStringLiteral("writes \"???\""), writes.arg(QStringLiteral("???"))},
        {QStringLiteral("???"), writes.arg(QStringLiteral("???"))},
        {QStringLiteral("asks again"), Text::tr("asks again")},
        {QStringLiteral("insults"), Text::tr("insults")},
        {QStringLiteral("uses hard words"), Text::tr("uses hard words")},
        {QStringLiteral("hard words"), Text::tr("uses hard words")},
        {QStringLiteral("is sarcastic"), Text::tr("is sarcastic")},
        {QStringLiteral("sarcasm"), Text::tr("is sarcastic")},
        {QStringLiteral("sends angry emoji"), Text::tr("sends angry emoji")},
        {QStringLiteral("angry emoji"), Text::tr("sends angry emoji")},
        {QStringLiteral("complains"), Text::tr("complains")},
        {QStringLiteral("sounds bitter"), Text::tr("sounds bitter")},
        {QStringLiteral("bitter wording"), Text::tr("sounds bitter")},
    };
    return known.value(sign, sign);
}

/// With commas between.
QString signsText(const QString& signs)
{
    QStringList told;
    for (const auto& sign : signs.split(QStringLiteral(", ")))
        told.append(signText(sign));
    return told.join(Text::tr(", "));
}

/// A relay of an earlier version tells no quote.
QString escalatedText(const HistoryEntry& entry)
{
    const auto reason = within(reasonText(entry.reason.value_or(QString())));
    const auto quote = oneLine(entry.quote.value_or(QString()));
    return sideBySide({Text::tr("Escalated: %1").arg(reason),
                       quote.isEmpty() ? QString() : Text::tr("“%1”").arg(within(quote))});
}

/// To oneself it is taking over.
QString assignedText(const HistoryEntry& entry)
{
    const auto to = entry.to ? within(entry.to->name) : QString();
    if (to.isEmpty())
        return by(entry, Text::tr("Given to a colleague by %1"), Text::tr("Given to a colleague"));
    if (!entry.by)
        return Text::tr("Given to %1").arg(to);
    return entry.by->id == entry.to->id ? Text::tr("Taken over by %1").arg(to)
                                        : Text::tr("%1 gave it to %2").arg(within(entry.by->name), to);
}

/// The score is the entry's reason, what they said to it the quote.
QString ratedText(const HistoryEntry& entry)
{
    const int score = std::clamp(entry.reason.value_or(QString()).toInt(), 0, 5);
    const auto said = oneLine(entry.quote.value_or(QString()));
    const auto quoted = said.isEmpty() ? QString() : Text::tr("“%1”").arg(within(said));
    if (score == 0)
        return sideBySide({Text::tr("Rated by the customer"), quoted});
    return sideBySide({Text::tr("Rated by the customer: %1").arg(ratingText(score)), quoted});
}

/// A relay of an earlier version does not tell which.
QString taggedText(const HistoryEntry& entry)
{
    if (entry.added.isEmpty() && entry.removed.isEmpty())
        return by(entry, Text::tr("Tags changed by %1"), Text::tr("Tags changed"));
    const auto count = [](const QStringList& tags) { return int(tags.size()); };
    const auto put = [&](const QStringList& tags, const QString& withName, const QString& without) {
        QStringList told;
        for (const auto& tag : tags)
            told.append(within(tag));
        const auto list = told.join(Text::tr(", "));
        return tags.isEmpty() ? QString()
               : entry.by     ? withName.arg(within(entry.by->name), list)
                              : without.arg(list);
    };
    return sideBySide({put(entry.added, Text::tr("%1 added the tag(s) %2", nullptr, count(entry.added)),
                           Text::tr("Added the tag(s) %1", nullptr, count(entry.added))),
                       put(entry.removed, Text::tr("%1 removed the tag(s) %2", nullptr, count(entry.removed)),
                           Text::tr("Removed the tag(s) %1", nullptr, count(entry.removed)))});
}

QString snoozedText(const HistoryEntry& entry)
{
    if (!entry.until)
        return by(entry, Text::tr("Brought back by %1"), Text::tr("No longer snoozed"));
    const auto until = recentText(*entry.until);
    return entry.by ? Text::tr("Snoozed until %1 by %2").arg(until, within(entry.by->name))
                    : Text::tr("Snoozed until %1").arg(until);
}

} // namespace

QString ratingText(int score)
{
    switch (std::clamp(score, 1, 5)) {
    case 1:
        return Text::tr("1 of 5, very bad");
    case 2:
        return Text::tr("2 of 5, bad");
    case 3:
        return Text::tr("3 of 5, fair");
    case 4:
        return Text::tr("4 of 5, good");
    default:
        return Text::tr("5 of 5, very good");
    }
}

QString historyText(const HistoryEntry& entry, const QString& botName)
{
    using namespace protocol::eventtype;
    if (entry.type == conversationStarted)
        return botName.isEmpty() ? Text::tr("Conversation started")
                                 : Text::tr("%1 started the conversation").arg(within(botName));
    if (entry.type == conversationEscalated)
        return escalatedText(entry);
    if (entry.type == conversationClaimed)
        return by(entry, Text::tr("Claimed by %1"), Text::tr("Claimed"));
    if (entry.type == conversationReleased)
        return by(entry, Text::tr("Released by %1: waiting again"),
                  Text::tr("The agent was gone: waiting again"));
    if (entry.type == conversationHandedBack)
        return by(entry, Text::tr("Handed back to the bot by %1"), Text::tr("Handed back to the bot"));
    if (entry.type == conversationResolved)
        return by(entry, Text::tr("Resolved by %1"), Text::tr("Ended"));
    if (entry.type == conversationReopened)
        return by(entry, Text::tr("Reopened by %1"), Text::tr("Reopened by the customer"));
    if (entry.type == conversationAssigned)
        return assignedText(entry);
    if (entry.type == conversationRated)
        return ratedText(entry);
    if (entry.type == conversationTagged)
        return taggedText(entry);
    if (entry.type == conversationSnoozed)
        return snoozedText(entry);
    return {};
}

QString reasonText(const QString& reason)
{
    const auto line = oneLine(reason);
    if (line == QLatin1String("user requested human"))
        return Text::tr("user requested human");
    if (line == QLatin1String("bot could not answer"))
        return Text::tr("bot could not answer");
    if (line == QLatin1String("frustrated customer"))
        return Text::tr("frustrated customer");
    if (const QLatin1String upset("customer is upset: "); line.startsWith(upset))
        return Text::tr("customer is upset: %1").arg(signsText(line.mid(upset.size())));
    if (const QLatin1String step("workflow step: "); line.startsWith(step))
        return Text::tr("workflow step: %1").arg(within(line.mid(step.size())));
    return line;
}

QString waitingAgainText(const Conversation& conversation)
{
    const auto& c = conversation;
    if (c.state != ConversationState::Waiting || !c.waitingSince || !c.requeuedAt)
        return {};
    return Text::tr("asked %1, waiting again since %2")
        .arg(recentText(*c.waitingSince), recentText(*c.requeuedAt));
}

QString stateText(ConversationState state)
{
    switch (state) {
    case ConversationState::Bot:
        return Text::tr("Unrequested");
    case ConversationState::Waiting:
        return Text::tr("Unassigned");
    case ConversationState::Open:
        return Text::tr("Open");
    case ConversationState::Ended:
        return Text::tr("Ended");
    }
    return {};
}

} // namespace baton::models
