// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/theme/paint.h"

#include <QStyle>
#include <QTest>

using namespace baton::ui;

namespace {

/// What is drawn into a picture of 300 by 60 at this density.
template <typename Draw>
QImage drawn(qreal density, Draw draw)
{
    QImage image((QSizeF(300, 60) * density).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(density);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setPen(Qt::darkBlue);
    draw(painter);
    return image;
}

} // namespace

/// What lists paint row by row looks as if Qt had drawn it, only sooner.
class TestPaint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineLooksAsQtDrawsIt_data();
    void aLineLooksAsQtDrawsIt();
    void twoLinesEndInAnEllipsis();
    void aPillIsSeenInASelectedRow();
    void aPillHasOneLine();
    void aNameThatKeepsItsDirectionHasTheSameLetters();
};

void TestPaint::aLineLooksAsQtDrawsIt_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<Qt::LayoutDirection>("window");
    QTest::newRow("short") << QStringLiteral("Lead enrichment") << Qt::LeftToRight;
    QTest::newRow("empty") << QString() << Qt::LeftToRight;
    QTest::newRow("elided") << QStringLiteral("a long one ").repeated(20) << Qt::LeftToRight;
    QTest::newRow("two lines") << QStringLiteral("one\ntwo") << Qt::LeftToRight;
    QTest::newRow("mirrored") << QStringLiteral("Lead enrichment") << Qt::RightToLeft;
    QTest::newRow("Arabic") << QStringLiteral("مزامنة الفواتير") << Qt::RightToLeft;
    QTest::newRow("Arabic, elided") << QStringLiteral("مزامنة الفواتير ").repeated(20) << Qt::LeftToRight;
}

void TestPaint::aLineLooksAsQtDrawsIt()
{
    QFETCH(QString, text);
    QFETCH(Qt::LayoutDirection, window);
    const QRect rect(10, 5, 250, 40);
    for (const qreal density : {1.0, 2.0}) {
        const auto ours =
            drawn(density, [&](QPainter& painter) { drawLine(painter, rect, text, window, Qt::AlignLeft); });
        const auto theirs = drawn(density, [&](QPainter& painter) {
            const int direction =
                text.isRightToLeft() ? int(Qt::TextForceRightToLeft) : int(Qt::TextForceLeftToRight);
            painter.drawText(
                rect,
                int(QStyle::visualAlignment(window, Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextSingleLine) |
                    direction,
                painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
        });
        QCOMPARE(ours, theirs);
    }
}

void TestPaint::twoLinesEndInAnEllipsis()
{
    const QRect rect(0, 0, 200, 60);
    const auto words = QStringLiteral("a reason that goes on ");
    const auto two = [&](const QString& text) {
        return drawn(1, [&](QPainter& painter) { drawTwoLines(painter, rect, text, Qt::LeftToRight); });
    };
    // However much follows, nothing of it is drawn beyond the second line.
    QCOMPARE(two(words.repeated(20)), two(words.repeated(40)));
    QVERIFY(two(words.repeated(20)) != two(words));
    // What fits in one line is drawn as one.
    QCOMPARE(two(QStringLiteral("short")), drawn(1, [&](QPainter& painter) {
                 drawLine(painter, QRect(0, 0, 200, painter.fontMetrics().height()), QStringLiteral("short"),
                          Qt::LeftToRight, Qt::AlignLeft);
             }));
}

void TestPaint::aPillIsSeenInASelectedRow()
{
    for (const auto* tokens : {&lightTokens(), &darkTokens()}) {
        for (const auto& tone :
             {tokens->good, tokens->warning, tokens->danger, tokens->info, tokens->neutral}) {
            const auto a = onRow(*tokens, tone, true).fill;
            const auto& b = tokens->selection;
            const int difference =
                qAbs(a.red() - b.red()) + qAbs(a.green() - b.green()) + qAbs(a.blue() - b.blue());
            QVERIFY2(difference >= 30, qPrintable(a.name() + QStringLiteral(" on ") + b.name()));
            QCOMPARE(onRow(*tokens, tone, false).fill, tone.fill);
        }
    }
}

void TestPaint::aPillHasOneLine()
{
    const QFont font;
    QCOMPARE(pillSize(font, QStringLiteral("billing\nstep\u202E")),
             pillSize(font, QStringLiteral("billing step")));
}

void TestPaint::aNameThatKeepsItsDirectionHasTheSameLetters()
{
    const auto name = QStringLiteral("Jane Doe");
    const QString kept = QChar(0x2068) + name + QChar(0x2069);
    QCOMPARE(initialsOf(kept), QStringLiteral("JD"));
    const auto drawn = [](const QString& whose) {
        QImage image(40, 40, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter painter(&image);
        drawAvatar(painter, image.rect(), whose, QApplication::font());
        return image;
    };
    QCOMPARE(drawn(kept), drawn(name));
}

BATON_GUI_TEST(TestPaint)
#include "tst_paint.moc"
