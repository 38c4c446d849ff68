// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/theme/icons.h"

#include "ui/theme/tokens.h"

#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPaintDevice>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <algorithm>
#include <array>

namespace baton::ui {

namespace {

// clang-format off
constexpr std::array<const char*, iconCount> names{
    "inbox", "flow", "spark", "bell", "chart", "team", "gear", "search", "filter", "refresh",
    "phone", "video", "transfer", "handback", "claim", "release", "check", "checks", "clock",
    "more", "panel", "close", "plus", "minus", "down", "up", "right", "left", "emoji", "attach",
    "saved", "mic", "micoff", "copilot", "bold", "italic", "list", "link", "code", "quote", "send",
    "note", "copy", "download", "file", "image", "mail", "chat", "whatsapp", "bot", "eye", "lock",
    "screen", "hangup", "keyboard", "key", "globe", "trash", "warn", "info", "help", "play", "tag",
    "device", "user", "moon", "palette", "sound", "hook", "shield", "grip", "offline", "audit",
    "pin"
};
// clang-format on

bool pointsSomewhere(Icon icon)
{
    constexpr std::array those{Icon::HandBack, Icon::Claim, Icon::Release, Icon::Send, Icon::Transfer,
                               Icon::Left,     Icon::Right, Icon::List,    Icon::Quote};
    return std::find(those.begin(), those.end(), icon) != those.end();
}

/// Small ones have heavier lines, or they would fade.
QByteArray lineWidth(qreal side)
{
    return side >= 20   ? QByteArrayLiteral("1.5")
           : side >= 16 ? QByteArrayLiteral("1.6")
                        : QByteArrayLiteral("1.75");
}

QImage drawn(Icon icon, qreal side, qreal density, const QColor& colour, bool mirrored)
{
    QFile file(QStringLiteral(":/icons/lines/%1.svg").arg(QLatin1String(names[size_t(icon)])));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QSvgRenderer lines(
        file.readAll().replace("stroke-width=\"1.5\"", "stroke-width=\"" + lineWidth(side) + '"'));
    const int pixels = qRound(side * density);
    QImage image(pixels, pixels, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    if (mirrored) {
        painter.translate(pixels, 0);
        painter.scale(-1, 1);
    }
    lines.render(&painter, QRectF(0, 0, pixels, pixels));
    painter.resetTransform();
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(image.rect(), colour);
    return image;
}

QPixmap kept(Icon icon, qreal side, qreal density, const QColor& colour, Qt::LayoutDirection direction)
{
    const bool mirrored = direction == Qt::RightToLeft && pointsSomewhere(icon);
    const auto key = QStringLiteral("icon %1 %2 %3 %4 %5")
                         .arg(int(icon))
                         .arg(side)
                         .arg(density)
                         .arg(colour.name(QColor::HexArgb))
                         .arg(mirrored);
    QPixmap picture;
    if (!QPixmapCache::find(key, &picture)) {
        picture = QPixmap::fromImage(drawn(icon, side, density, colour, mirrored));
        picture.setDevicePixelRatio(density);
        QPixmapCache::insert(key, picture);
    }
    return picture;
}

class Engine : public QIconEngine
{
public:
    Engine(Icon icon, IconTone tone) : m_icon(icon), m_tone(tone) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override
    {
        drawIconAmid(*painter, rect, std::min(rect.width(), rect.height()), m_icon, colour(mode, state),
                     QGuiApplication::layoutDirection());
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }
    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override
    {
        // The size is in pixels of the device.
        return kept(m_icon, std::min(size.width(), size.height()) / scale, scale, colour(mode, state),
                    QGuiApplication::layoutDirection());
    }
    QSize actualSize(const QSize& size, QIcon::Mode, QIcon::State) override
    {
        const int side = std::min(size.width(), size.height());
        return {side, side};
    }
    QIconEngine* clone() const override { return new Engine(m_icon, m_tone); }

private:
    QColor colour(QIcon::Mode mode, QIcon::State state) const
    {
        const auto& t = tokensFor(QGuiApplication::palette());
        if (mode == QIcon::Disabled)
            return t.disabled;
        switch (m_tone) {
        case IconTone::OnAccent:
            return t.onAccent;
        case IconTone::OnRail:
            return state == QIcon::On || mode == QIcon::Active ? t.railOn : t.railText;
        case IconTone::Danger:
            return t.danger.text;
        case IconTone::Text:
            return state == QIcon::On ? t.link : t.text;
        case IconTone::Muted:
            break;
        }
        return state == QIcon::On ? t.link : mode == QIcon::Active ? t.text : t.muted;
    }

    Icon m_icon;
    IconTone m_tone;
};

} // namespace

void drawIcon(QPainter& painter, const QRectF& box, Icon icon, const QColor& colour,
              Qt::LayoutDirection direction)
{
    const qreal side = std::min(box.width(), box.height());
    painter.drawPixmap(box.topLeft(),
                       kept(icon, side, painter.device()->devicePixelRatio(), colour, direction));
}

void drawIconAmid(QPainter& painter, const QRect& around, int side, Icon icon, const QColor& colour,
                  Qt::LayoutDirection direction)
{
    QRect box(0, 0, side, side);
    box.moveCenter(around.center());
    drawIcon(painter, box, icon, colour, direction);
}

QIcon iconFor(Icon icon, IconTone tone) { return QIcon(new Engine(icon, tone)); }

} // namespace baton::ui
