// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/autoupdates/entrytext.h"

#include "core/models/textdiff.h"
#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextCursor>
#include <QTextDocument>

namespace baton::ui {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ui::EntryText)
};

constexpr qsizetype mostItems = 100;

class Writer
{
public:
    Writer(QTextDocument& document, const Tokens& tokens) : m_cursor(&document), m_tokens(tokens)
    {
        m_plain.setForeground(tokens.text);
    }

    void section(const QString& title)
    {
        if (!std::exchange(m_isFirst, false))
            m_cursor.insertText(QStringLiteral("\n"), m_plain);
        auto format = m_plain;
        format.setFontWeight(QFont::DemiBold);
        format.setForeground(m_tokens.muted);
        m_cursor.insertText(title + u'\n', format);
    }
    void line(const QString& text) { m_cursor.insertText(text + u'\n', m_plain); }
    void muted(const QString& text)
    {
        auto format = m_plain;
        format.setForeground(m_tokens.muted);
        m_cursor.insertText(text + u'\n', format);
    }
    void part(const models::DiffPart& part)
    {
        auto format = m_plain;
        if (part.kind == models::DiffPart::Kind::Gone) {
            format.setFontStrikeOut(true);
            format.setForeground(m_tokens.danger.text);
            format.setBackground(m_tokens.danger.fill);
        } else if (part.kind == models::DiffPart::Kind::New) {
            format.setFontUnderline(true);
            format.setForeground(m_tokens.good.text);
            format.setBackground(m_tokens.good.fill);
        }
        m_cursor.insertText(part.text, format);
    }

private:
    QTextCursor m_cursor;
    const Tokens& m_tokens;
    QTextCharFormat m_plain;
    bool m_isFirst = true;
};

QString plain(const QJsonValue& value)
{
    if (value.isString())
        return value.toString();
    if (value.isArray() || value.isObject())
        return QString::fromUtf8(
            (value.isArray() ? QJsonDocument(value.toArray()) : QJsonDocument(value.toObject()))
                .toJson(QJsonDocument::Compact));
    return value.toVariant().toString();
}

void writeList(Writer& writer, const QString& title, const QJsonArray& items)
{
    writer.section(title);
    for (qsizetype i = 0; i < std::min(items.size(), mostItems); ++i) {
        const auto item = items.at(i).toObject();
        if (!items.at(i).isObject()) {
            writer.line(QStringLiteral("• ") + plain(items.at(i)));
            continue;
        }
        writer.line(QStringLiteral("• ") + plain(item.value(QLatin1String("title"))));
        if (item.contains(QLatin1String("text")))
            writer.muted(plain(item.value(QLatin1String("text"))));
    }
    if (items.size() > mostItems)
        writer.muted(Text::tr("… and %Ln more", nullptr, int(items.size() - mostItems)));
}

void writePrompt(Writer& writer, const QJsonObject& details)
{
    writer.section(Text::tr("Prompt: what was taken away is struck through, what is new is underlined"));
    const auto parts = models::wordDifferences(details.value(QLatin1String("before")).toString(),
                                               details.value(QLatin1String("after")).toString());
    for (const auto& part : parts)
        writer.part(part);
    writer.line({});
}

void writeTool(Writer& writer, const QJsonObject& tool)
{
    writer.section(Text::tr("Tool"));
    writer.line(plain(tool.value(QLatin1String("name"))));
    const auto rights = tool.value(QLatin1String("rights"));
    QStringList words;
    const auto list = rights.toArray();
    for (const auto& right : list)
        words.append(plain(right));
    writer.line(Text::tr("Rights: %1")
                    .arg(rights.isUndefined() ? Text::tr("not told")
                         : rights.isArray()   ? words.join(QStringLiteral(", "))
                                              : plain(rights)));
}

} // namespace

void writeDetails(QTextDocument& document, const AutoUpdate& entry, const Tokens& tokens)
{
    document.clear();
    Writer writer(document, tokens);
    writer.section(Text::tr("What changed"));
    writer.line(entry.summary);
    if (entry.cause || entry.source) {
        writer.section(Text::tr("Why / source"));
        for (const auto& text : {entry.cause, entry.source})
            if (text)
                writer.line(*text);
    }
    auto rest = entry.details;
    if (rest.value(QLatin1String("before")).isString() && rest.value(QLatin1String("after")).isString()) {
        writePrompt(writer, rest);
        rest.remove(QLatin1String("before"));
        rest.remove(QLatin1String("after"));
    }
    if (rest.value(QLatin1String("tool")).isObject())
        writeTool(writer, rest.take(QLatin1String("tool")).toObject());
    if (rest.value(QLatin1String("chunks")).isArray())
        writeList(writer, Text::tr("Chunks"), rest.take(QLatin1String("chunks")).toArray());
    if (rest.value(QLatin1String("pages")).isArray())
        writeList(writer, Text::tr("Pages"), rest.take(QLatin1String("pages")).toArray());
    if (!rest.isEmpty()) {
        writer.section(Text::tr("As it was sent"));
        writer.muted(QString::fromUtf8(QJsonDocument(rest).toJson()).trimmed());
    }
    writer.section(Text::tr("Entry %L1 of the bot's log").arg(entry.n));
    writer.muted(entry.hash);
}

} // namespace baton::ui
