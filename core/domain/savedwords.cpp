// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/savedwords.h"

#include "core/domain/text.h"

#include <optional>

namespace baton {

namespace {

/// What begins or ends something in Markdown gets a backslash.
QString asSpelt(const QString& name)
{
    static const auto active = QStringLiteral("\\`*_[]()<>#~|!&:");
    QString spelt;
    for (const auto letter : name.simplified()) {
        if (active.contains(letter))
            spelt.append(u'\\');
        spelt.append(letter);
    }
    return spelt;
}

std::optional<QString> valueOf(QStringView variable, const SpokenNames& names)
{
    if (variable == QLatin1String("customer.name"))
        return asSpelt(isBlank(names.customer) ? names.stranger : names.customer);
    if (variable == QLatin1String("agent.name"))
        return asSpelt(names.agent);
    if (variable == QLatin1String("bot.name"))
        return asSpelt(names.bot);
    return std::nullopt;
}

} // namespace

QString filledIn(const QString& text, const SpokenNames& names)
{
    static const QLatin1String opening("{{");
    static const QLatin1String closing("}}");
    QString filled;
    qsizetype at = 0;
    while (true) {
        const auto from = text.indexOf(opening, at);
        const auto to = from < 0 ? -1 : text.indexOf(closing, from);
        if (to < 0) {
            filled += QStringView(text).mid(at);
            return filled;
        }
        const auto end = to + closing.size();
        const auto variable = QStringView(text).mid(from + opening.size(), to - from - opening.size());
        filled += QStringView(text).mid(at, from - at);
        // What was filled in is not looked at again.
        if (const auto value = valueOf(variable.trimmed(), names)) {
            filled += *value;
            at = end;
        } else {
            filled += opening;
            at = from + opening.size();
        }
    }
}

} // namespace baton
