// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/notify/notifier.h"

#include <QTextBoundaryFinder>

namespace baton::ui {

namespace {

constexpr qsizetype longestTitle = 120;
constexpr qsizetype longestBody = 600;
constexpr qsizetype longestCharacter = 64;

constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

bool turnsText(QChar c)
{
    // Overrides and the like could turn round what stands after a stranger's words; joiners stay.
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || c == QChar(0x2066) || c == QChar(0x2067);
}

/// Isolates hold a name's direction within it, as long as each has its end.
bool isIsolated(const QString& text)
{
    int open = 0;
    for (const QChar c : text) {
        open += c == firstStrongIsolate ? 1 : c == popIsolate ? -1 : 0;
        if (open < 0)
            return false;
    }
    return open == 0;
}

QString plain(const QString& text, qsizetype longest)
{
    QString result;
    const bool keepsIsolates = isIsolated(text);
    result.reserve(qMin(text.size(), longest + 1));
    for (const QChar c : text) {
        const bool control = c.category() == QChar::Other_Control && c != QLatin1Char('\n');
        const bool isolate = c == firstStrongIsolate || c == popIsolate;
        if (control || turnsText(c) || (isolate && !keepsIsolates))
            continue;
        if (result.size() >= longest) {
            // Not within an emoji or a letter with its marks.
            result += c;
            QTextBoundaryFinder characters(QTextBoundaryFinder::Grapheme, result);
            characters.setPosition(longest);
            if (!characters.isAtBoundary())
                characters.toPreviousBoundary();
            result.truncate(qMax(characters.position(), longest - longestCharacter));
            if (!result.isEmpty() && result.back().isHighSurrogate())
                result.chop(1);
            return result + QChar(0x2026);
        }
        result += c;
    }
    return result;
}

} // namespace

void Notifier::reword(const Notice& notice) { Q_UNUSED(notice) }

Notice Notifier::presentable(const Notice& notice)
{
    Notice result = notice;
    result.title = plain(notice.title.simplified(), longestTitle);
    result.body = plain(notice.body, longestBody).trimmed();
    for (Notice::Action& action : result.actions)
        action.label = plain(action.label.simplified(), longestTitle);
    return result;
}

QString Notifier::bodyWithoutActions(const Notice& notice)
{
    if (notice.actions.isEmpty())
        return notice.body;
    const QString where = tr("Open Baton to answer.");
    return notice.body.isEmpty() ? where : notice.body + QLatin1Char('\n') + where;
}

} // namespace baton::ui
