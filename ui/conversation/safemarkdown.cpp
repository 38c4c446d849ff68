#include "ui/conversation/safemarkdown.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextOption>
#include <cmath>

namespace baton::ui {

namespace {

constexpr qsizetype longest = 20'000;
constexpr int deepest = 6;

/// Quotes and lists nested deeper than anybody means are flattened; each level costs the layout a frame.
QString flattened(const QString& markdown)
{
    QString out;
    out.reserve(markdown.size());
    const auto lines = QStringView(markdown).left(longest).split(u'\n');
    for (const auto& line : lines) {
        int quotes = 0;
        qsizetype at = 0;
        while (at < line.size() && (line[at] == u'>' || line[at] == u' ' || line[at] == u'\t')) {
            if (line[at] == u'>' && ++quotes > deepest) {
                ++at;
                continue;
            }
            if (line[at] == u'>' || at < 4 * deepest)
                out += line[at];
            ++at;
        }
        // The same for "- - - - x", which nests a list at every dash.
        int marks = 0;
        while (at + 1 < line.size() && (line[at] == u'-' || line[at] == u'*' || line[at] == u'+') &&
               line[at + 1] == u' ') {
            if (++marks <= deepest)
                out += line.sliced(at, 2);
            at += 2;
        }
        out += line.sliced(at);
        out += u'\n';
    }
    out.chop(1);
    return out;
}

} // namespace

SafeMarkdown::SafeMarkdown(const QString& markdown, const Tokens& tokens, const QFont& font, QObject* parent)
    : QTextDocument(parent)
{
    setUndoRedoEnabled(false);
    setDefaultFont(font);
    setDocumentMargin(0);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    // Each paragraph runs in the direction of its own first letter.
    option.setTextDirection(Qt::LayoutDirectionAuto);
    setDefaultTextOption(option);
    setMarkdown(flattened(markdown), QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub) |
                                         QTextDocument::MarkdownNoHTML);
    replaceImages();
    checkLinks(tokens);
}

QSize SafeMarkdown::fitInto(int width)
{
    if (width == m_room)
        return m_fitted;
    m_room = width;
    setTextWidth(width);
    const int height = int(std::ceil(size().height()));
    m_fitted = {std::min(int(std::ceil(idealWidth())), width), height};
    setTextWidth(m_fitted.width());
    // What it calls ideal may be a little less than the same lines need.
    if (size().height() > height) {
        setTextWidth(width);
        m_fitted.setWidth(width);
    }
    return m_fitted;
}

bool SafeMarkdown::isSafe(const QUrl& link)
{
    static const QStringList schemes{QStringLiteral("http"), QStringLiteral("https"),
                                     QStringLiteral("mailto")};
    return link.isValid() && schemes.contains(link.scheme().toLower()) &&
           (link.scheme() == QLatin1String("mailto") || !link.host().isEmpty());
}

QVariant SafeMarkdown::loadResource(int, const QUrl&) { return {}; }

void SafeMarkdown::replaceImages()
{
    struct Image
    {
        int position;
        QString name;
        QString text;
    };
    QList<Image> images;
    for (auto block = begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const auto format = it.fragment().charFormat();
            if (!format.isImageFormat())
                continue;
            const auto image = format.toImageFormat();
            for (int i = 0; i < it.fragment().length(); ++i)
                images.prepend({it.fragment().position() + i, image.name(),
                                image.stringProperty(QTextFormat::ImageAltText)});
        }
    }
    QTextCursor cursor(this);
    for (const auto& image : std::as_const(images)) {
        cursor.setPosition(image.position);
        cursor.deleteChar();
        QTextCharFormat format;
        if (isSafe(QUrl(image.name))) {
            format.setAnchor(true);
            format.setAnchorHref(image.name);
        }
        cursor.insertText(image.text.isEmpty() ? tr("[image]") : tr("[image: %1]").arg(image.text.left(200)),
                          format);
    }
}

void SafeMarkdown::checkLinks(const Tokens& tokens)
{
    struct Part
    {
        int position;
        int length;
        QTextCharFormat format;
    };
    QList<Part> parts;
    for (auto block = begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            auto format = it.fragment().charFormat();
            const bool code = format.fontFixedPitch();
            if (!format.isAnchor() && !code)
                continue;
            if (format.isAnchor() && isSafe(QUrl(format.anchorHref()))) {
                format.setForeground(tokens.accent);
                format.setFontUnderline(true);
                format.setToolTip(format.anchorHref());
            } else if (format.isAnchor()) {
                format = QTextCharFormat();
            }
            if (code)
                format.setBackground(tokens.neutral.fill);
            parts.append({it.fragment().position(), it.fragment().length(), format});
        }
    }
    QTextCursor cursor(this);
    for (const auto& part : std::as_const(parts)) {
        cursor.setPosition(part.position);
        cursor.setPosition(part.position + part.length, QTextCursor::KeepAnchor);
        cursor.setCharFormat(part.format);
    }
}

} // namespace baton::ui
