// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/console/textbench.h"

#include "core/markdown/parse.h"
#include "tests/corpus/hostile.h"
#include "ui/conversation/safemarkdown.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QWidget>
#include <algorithm>
#include <cstdio>

namespace baton::bench {

namespace {

constexpr int bubbleWidth = 456;

struct Cost
{
    double ms = 0;
    int height = 0;
};

Cost costOf(const QString& text, bool isTyped)
{
    const QWidget window;
    QImage image(bubbleWidth, 2000, QImage::Format_ARGB32_Premultiplied);
    Cost best{1e9, 0};
    for (int round = 0; round < 3; ++round) {
        QElapsedTimer timer;
        timer.start();
        ui::SafeMarkdown document(isTyped ? markdown::typed(text) : markdown::parse(text),
                                  ui::SafeMarkdown::Length::Excerpt, ui::tokensFor(&window), qApp->font());
        const auto size = document.fitInto(bubbleWidth);
        QPainter painter(&image);
        document.drawContents(&painter);
        painter.end();
        best = {std::min(best.ms, double(timer.nsecsElapsed()) / 1e6), size.height()};
    }
    return best;
}

} // namespace

void measureTexts()
{
    QJsonArray rows;
    for (const auto& hostile : tests::hostileTexts()) {
        const auto marked = costOf(hostile.text, false);
        const auto typed = costOf(hostile.text, true);
        rows << QJsonObject{{QStringLiteral("name"), hostile.name},
                            {QStringLiteral("ms"), std::max(marked.ms, typed.ms)},
                            {QStringLiteral("height"), std::max(marked.height, typed.height)}};
    }
    std::puts(QJsonDocument(rows).toJson(QJsonDocument::Compact).constData());
}

} // namespace baton::bench
