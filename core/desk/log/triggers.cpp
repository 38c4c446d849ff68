// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/triggers.h"

#include "core/desk/log/rules.h"
#include "core/domain/escalation/hearing.h"
#include "core/domain/escalation/triggers.h"
#include "core/domain/limits.h"
#include "core/domain/text.h"

namespace baton::relay::desk {

namespace {

constexpr int lookBack = 4; ///< messages read for each answer of the bot: customers write in pieces

/// The bot's last answers, as many as its setting says, all fell short; a person's word between them starts
/// the count again, and so does whatever brought the bot back.
bool isUnsure(const QList<Message>& messages, qint64 after, const escalation::Triggers& triggers)
{
    int unsure = 0;
    for (auto it = messages.rbegin(); it != messages.rend() && it->n > after; ++it) {
        if (it->author.kind == AuthorKind::Agent)
            return false;
        if (it->author.kind != AuthorKind::Bot)
            continue;
        if (!it->confidence || *it->confidence >= triggers.confidence)
            return false;
        if (++unsure == triggers.confidenceTurns)
            return true;
    }
    return false;
}

/// Of what is long, the words that told: from the sentence on in which they stand.
QString quoteAt(const QString& text, qsizetype at)
{
    constexpr qsizetype longestLead = 200;
    if (text.size() <= limits::reason)
        return text;
    auto from = std::clamp<qsizetype>(at, 0, text.size());
    const auto earliest = std::max<qsizetype>(from - longestLead, 0);
    while (from > earliest && !QStringLiteral(".!?\n").contains(text[from - 1]))
        --from;
    if (from < text.size() && text[from].isLowSurrogate())
        ++from;
    return beginningOf(text.mid(from).trimmed(), limits::reason);
}

/// The reason, and the customer's words that show it; nothing when no person is needed.
struct Need
{
    QString reason;
    std::optional<QString> quote;
};

/// What the customer does, as a reason says it; agents read it. The console knows each of them.
QString nameOf(const escalation::ToneSign& sign)
{
    using Kind = escalation::ToneSign::Kind;
    switch (sign.kind) {
    case Kind::Capitals:
        return QStringLiteral("writes in capitals");
    case Kind::Repetition:
        return QStringLiteral("asks again");
    case Kind::Insult:
        return QStringLiteral("insults");
    case Kind::NegativeWords:
        return QStringLiteral("uses hard words");
    case Kind::Sarcasm:
        return QStringLiteral("is sarcastic");
    case Kind::Emoji:
        return QStringLiteral("sends angry emoji");
    case Kind::Punctuation:
        return sign.quote.contains(u'!') ? QStringLiteral("writes \"!!!\"")
                                         : QStringLiteral("writes \"???\"");
    case Kind::Dissatisfaction:
        return QStringLiteral("complains");
    case Kind::Displeasure:
        return QStringLiteral("sounds bitter");
    }
    Q_UNREACHABLE();
}

std::optional<Need> needInTone(const QList<Message>& messages, const escalation::ToneSettings& settings)
{
    QList<escalation::CustomerTurn> turns;
    for (const auto& message : messages)
        if (message.author.kind == AuthorKind::Customer && !isBlank(message.text))
            turns.append({message.text});
    const auto tone = escalation::hearing().tone(turns, settings);
    if (!tone.isUpset)
        return std::nullopt;
    QStringList signs;
    for (const auto& sign : tone.signs)
        if (const auto name = nameOf(sign); !signs.contains(name))
            signs.append(name);
    const auto& last = turns.constLast().text;
    return Need{QStringLiteral("customer is upset: %1").arg(signs.join(QLatin1String(", "))),
                quoteAt(last, tone.signs.isEmpty() ? 0 : last.indexOf(tone.signs.constFirst().quote))};
}

Result<std::optional<Need>> needInWords(Ledger& ledger, const Stored& stored, const Message& message,
                                        const escalation::Triggers& triggers)
{
    if (triggers.words) {
        if (const auto heard = escalation::hearing().personRequest(message.text); heard.asks)
            return Need{QStringLiteral("user requested human"), quoteAt(message.text, heard.at)};
    }
    if (!triggers.tone.enabled)
        return std::nullopt;
    BATON_TRY_INTO(auto messages,
                   ledger.draft().newestMessages(message.conversation, lookBack * triggers.tone.turns));
    // What a person was asked for, or has dealt with, is not held against the bot again.
    messages.removeIf([&](const Message& one) { return one.n <= stored.judgedN; });
    return needInTone(messages, triggers.tone);
}

Result<std::optional<Need>> needInAnswers(Ledger& ledger, const Stored& stored, const Message& message,
                                          const escalation::Triggers& triggers)
{
    if (message.confidence.value_or(1) >= triggers.confidence)
        return std::nullopt;
    BATON_TRY_INTO(const auto messages,
                   ledger.draft().newestMessages(message.conversation, lookBack * triggers.confidenceTurns));
    if (!isUnsure(messages, stored.judgedN, triggers))
        return std::nullopt;
    return Need{QStringLiteral("bot could not answer"), std::nullopt}; // the question speaks for itself
}

} // namespace

Result<void> weigh(Ledger& ledger, const Message& message, Instant now, bool isChoice)
{
    BATON_TRY_INTO(auto* const stored, ledger.find(message.conversation));
    if (!stored || stored->conversation.state != ConversationState::Bot)
        return {};
    // What came since in the same batch has settled it.
    if (message.n <= stored->judgedN)
        return {};
    // A file says nothing that could be judged.
    if (isBlank(message.text))
        return {};
    BATON_TRY_INTO(const auto settings, ledger.botSettings(stored->conversation.bot.id));
    auto triggers = escalation::fromSettings(settings);
    triggers.tone.enabled = triggers.tone.enabled && !isChoice;
    BATON_TRY_INTO(const auto need, message.author.kind == AuthorKind::Customer
                                        ? needInWords(ledger, *stored, message, triggers)
                                        : needInAnswers(ledger, *stored, message, triggers));
    // The bot is told as well: it did not ask for this.
    return need ? escalate(ledger, *stored, need->reason, need->quote, now, false) : Result<void>();
}

} // namespace baton::relay::desk
