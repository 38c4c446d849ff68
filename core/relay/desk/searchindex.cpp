#include "core/relay/desk/searchindex.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

/// Planes for private use: no letter is there, so no text can be taken for a sign.
constexpr char32_t botSigns = 0xF0000;
constexpr char32_t conversationSigns = 0x100000;
constexpr quint64 signsInPlane = 0xFFFE;

/// FNV-1a: kept in the database, so it must never change. http://www.isthe.com/chongo/tech/comp/fnv/
quint64 hashOf(const QString& id)
{
    quint64 hash = 0xCBF29CE484222325;
    const auto utf8 = id.toUtf8();
    for (const char byte : utf8)
        hash = (hash ^ quint8(byte)) * 0x100000001B3;
    return hash;
}

QString sign(char32_t plane, quint64 number)
{
    QString text;
    text.append(QStringView(QChar::fromUcs4(plane + char32_t(number))));
    return text;
}

QString signOf(const BotId& bot) { return sign(botSigns, hashOf(bot.toString()) % signsInPlane); }

QString signOf(const ConversationId& conversation)
{
    const auto hash = hashOf(conversation.toString());
    return sign(conversationSigns, hash % signsInPlane) +
           sign(conversationSigns, hash / signsInPlane % signsInPlane);
}

QString all(const Sought& sought, const BotId& bot)
{
    const auto of = signOf(bot);
    QStringList terms;
    const auto words = sought.terms();
    for (const auto& term : words)
        terms.append(u'"' + of + term.text + (term.isPrefix ? QStringLiteral("\"*") : QStringLiteral("\"")));
    return terms.join(QStringLiteral(" AND "));
}

} // namespace

QString indexedTerms(const BotId& bot, const ConversationId& conversation, const QString& text)
{
    const auto of = signOf(bot);
    QString indexed;
    const auto terms = SearchableText(text).terms();
    for (const auto& term : terms)
        indexed += of + term + u' ';
    return indexed + signOf(conversation);
}

QString matchOf(const Sought& sought, const QList<BotId>& bots)
{
    if (sought.isEmpty())
        return {};
    QStringList ways;
    for (const auto& bot : bots)
        ways.append(u'(' + all(sought, bot) + u')');
    return ways.join(QStringLiteral(" OR "));
}

QString rowsOf(const QList<ConversationId>& conversations)
{
    QStringList rows;
    for (const auto& conversation : conversations)
        rows.append(u'"' + signOf(conversation) + u'"');
    return rows.join(QStringLiteral(" OR "));
}

SoughtIn::SoughtIn(const Sought& sought, const BotId& bot)
{
    const auto of = signOf(bot);
    const auto terms = sought.terms();
    for (const auto& term : terms)
        m_terms.append(of + term.text + (term.isPrefix ? QString() : QStringLiteral(" ")));
}

bool SoughtIn::isIn(const QString& indexedTerms) const
{
    return !m_terms.isEmpty() && std::all_of(m_terms.begin(), m_terms.end(), [&](const QString& term) {
        return indexedTerms.contains(term);
    });
}

} // namespace baton::relay::desk
