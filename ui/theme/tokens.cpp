#include "ui/theme/tokens.h"

#include <QApplication>
#include <QFontDatabase>
#include <QStyle>
#include <QStyleFactory>
#include <QWidget>

namespace baton::ui {

const Tokens& lightTokens()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.rail = QColor(0x1e, 0x25, 0x2f);
        t.railText = QColor(0xc5, 0xce, 0xda);
        t.railActive = QColor(0x36, 0x40, 0x4e);
        t.surface = QColor(0xff, 0xff, 0xff);
        t.canvas = QColor(0xf5, 0xf6, 0xf8);
        t.field = QColor(0xf7, 0xf8, 0xfa);
        t.line = QColor(0xdf, 0xe3, 0xe9);
        t.text = QColor(0x1a, 0x1f, 0x27);
        t.muted = QColor(0x5b, 0x65, 0x73);
        t.accent = QColor(0x25, 0x63, 0xeb);
        t.onAccent = QColor(0xff, 0xff, 0xff);
        t.selection = QColor(0xe8, 0xf0, 0xfe);
        t.bubble = QColor(0xff, 0xff, 0xff);
        t.botBubble = QColor(0xec, 0xef, 0xf4);
        t.agentBubble = QColor(0xdb, 0xe7, 0xfe);
        t.note = QColor(0xff, 0xf4, 0xdf);
        t.good = {QColor(0x0f, 0x76, 0x3c), QColor(0xe3, 0xf6, 0xea)};
        t.warning = {QColor(0x92, 0x5a, 0x00), QColor(0xff, 0xf1, 0xd6)};
        t.danger = {QColor(0xbf, 0x26, 0x26), QColor(0xfd, 0xe8, 0xe8)};
        t.info = {QColor(0x1d, 0x56, 0xcf), QColor(0xe4, 0xed, 0xfe)};
        t.neutral = {QColor(0x4b, 0x55, 0x63), QColor(0xec, 0xef, 0xf4)};
        return t;
    }();
    return tokens;
}

const Tokens& darkTokens()
{
    static const Tokens tokens = [] {
        Tokens t;
        t.dark = true;
        t.rail = QColor(0x0f, 0x12, 0x17);
        t.railText = QColor(0xa9, 0xb3, 0xc1);
        t.railActive = QColor(0x2a, 0x31, 0x3b);
        t.surface = QColor(0x1a, 0x1e, 0x25);
        t.canvas = QColor(0x13, 0x16, 0x1b);
        t.field = QColor(0x14, 0x17, 0x1d);
        t.line = QColor(0x2f, 0x36, 0x41);
        t.text = QColor(0xe9, 0xed, 0xf3);
        t.muted = QColor(0x9a, 0xa5, 0xb4);
        t.accent = QColor(0x6d, 0x9d, 0xff);
        t.onAccent = QColor(0x0b, 0x16, 0x2e);
        t.selection = QColor(0x20, 0x2f, 0x4d);
        t.bubble = QColor(0x1a, 0x1e, 0x25);
        t.botBubble = QColor(0x27, 0x2d, 0x37);
        t.agentBubble = QColor(0x1f, 0x35, 0x5f);
        t.note = QColor(0x3b, 0x2d, 0x17);
        t.good = {QColor(0x57, 0xd0, 0x8a), QColor(0x12, 0x2f, 0x1e)};
        t.warning = {QColor(0xf2, 0xb1, 0x4d), QColor(0x3b, 0x2a, 0x10)};
        t.danger = {QColor(0xff, 0x82, 0x7a), QColor(0x42, 0x1c, 0x1d)};
        t.info = {QColor(0x86, 0xae, 0xff), QColor(0x1b, 0x2e, 0x57)};
        t.neutral = {QColor(0xb4, 0xbe, 0xcb), QColor(0x2a, 0x30, 0x3a)};
        return t;
    }();
    return tokens;
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

void setAppearance(Appearance appearance)
{
    static const QPalette desktop = QApplication::palette();
    if (appearance == Appearance::System) {
        QApplication::setPalette(desktop);
        return;
    }
    const auto& t = appearance == Appearance::Dark ? darkTokens() : lightTokens();
    QPalette palette(t.surface, t.surface);
    palette.setColor(QPalette::WindowText, t.text);
    palette.setColor(QPalette::Text, t.text);
    palette.setColor(QPalette::ButtonText, t.text);
    palette.setColor(QPalette::Base, t.field);
    palette.setColor(QPalette::AlternateBase, t.canvas);
    palette.setColor(QPalette::Highlight, t.accent);
    palette.setColor(QPalette::HighlightedText, t.onAccent);
    palette.setColor(QPalette::PlaceholderText, t.muted);
    palette.setColor(QPalette::Link, t.accent);
    palette.setColor(QPalette::ToolTipBase, t.surface);
    palette.setColor(QPalette::ToolTipText, t.text);
    QApplication::setPalette(palette);
}

void setUpFonts()
{
    auto font = QApplication::font();
    QStringList families = font.families();
    const auto known = QFontDatabase::families();
    for (const auto& family : {QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans Arabic"),
                               QStringLiteral("Noto Color Emoji")}) {
        if (known.contains(family) && !families.contains(family))
            families.append(family);
    }
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

} // namespace baton::ui
