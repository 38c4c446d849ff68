// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/searchindex.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

/// A plane for private use: no letter is there, so no text can be taken for a sign.
constexpr char32_t botSigns = 0xF0000;
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

QString signOf(const BotId& bot)
{
    QString sign;
    sign.append(QStringView(QChar::fromUcs4(botSigns + char32_t(hashOf(bot.toString()) % signsInPlane))));
    return sign;
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

QString indexedTerms(const BotId& bot, const QString& text)
{
    const auto of = signOf(bot);
    QString indexed;
    const auto terms = SearchableText(text).terms();
    for (const auto& term : terms)
        indexed += of + term + u' ';
    return indexed;
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

SoughtIn::SoughtIn(const Sought& sought, const BotId& bot)
{
    const auto of = signOf(bot);
    const auto terms = sought.terms();
    for (const auto& term : terms)
        m_terms.append(of + term.text + (term.isPrefix ? QString() : QStringLiteral(" ")));
    std::stable_sort(m_terms.begin(), m_terms.end(),
                     [](const QString& one, const QString& other) { return one.size() > other.size(); });
}

bool SoughtIn::isIn(const QString& indexedTerms) const
{
    return !m_terms.isEmpty() && std::all_of(m_terms.begin(), m_terms.end(), [&](const QString& term) {
        return indexedTerms.contains(term);
    });
}

} // namespace baton::relay::desk
