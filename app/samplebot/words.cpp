// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/words.h"

#include <QSet>
#include <algorithm>

namespace samplebot {

namespace {

/// Words that say nothing about what is asked.
const QSet<QString>& fillers()
{
    static const QSet<QString> words = [] {
        const auto list =
            QStringLiteral(
                "a about am an and any are as at be been but by can could did do does for from get "
                "got had has have hello help hi how i if in is it its just know like long many may me "
                "much my need no not of on or our please should so some something tell than thank "
                "thanks that the their them there they this to us want was we were what when where "
                "which who why will with would you your")
                .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

/// The crude stem of an English word.
QString stem(QString word)
{
    for (const auto& [ending, instead] : {std::pair("ies", "y"), std::pair("ing", ""), std::pair("ed", ""),
                                          std::pair("es", ""), std::pair("s", "")}) {
        const auto tail = QLatin1String(ending);
        if (word.size() > tail.size() + 2 && word.endsWith(tail) && !word.endsWith(QLatin1String("ss")))
            return word.left(word.size() - tail.size()) + QLatin1String(instead);
    }
    return word;
}

} // namespace

QStringList telling(const QString& text, qsizetype atMost)
{
    QStringList words;
    QSet<QString> known;
    QString word;
    for (const QChar c : text + u' ') {
        if (c.isLetterOrNumber()) {
            word += c.toLower();
            continue;
        }
        if (word.size() > 1 && !fillers().contains(word)) {
            const auto one = stem(word);
            if (!known.contains(one) && words.size() < atMost) {
                known.insert(one);
                words.append(one);
            }
        }
        word.clear();
    }
    return words;
}

bool sameWord(const QString& one, const QString& other)
{
    if (one == other)
        return true;
    constexpr qsizetype shortest = 4; ///< "re" does not mean "return"
    if (std::min(one.size(), other.size()) < shortest)
        return false;
    return one.startsWith(other) || other.startsWith(one);
}

} // namespace samplebot
