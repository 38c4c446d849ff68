// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/selectabletext.h"

#include <QEvent>
#include <QStyle>
#include <QTextDocument>
#include <cmath>

namespace baton::ui {

namespace {
constexpr int widestWord = 160; ///< a longer one is broken rather than given a wider window
}

SelectableText::SelectableText(QWidget* parent) : QTextEdit(parent)
{
    setObjectName(QStringLiteral("passage"));
    setReadOnly(true);
    setAcceptRichText(false);
    setFrameShape(QFrame::NoFrame);
    setTabChangesFocus(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    viewport()->setAutoFillBackground(false);
    document()->setDocumentMargin(0);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAlignmentHere();
}

void SelectableText::setText(const QString& text)
{
    if (text == toPlainText())
        return;
    setPlainText(text);
    updateGeometry();
}

QSize SelectableText::sizeHint() const
{
    const int width = int(std::ceil(document()->idealWidth()));
    const int unbroken = fontMetrics().size(0, toPlainText()).width() + fontMetrics().averageCharWidth();
    return {std::max(width, unbroken), heightForWidth(std::max(width, unbroken))};
}

QSize SelectableText::minimumSizeHint() const
{
    int width = 0;
    const auto words = toPlainText().simplified().split(u' ');
    for (const auto& word : words)
        width = std::max(width, fontMetrics().horizontalAdvance(word));
    return {std::min(width, widestWord), fontMetrics().lineSpacing()};
}

/// Measured in a document of its own: to lay out the one that is shown would move what is selected.
int SelectableText::heightForWidth(int width) const
{
    QTextDocument measured;
    measured.setDefaultFont(font());
    measured.setDocumentMargin(0);
    measured.setDefaultTextOption(document()->defaultTextOption());
    measured.setPlainText(toPlainText());
    measured.setTextWidth(std::max(1, width));
    return int(std::ceil(measured.size().height()));
}

void SelectableText::changeEvent(QEvent* event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        setAlignmentHere();
}

void SelectableText::setAlignmentHere()
{
    auto option = document()->defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft) | Qt::AlignAbsolute);
    document()->setDefaultTextOption(option);
}

} // namespace baton::ui
