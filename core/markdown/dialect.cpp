#include "core/markdown/dialect.h"

#include "core/domain/text.h"
#include "markdowntables.h"

#include <QList>
#include <QRegularExpression>

namespace baton::markdown {

namespace {

constexpr QChar tilde(0xFDD0);   ///< stands for a single one
constexpr QChar nothing(0xFDD1); ///< parts what would mean something together

QString withoutSingleTildes(const QString& text)
{
    QString result = text;
    for (auto at = result.indexOf(u'~'); at >= 0; at = result.indexOf(u'~', at)) {
        auto end = at;
        while (end < result.size() && result[end] == u'~')
            ++end;
        // An escaped one needs no more, and must keep its escape.
        if (end - at == 1 && (at == 0 || result[at - 1] != u'\\'))
            result[at] = tilde;
        at = end;
    }
    return result;
}

/// What stands in a line behind the marks of quotes and lists.
QStringView contentOf(QStringView line)
{
    static const QRegularExpression marks(QStringLiteral("^(?:[\\s>]|[-*+]\\s|\\d{1,9}[.)]\\s)*+"));
    return line.sliced(marks.match(line).capturedLength());
}

qsizetype columnsOf(QStringView row)
{
    auto cells = row.trimmed();
    if (cells.startsWith(u'|'))
        cells = cells.sliced(1);
    qsizetype count = 1;
    for (qsizetype at = 0; at < cells.size(); ++at) {
        if (cells[at] == u'\\')
            ++at;
        else if (cells[at] == u'|' && at + 1 < cells.size())
            ++count;
    }
    return count;
}

bool isDelimiterRow(QStringView content)
{
    bool hasBar = false;
    bool hasDash = false;
    for (const QChar c : content) {
        hasBar = hasBar || c == u'|';
        hasDash = hasDash || c == u'-';
        if (!QStringLiteral("|-: \t").contains(c))
            return false;
    }
    return hasBar && hasDash;
}

bool isFence(QStringView content)
{
    return content.startsWith(QLatin1String("```")) || content.startsWith(QLatin1String("~~~"));
}

/// A blank line within the same quotes.
QString parted(QStringView head)
{
    qsizetype at = 0;
    while (at < head.size() && (head[at].isSpace() || head[at] == u'>'))
        ++at;
    return head.first(at).toString() + u'\n';
}

/// Older md4c wants three dashes in each column.
QString withLongDashes(QStringView delimiters)
{
    static const QRegularExpression shortOnes(QStringLiteral("(?<!-)-{1,2}(?!-)"));
    return delimiters.toString().replace(shortOnes, QStringLiteral("---"));
}

bool isMarked(QStringView line)
{
    return contentOf(line).data() - line.data() > line.size() - line.trimmed().size();
}

/// Goes over the lines once, with an eye on fences and tables that stand open.
class Tables
{
public:
    explicit Tables(const QString& text) : m_lines(QStringView(text).split(u'\n'))
    {
        m_result.reserve(text.size());
    }

    QString take()
    {
        for (qsizetype at = 0; at < m_lines.size(); ++at) {
            if (at > 0)
                m_result += u'\n';
            readLine(at);
        }
        return m_result;
    }

private:
    void readLine(qsizetype at)
    {
        const auto line = m_lines[at];
        const auto content = contentOf(line);
        const bool fence = isFence(content);
        if (fence && m_inTable)
            m_result += parted(line);
        if (content.trimmed().isEmpty() || fence)
            m_inTable = false;
        m_inFence = m_inFence != fence;
        auto bars = line;
        while (!bars.isEmpty() && (bars[0].isSpace() || bars[0] == u'>'))
            bars = bars.sliced(1);
        const bool isDelimiter = at > 0 && !m_inFence && isDelimiterRow(bars);
        if (isDelimiter && bars.startsWith(QLatin1String("- "))) {
            m_result += line.chopped(bars.size() - 2);
            m_result += nothing;
            m_result += bars.sliced(2);
        } else if (isDelimiter && !m_inTable && isTable(at, bars)) {
            m_inTable = true;
            // It may follow the words before it without a blank line; the parser wants one.
            if (at > 1 && !isMarked(m_lines[at - 2]) && !contentOf(m_lines[at - 2]).trimmed().isEmpty())
                m_result.insert(m_lastStart, parted(m_lines[at - 1]));
            m_result += withLongDashes(line);
        } else {
            if (isDelimiter)
                m_result += nothing;
            m_lastStart = m_result.size();
            m_result += line;
        }
    }

    bool isTable(qsizetype at, QStringView bars) const
    {
        const auto head = m_lines[at - 1];
        const auto columns = columnsOf(bars);
        const auto content = contentOf(head);
        return columns <= limits::columns && columns == columnsOf(content) && content.contains(u'|') &&
               head.count(u'>') == m_lines[at].count(u'>') &&
               (!isListed(head) || m_lines[at].startsWith(u' '));
    }

    static bool isListed(QStringView line) { return isMarked(line) && !line.contains(u'>'); }

    QList<QStringView> m_lines;
    QString m_result;
    qsizetype m_lastStart = 0;
    bool m_inFence = false;
    bool m_inTable = false;
};

QString withoutTrailingTabs(const QString& text)
{
    QString result;
    const auto lines = QStringView(text).split(u'\n');
    for (const auto& line : lines) {
        auto end = line.size();
        while (end > 0 && (line[end - 1] == u' ' || line[end - 1] == u'\t'))
            --end;
        result += line.sliced(end).contains(u'\t') ? line.first(end) : line;
        result += u'\n';
    }
    result.chop(1);
    return result;
}

} // namespace

QByteArray forParser(const QString& markdown)
{
    auto text = wellFormed(markdown);
    text.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n');
    text = withoutSingleTildes(text);
    text.replace(QLatin1String("]:"), QString(u']') + nothing + u':');
    if (text.contains(u'\t'))
        text = withoutTrailingTabs(text);
    if (text.contains(u'|'))
        text = Tables(text).take();
    return text.toUtf8();
}

QString fromParser(const char* text, qsizetype size)
{
    auto result = QString::fromUtf8(text, size);
    if (result.contains(tilde))
        result.replace(tilde, u'~');
    if (result.contains(nothing))
        result.remove(nothing);
    return result;
}

} // namespace baton::markdown
