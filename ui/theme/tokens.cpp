// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QWidget>

namespace baton::ui {

namespace {

/// One colour, light and dark. Their contrasts are computed in tests/ui/theme.
struct Entry
{
    QColor& (*of)(Tokens&);
    const char* name;
    QRgb light;
    QRgb dark;
};

#define BATON_COLOUR(member, light, dark)                                                                    \
    {                                                                                                        \
        [](Tokens& t) -> QColor& { return t.member; }, #member, light, dark                                  \
    }
constexpr Entry entries[]{
    BATON_COLOUR(rail, 0x1b212b, 0x0d1015),
    BATON_COLOUR(railText, 0xb7c1cf, 0xa5b0be),
    BATON_COLOUR(railActive, 0x323c4b, 0x2a313c),
    BATON_COLOUR(railOn, 0xffffff, 0xffffff),
    BATON_COLOUR(surface, 0xffffff, 0x1a1e25),
    BATON_COLOUR(canvas, 0xf5f6f8, 0x12151a),
    BATON_COLOUR(field, 0xffffff, 0x1a1e25),
    BATON_COLOUR(hover, 0xf0f2f5, 0x232932),
    BATON_COLOUR(pressed, 0xe4e8ed, 0x2c333e),
    BATON_COLOUR(selection, 0xe8effd, 0x213052),
    BATON_COLOUR(line, 0xe1e5ea, 0x2a303a),
    BATON_COLOUR(strongLine, 0xc8cfd8, 0x3d4653),
    BATON_COLOUR(control, 0x828c9a, 0x717d8d),
    BATON_COLOUR(text, 0x171c24, 0xe8ecf2),
    BATON_COLOUR(muted, 0x596372, 0x9ba6b5),
    BATON_COLOUR(disabled, 0xa0a8b4, 0x626d7b),
    BATON_COLOUR(accent, 0x2459d8, 0x75a2ff),
    BATON_COLOUR(accentHover, 0x1d4bba, 0x8db3ff),
    BATON_COLOUR(accentPressed, 0x173e9c, 0xa5c3ff),
    BATON_COLOUR(onAccent, 0xffffff, 0x0b162e),
    BATON_COLOUR(link, 0x1f52cb, 0x8ab0ff),
    BATON_COLOUR(bubble, 0xffffff, 0x1d222a),
    BATON_COLOUR(botBubble, 0xe9edf2, 0x272e38),
    BATON_COLOUR(agentBubble, 0xdce8fd, 0x20365f),
    BATON_COLOUR(note, 0xfff4d9, 0x3a2e17),
    BATON_COLOUR(noteLine, 0xecd6a0, 0x5a4721),
    BATON_COLOUR(hit, 0xffe08a, 0x6b5410),
    BATON_COLOUR(goodDot, 0x1f9d57, 0x3fbf78),
    BATON_COLOUR(warningDot, 0xb97200, 0xe6a23c),
    BATON_COLOUR(dangerDot, 0xd23b3b, 0xf0645c),
    BATON_COLOUR(awayDot, 0x7b8593, 0x7d8898),
    BATON_COLOUR(onDanger, 0xffffff, 0x2a0808),
    BATON_COLOUR(tip, 0x171c24, 0xe8ecf2),
    BATON_COLOUR(onTip, 0xffffff, 0x12151a),
    BATON_COLOUR(good.text, 0x0f6f3a, 0x5bd18d),
    BATON_COLOUR(good.fill, 0xe2f5ea, 0x122e1e),
    BATON_COLOUR(warning.text, 0x855300, 0xf0b252),
    BATON_COLOUR(warning.fill, 0xfff0d2, 0x392a11),
    BATON_COLOUR(danger.text, 0xb42323, 0xff8b83),
    BATON_COLOUR(danger.fill, 0xfde8e8, 0x401d1e),
    BATON_COLOUR(info.text, 0x1d53c4, 0x8ab0ff),
    BATON_COLOUR(info.fill, 0xe4edfe, 0x1b2d54),
    BATON_COLOUR(neutral.text, 0x4b5563, 0xb5bfcc),
    BATON_COLOUR(neutral.fill, 0xeceff3, 0x2a303a),
    BATON_COLOUR(badge.text, 0xffffff, 0x1c0605),
    BATON_COLOUR(badge.fill, 0xc62f2f, 0xe2504a),
    BATON_COLOUR(quietBadge.text, 0xffffff, 0xffffff),
    BATON_COLOUR(quietBadge.fill, 0x4a5566, 0x566275),
};
#undef BATON_COLOUR

Tokens tokensOf(bool dark)
{
    Tokens tokens;
    tokens.dark = dark;
    for (const auto& entry : entries)
        entry.of(tokens) = QColor(dark ? entry.dark : entry.light);
    return tokens;
}

} // namespace

const Tokens& lightTokens()
{
    static const Tokens tokens = tokensOf(false);
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens = tokensOf(true);
    return tokens;
}

QList<std::pair<QString, QColor>> namedColours(const Tokens& tokens)
{
    auto copy = tokens;
    QList<std::pair<QString, QColor>> named;
    for (const auto& entry : entries)
        named.append({QString::fromLatin1(entry.name), entry.of(copy)});
    return named;
}

const Tokens& tokensFor(const QPalette& palette)
{
    const bool dark =
        palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    return dark ? darkTokens() : lightTokens();
}

const Tokens& tokensFor(const QWidget* widget)
{
    Q_UNUSED(widget)
    return tokensFor(QApplication::palette());
}

QPalette paletteOf(const Tokens& t)
{
    QPalette palette(t.surface, t.surface);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::Base, t.field);
    palette.setColor(QPalette::AlternateBase, t.canvas);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Link, t.link);
    palette.setColor(QPalette::ToolTipBase, t.tip);
    palette.setColor(QPalette::ToolTipText, t.onTip);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, t.disabled);
    return palette;
}

void setAppearance(Appearance appearance)
{
    static const QPalette desktop = QApplication::palette();
    if (appearance == Appearance::System) {
        QApplication::setPalette(desktop);
        return;
    }
    QApplication::setPalette(paletteOf(appearance == Appearance::Dark ? darkTokens() : lightTokens()));
}

void setUpFonts()
{
    auto font = QApplication::font();
    QStringList families = font.families();
    const auto known = QFontDatabase::families();
    for (const auto& family : {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"),
                               QStringLiteral("Noto Color Emoji")})
        if (known.contains(family) && !families.contains(family))
            families.append(family);
#ifdef Q_OS_LINUX
    // Without a desktop's own choice Qt falls back to a face that lacks much of the world's writing.
    if (known.contains(QStringLiteral("Noto Sans")) &&
        (font.family() == QLatin1String("DejaVu Sans") || font.family() == QLatin1String("Sans Serif")))
        families.prepend(QStringLiteral("Noto Sans"));
#endif
    families.removeDuplicates();
    font.setFamilies(families);
    QApplication::setFont(font);
}

QFont scaledFont(const QFont& base, double factor, bool bold)
{
    QFont font = base;
    if (font.pointSizeF() > 0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(qRound(font.pixelSize() * factor));
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

QIcon programIcon()
{
    QSvgRenderer mark(QStringLiteral(":/icons/baton.svg"));
    QIcon icon;
    for (const int side : {16, 24, 32, 48, 64, 128, 256}) {
        QPixmap picture(side, side);
        picture.fill(Qt::transparent);
        QPainter painter(&picture);
        mark.render(&painter);
        painter.end();
        icon.addPixmap(picture);
    }
    return icon;
}

} // namespace baton::ui
