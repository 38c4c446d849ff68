// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/paint.h"

#include "core/models/clocktext.h"
#include "core/models/theirwords.h"

#include <QApplication>
#include <QDateTime>
#include <QLocale>
#include <QStyle>
#include <QTextLayout>
#include <algorithm>

namespace baton::ui {

namespace {

constexpr int pillPadding = 8;
constexpr qint64 minuteMs = 60'000;

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ui::Times)
};

/// Left to the painter, a text would run as the window does, and one elided would end at its beginning.
Qt::LayoutDirection directionOf(const QString& text)
{
    return text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight;
}

/// Whatever comes here stays on its line, and turns round nothing that stands there, too. The isolates that
/// models::within() sets stay.
QString onOneLine(QString text)
{
    const auto breaks = [](QChar c) {
        return c < QChar(0x20) || (c >= QChar(0x7F) && c < QChar(0xA0)) || c == QChar::LineSeparator ||
               c == QChar::ParagraphSeparator;
    };
    if (std::none_of(text.cbegin(), text.cend(),
                     [&](QChar c) { return breaks(c) || models::forcesDirection(c); }))
        return text;
    text.removeIf(models::forcesDirection);
    std::replace_if(text.begin(), text.end(), breaks, QChar(u' '));
    return text;
}

/// A text made ready to be drawn. Shaping it is what costs; QFontMetrics and drawText() would each do so
/// anew.
class ShapedText
{
public:
    ShapedText(const QString& text, const QPainter& painter)
        : m_layout(onOneLine(text), painter.font(), painter.device())
    {
        m_layout.setCacheEnabled(true);
        QTextOption option(Qt::AlignLeft | Qt::AlignAbsolute);
        option.setTextDirection(directionOf(text));
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
    }

    /// At most @p most lines; whether that is all of it.
    bool breakInto(int most, int width)
    {
        m_layout.beginLayout();
        qsizetype end = 0;
        for (int i = 0; i < most; ++i) {
            auto line = m_layout.createLine();
            if (!line.isValid())
                break;
            line.setLineWidth(width);
            end = line.textStart() + line.textLength();
        }
        m_layout.endLayout();
        return end >= m_layout.text().size();
    }
    int lines() const { return m_layout.lineCount(); }
    QString from(int line) const { return m_layout.text().mid(m_layout.lineAt(line).textStart()); }
    void draw(QPainter& painter, int number, const QRect& rect, Qt::Alignment side) const
    {
        const auto line = m_layout.lineAt(number);
        const qreal room = rect.width() - line.horizontalAdvance();
        const qreal x = side.testFlag(Qt::AlignRight) ? room : side.testFlag(Qt::AlignHCenter) ? room / 2 : 0;
        const qreal height = line.ascent() + line.descent(); // height() rounds up.
        line.draw(&painter, QPointF(rect.x() + x, rect.y() + (rect.height() - height) / 2));
    }

private:
    QTextLayout m_layout;
};

/// One line within the rectangle, elided to @p width.
void drawElided(QPainter& painter, const QRect& rect, const QString& text, int width, Qt::Alignment side)
{
    ShapedText whole(text, painter);
    if (whole.breakInto(1, width))
        return whole.lines() > 0 ? whole.draw(painter, 0, rect, side) : void();
    ShapedText part(QFontMetrics(painter.font()).elidedText(text, Qt::ElideRight, width), painter);
    part.breakInto(1, INT_MAX / 256);
    part.draw(painter, 0, rect, side);
}

} // namespace

QString literally(QString text) { return text.replace(u'&', QStringLiteral("&&")); }

QSize pillSize(const QFont& font, const QString& text)
{
    const QFontMetrics metrics(font);
    return {metrics.horizontalAdvance(onOneLine(text)) + 2 * pillPadding, metrics.height() + 5};
}

void drawPill(QPainter& painter, const QRect& rect, const QString& text, const Tint& tone, const QFont& font)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone.fill);
    painter.drawRoundedRect(rect, rect.height() / 2.0, rect.height() / 2.0);
    painter.setPen(tone.text);
    painter.setFont(font);
    drawElided(painter, rect, text, rect.width() - pillPadding, Qt::AlignHCenter);
    painter.restore();
}

Tint onRow(const Tokens& tokens, const Tint& tone, bool selected)
{
    constexpr int leastDifference = 40;
    const auto& a = tone.fill;
    const auto& b = tokens.selection;
    const int difference =
        std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
    return selected && difference < leastDifference ? Tint{tone.text, tokens.surface} : tone;
}

void drawLine(QPainter& painter, const QRect& rect, const QString& text, Qt::LayoutDirection window,
              Qt::Alignment side)
{
    drawElided(painter, rect, text, rect.width(), QStyle::visualAlignment(window, side));
}

void drawTwoLines(QPainter& painter, const QRect& rect, const QString& text, Qt::LayoutDirection window)
{
    const auto side = QStyle::visualAlignment(window, Qt::AlignLeft);
    QRect line(rect.left(), rect.top(), rect.width(), QFontMetrics(painter.font()).height());
    ShapedText shaped(text, painter);
    const bool isWhole = shaped.breakInto(2, rect.width());
    if (shaped.lines() > 0)
        shaped.draw(painter, 0, line, side);
    if (shaped.lines() < 2)
        return;
    line.translate(0, line.height());
    if (isWhole)
        shaped.draw(painter, 1, line, side);
    else
        drawElided(painter, line, shaped.from(1), line.width(), side);
}

namespace {

/// Two Arabic letters would join into one shape.
QString apart(const QString& before)
{
    constexpr char16_t zeroWidthNonJoiner = 0x200c;
    return before.isRightToLeft() ? QString(QChar(zeroWidthNonJoiner)) : QString();
}

/// Without the marks that keep its direction: they are no letters, and the same person has one colour.
QString unmarked(QString name)
{
    name.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    return name;
}

} // namespace

QString initialsOf(const QString& name)
{
    const auto words = unmarked(name).split(u' ', Qt::SkipEmptyParts);
    QString initials;
    for (const auto& word : words) {
        const auto points = word.toUcs4();
        if (!points.isEmpty() && QChar::isLetterOrNumber(points.first()))
            initials += apart(initials) +
                        QString::fromUcs4(reinterpret_cast<const char32_t*>(&points.first()), 1).toUpper();
        if (initials.size() >= 2)
            break;
    }
    return initials.isEmpty() ? QStringLiteral("?") : initials;
}

void drawAvatar(QPainter& painter, const QRect& rect, const QString& name, const QFont& font)
{
    static const QColor discs[]{QColor(0xa8, 0x4b, 0x73), QColor(0x4a, 0x7c, 0x59), QColor(0x7b, 0x5e, 0xa8),
                                QColor(0x5a, 0x6d, 0x88), QColor(0x93, 0x5c, 0x26), QColor(0x2b, 0x74, 0x80),
                                QColor(0x8a, 0x56, 0x50), QColor(0x4f, 0x63, 0xa6)};
    quint32 hash = 2166136261U;
    const auto letters = unmarked(name);
    for (const QChar c : letters)
        hash = (hash ^ c.unicode()) * 16777619U;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(discs[hash % std::size(discs)]);
    painter.drawEllipse(rect);
    painter.setPen(Qt::white);
    painter.setFont(font);
    painter.drawText(rect, Qt::AlignCenter, initialsOf(name));
    painter.restore();
}

void drawPresence(QPainter& painter, const QRect& avatar, bool online, const QColor& around,
                  Qt::LayoutDirection direction)
{
    drawPresence(painter, avatar, online ? PresenceMark::Online : PresenceMark::Offline, around, direction);
}

void drawPresence(QPainter& painter, const QRect& avatar, PresenceMark mark, const QColor& around,
                  Qt::LayoutDirection direction)
{
    const int size = std::max(9, avatar.width() * 10 / 36);
    const int x = direction == Qt::RightToLeft ? avatar.left() - 1 : avatar.right() - size + 2;
    const QRect dot(x, avatar.bottom() - size + 2, size, size);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(around, 2));
    const auto& t = tokensFor(QApplication::palette());
    const QColor colours[]{t.goodDot, t.warningDot, t.awayDot};
    painter.setBrush(colours[int(mark)]);
    painter.drawEllipse(dot);
    if (mark != PresenceMark::Online) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(around);
        const qreal hole = dot.width() * 0.2;
        painter.drawEllipse(QRectF(dot).center(), hole, hole);
    }
    painter.restore();
}

void drawDot(QPainter& painter, const QRectF& rect, const QColor& colour, bool isFull)
{
    constexpr qreal edge = 1.6;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(isFull ? QPen(Qt::NoPen) : QPen(colour, edge));
    painter.setBrush(isFull ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawEllipse(isFull ? rect : rect.adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2));
    painter.restore();
}

QString waitText(qint64 milliseconds)
{
    const auto seconds = std::max<qint64>(0, milliseconds) / 1000;
    if (seconds < 3600)
        return QStringLiteral("%L1:%L2").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
    if (seconds < 24 * 3600)
        return Text::tr("%L1 h %L2 min").arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QLatin1Char('0'));
    return Text::tr("%Ln day(s)", nullptr, int(seconds / 86400));
}

QString agoText(qint64 at, qint64 now)
{
    const auto age = now - at;
    if (age < minuteMs)
        return Text::tr("just now");
    if (age < 60 * minuteMs)
        return Text::tr("%Ln min ago", nullptr, int(age / minuteMs));
    const auto when = QDateTime::fromMSecsSinceEpoch(at);
    if (when.date() == QDateTime::fromMSecsSinceEpoch(now).date())
        return models::clockText(when.time());
    return QLocale().toString(when.date(), QStringLiteral("d MMM"));
}

const Tint& waitTone(const Tokens& tokens, qint64 milliseconds)
{
    if (milliseconds >= 5 * minuteMs)
        return tokens.danger;
    if (milliseconds >= 2 * minuteMs)
        return tokens.warning;
    return tokens.neutral;
}

} // namespace baton::ui
