// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/controltones.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPainter>
#include <QPixmap>
#include <QStyle>
#include <QStyleFactory>
#include <QSvgRenderer>
#include <QWidget>

namespace baton::ui {

const Tokens& lightTokens()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.rail = QColor(0x1b, 0x21, 0x2b);
        t.railText = QColor(0xb7, 0xc1, 0xcf);
        t.railActive = QColor(0x32, 0x3c, 0x4b);
        t.surface = QColor(0xff, 0xff, 0xff);
        t.canvas = QColor(0xf5, 0xf6, 0xf8);
        t.field = QColor(0xff, 0xff, 0xff);
        t.line = QColor(0xe1, 0xe5, 0xea);
        t.text = QColor(0x17, 0x1c, 0x24);
        t.muted = QColor(0x59, 0x63, 0x72);
        t.accent = QColor(0x24, 0x59, 0xd8);
        t.onAccent = QColor(0xff, 0xff, 0xff);
        t.selection = QColor(0xe8, 0xef, 0xfd);
        t.bubble = QColor(0xff, 0xff, 0xff);
        t.botBubble = QColor(0xe9, 0xed, 0xf2);
        t.agentBubble = QColor(0xdc, 0xe8, 0xfd);
        t.note = QColor(0xff, 0xf4, 0xd9);
        t.good = {QColor(0x0f, 0x6f, 0x3a), QColor(0xe2, 0xf5, 0xea)};
        t.warning = {QColor(0x85, 0x53, 0x00), QColor(0xff, 0xf0, 0xd2)};
        t.danger = {QColor(0xb4, 0x23, 0x23), QColor(0xfd, 0xe8, 0xe8)};
        t.info = {QColor(0x1d, 0x53, 0xc4), QColor(0xe4, 0xed, 0xfe)};
        t.neutral = {QColor(0x4b, 0x55, 0x63), QColor(0xec, 0xef, 0xf3)};
        return t;
    }();
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.dark = true;
        t.rail = QColor(0x0d, 0x10, 0x15);
        t.railText = QColor(0xa5, 0xb0, 0xbe);
        t.railActive = QColor(0x2a, 0x31, 0x3c);
        t.surface = QColor(0x1a, 0x1e, 0x25);
        t.canvas = QColor(0x12, 0x15, 0x1a);
        t.field = QColor(0x1a, 0x1e, 0x25);
        t.line = QColor(0x2a, 0x30, 0x3a);
        t.text = QColor(0xe8, 0xec, 0xf2);
        t.muted = QColor(0x9b, 0xa6, 0xb5);
        t.accent = QColor(0x75, 0xa2, 0xff);
        t.onAccent = QColor(0x0b, 0x16, 0x2e);
        t.selection = QColor(0x21, 0x30, 0x52);
        t.bubble = QColor(0x1d, 0x22, 0x2a);
        t.botBubble = QColor(0x27, 0x2e, 0x38);
        t.agentBubble = QColor(0x20, 0x36, 0x5f);
        t.note = QColor(0x3a, 0x2e, 0x17);
        t.good = {QColor(0x5b, 0xd1, 0x8d), QColor(0x12, 0x2e, 0x1e)};
        t.warning = {QColor(0xf0, 0xb2, 0x52), QColor(0x39, 0x2a, 0x11)};
        t.danger = {QColor(0xff, 0x8b, 0x83), QColor(0x40, 0x1d, 0x1e)};
        t.info = {QColor(0x8a, 0xb0, 0xff), QColor(0x1b, 0x2d, 0x54)};
        t.neutral = {QColor(0xb5, 0xbf, 0xcc), QColor(0x2a, 0x30, 0x3a)};
        return t;
    }();
    return tokens;
}

const ControlTones& controlTones(const Tokens& tokens)
{
    // In the order of the struct
    static const ControlTones light{QColor(0x82, 0x8c, 0x9a), QColor(0xc8, 0xcf, 0xd8),
                                    QColor(0xf0, 0xf2, 0xf5), QColor(0xe4, 0xe8, 0xed),
                                    QColor(0xa0, 0xa8, 0xb4), QColor(0x1f, 0x52, 0xcb),
                                    QColor(0xff, 0xff, 0xff), QColor(0xff, 0xe0, 0x8a)};
    static const ControlTones dark{QColor(0x71, 0x7d, 0x8d), QColor(0x3d, 0x46, 0x53),
                                   QColor(0x23, 0x29, 0x32), QColor(0x2c, 0x33, 0x3e),
                                   QColor(0x62, 0x6d, 0x7b), QColor(0x8a, 0xb0, 0xff),
                                   QColor(0xff, 0xff, 0xff), QColor(0x6b, 0x54, 0x10)};
    return tokens.dark ? dark : light;
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
    palette.setColor(QPalette::Link, controlTones(t).link);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, controlTones(t).disabled);
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
