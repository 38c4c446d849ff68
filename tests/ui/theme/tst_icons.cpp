// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/theme/icons.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QTest>

using namespace baton::ui;

namespace {

QImage picture(Icon icon, int side, Qt::LayoutDirection direction = Qt::LeftToRight)
{
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    drawIcon(painter, image.rect(), icon, Qt::red, direction);
    return image;
}

int inked(const QImage& image)
{
    int pixels = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            pixels += qAlpha(image.pixel(x, y)) > 0 ? 1 : 0;
    return pixels;
}

} // namespace

/// The drawings of buttons and rows.
class TestIcons : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachIsDrawnInTheColourAskedFor();
    void noDrawingLacksItsName();
    void whatPointsSomewhereIsMirrored();
    void aButtonsIconGoesWithTheTheme();
};

void TestIcons::eachIsDrawnInTheColourAskedFor()
{
    for (int i = 0; i < iconCount; ++i) {
        const auto image = picture(Icon(i), 20);
        const int ink = inked(image);
        QVERIFY2(ink > 10 && ink < 300, qPrintable(QStringLiteral("icon %1 has %2 pixels").arg(i).arg(ink)));
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (const auto pixel = image.pixelColor(x, y); pixel.alpha() > 200)
                    QVERIFY2(pixel.red() > 200 && pixel.green() < 60, qPrintable(pixel.name()));
    }
}

void TestIcons::noDrawingLacksItsName()
{
    QCOMPARE(QDir(QStringLiteral(":/icons/lines")).entryList({QStringLiteral("*.svg")}).size(), iconCount);
}

void TestIcons::whatPointsSomewhereIsMirrored()
{
    // Edges are smoothed from the other side then, so they are not the same to the last shade.
    const auto differs = [](const QImage& a, const QImage& b) {
        int pixels = 0;
        for (int y = 0; y < a.height(); ++y)
            for (int x = 0; x < a.width(); ++x)
                pixels += std::abs(qAlpha(a.pixel(x, y)) - qAlpha(b.pixel(x, y))) > 96 ? 1 : 0;
        return pixels;
    };
    const auto send = picture(Icon::Send, 40);
    const auto there = picture(Icon::Send, 40, Qt::RightToLeft);
    QVERIFY(differs(there, send.mirrored(true, false)) < 10);
    QVERIFY(differs(there, send) > 100);
    QCOMPARE(picture(Icon::Check, 40, Qt::RightToLeft), picture(Icon::Check, 40));
}

void TestIcons::aButtonsIconGoesWithTheTheme()
{
    const auto colourOf = [](const QIcon& icon, QIcon::Mode mode) {
        const auto image = icon.pixmap(QSize(20, 20), 1.0, mode).toImage();
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qAlpha(image.pixel(x, y)) > 250)
                    return QColor(image.pixel(x, y));
        return QColor();
    };
    const auto close = [](const QColor& a, const QColor& b) {
        return std::abs(a.red() - b.red()) < 12 && std::abs(a.green() - b.green()) < 12 &&
               std::abs(a.blue() - b.blue()) < 12;
    };
    const auto icon = iconFor(Icon::Close);
    setAppearance(Appearance::Light);
    QVERIFY(close(colourOf(icon, QIcon::Normal), lightTokens().muted));
    QVERIFY(close(colourOf(icon, QIcon::Disabled), lightTokens().disabled));
    setAppearance(Appearance::Dark);
    QVERIFY(close(colourOf(icon, QIcon::Normal), darkTokens().muted));
    setAppearance(Appearance::Light);
}

BATON_GUI_TEST(TestIcons)
#include "tst_icons.moc"
