// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/theirwords.h"

#include "core/domain/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::TheirWords)
};

constexpr qsizetype longestName = 80;
constexpr qsizetype shortId = 4;
constexpr QChar firstStrongIsolate(0x2068);
constexpr QChar popIsolate(0x2069);

bool runsRightToLeft(QChar::Direction direction)
{
    return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
}

bool hasRightToLeft(const QString& text)
{
    const auto points = text.toUcs4();
    return std::any_of(points.begin(), points.end(),
                       [](uint point) { return runsRightToLeft(QChar::direction(point)); });
}

/// The relay names visitors itself, in English: "Visitor 8f21".
QString visitorNumber(const QString& name)
{
    const QLatin1String start("Visitor ");
    if (!name.startsWith(start) || name.size() != start.size() + shortId)
        return {};
    const auto number = name.mid(start.size());
    const bool isHex = std::all_of(number.begin(), number.end(), [](QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
    });
    return isHex ? number : QString();
}

} // namespace

bool forcesDirection(QChar c)
{
    return (c >= QChar(0x202A) && c <= QChar(0x202E)) || c == QChar(0x2066) || c == QChar(0x2067);
}

QString oneLine(const QString& text, qsizetype longest)
{
    QString line;
    // Twice as much as is shown, for what goes; nobody waits for the rest of a book.
    const auto part = QStringView(text).left(2 * longest);
    line.reserve(part.size());
    for (const QChar c : part) {
        if (forcesDirection(c) || c == firstStrongIsolate || c == popIsolate)
            continue;
        line += c.category() == QChar::Other_Control || c.isSpace() ? QChar(u' ') : c;
    }
    line = line.simplified();
    if (line.size() <= longest && part.size() == text.size())
        return line;
    return beginningOf(line, longest - 1).trimmed() + QChar(u'…');
}

QString within(const QString& text)
{
    const auto line = oneLine(text);
    const bool isForeign = QLocale().textDirection() == Qt::RightToLeft || hasRightToLeft(line);
    return isForeign && !line.isEmpty() ? firstStrongIsolate + line + popIsolate : line;
}

QString customerName(const Conversation& conversation)
{
    return customerName(conversation.contact.name, conversation.id);
}

QString customerName(const QString& given, const ConversationId& conversation)
{
    const auto name = oneLine(given, longestName);
    const bool isUnnamed = isBlank(name) || name == visitorName(conversation);
    const auto number = isUnnamed ? conversation.toString().right(shortId) : visitorNumber(name);
    return number.isEmpty() ? name : Text::tr("Visitor %1").arg(number);
}

QString authorName(const Author& author, const QString& customer)
{
    const auto name = oneLine(author.name, longestName);
    const bool isCustomer = author.kind == AuthorKind::Customer;
    return isCustomer && !customer.isEmpty() && (isBlank(name) || !visitorNumber(name).isEmpty()) ? customer
                                                                                                  : name;
}

} // namespace baton::models
