// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/csv.h"

#include <QStringView>

namespace baton::protocol {

namespace {

/// What spreadsheets take for the beginning of a formula, full-width and small forms included.
bool beginsFormula(QChar c)
{
    return QStringView(u"=+-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212").contains(c);
}

/// Separators of readers that do not go by commas; what comes after one of them may be a cell of its own.
bool separates(QChar c) { return QStringView(u";\t|\r\n\u2028\u2029").contains(c); }

/// Readers trim these, or take them for quotation marks, and see what stands behind.
bool isSkipped(QChar c)
{
    return c.isSpace() || c == u'"' || c == u'\'' || c.category() == QChar::Other_Control ||
           c.category() == QChar::Other_Format;
}

QString defused(const QString& text)
{
    QString out;
    out.reserve(text.size() + 8);
    qsizetype begin = 0; // of the part, where an apostrophe would have to stand
    bool isOpen = true;  // nothing of the part but what readers skip
    for (const QChar c : text) {
        if (isOpen && beginsFormula(c))
            out.insert(begin, u'\'');
        // A cell that begins with a tab or a line's end is taken for a formula by itself.
        const bool isFirst = out.isEmpty();
        out += c;
        if (separates(c)) {
            if (isFirst)
                out.prepend(u'\'');
            begin = out.size();
            isOpen = true;
        } else {
            isOpen = isOpen && isSkipped(c);
        }
    }
    return out;
}

} // namespace

QByteArray csvLine(const QStringList& cells)
{
    QStringList quoted;
    quoted.reserve(cells.size());
    for (const auto& cell : cells)
        quoted.append(u'"' + defused(cell).replace(u'"', QStringLiteral("\"\"")) + u'"');
    return quoted.join(u',').toUtf8() + "\r\n";
}

QByteArray csvHead(const QStringList& columns) { return "\xEF\xBB\xBF" + csvLine(columns); }

} // namespace baton::protocol
