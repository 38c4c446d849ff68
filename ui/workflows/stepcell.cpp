// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/stepcell.h"

#include "ui/theme/paint.h"

namespace baton::ui {

namespace {

constexpr int cellMargin = 9;
constexpr int barHeight = 8;

const Tint& stepTone(const Tokens& t, const WorkflowStep& step)
{
    if (step.stuck || step.state == QLatin1String("failed"))
        return t.danger;
    return step.state == QLatin1String("done") ? t.good : t.info;
}

} // namespace

StepCell::StepCell(const models::StepsModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QSize StepCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto text = index.data().toString();
    const int width = index.column() == models::StepsModel::State
                          ? pillSize(scaledFont(option.font, 0.88, true), text).width()
                          : QFontMetrics(option.font).horizontalAdvance(text);
    constexpr int rounding = 2; // must not elide what fits
    return {width + rounding + 2 * cellMargin, QFontMetrics(option.font).height() + 20};
}

void StepCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& step = m_model.at(index.row());
    const auto& t = tokensFor(option.widget);
    painter->save();
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const auto text = index.data().toString();
    const auto cell = option.rect.adjusted(cellMargin, 0, -cellMargin, 0);
    if (index.column() == models::StepsModel::AgainstAverage) {
        paintBar(*painter, option, step);
    } else if (index.column() == models::StepsModel::State) {
        const auto font = scaledFont(option.font, 0.88, true);
        auto size = pillSize(font, text);
        size.setWidth(std::min(size.width(), cell.width()));
        const QRect pill(QPoint(cell.left(), cell.center().y() - size.height() / 2), size);
        drawPill(*painter, QStyle::visualRect(option.direction, option.rect, pill), text, stepTone(t, step),
                 font);
    } else {
        painter->setFont(option.font);
        painter->setPen(t.text);
        drawLine(*painter, cell, text, option.direction, Qt::AlignLeft);
    }
    painter->restore();
}

void StepCell::paintBar(QPainter& painter, const QStyleOptionViewItem& option, const WorkflowStep& step) const
{
    const auto bar = models::StepsModel::barOf(step, Instant::now());
    if (!bar)
        return;
    const auto& t = tokensFor(option.widget);
    const auto cell = option.rect.adjusted(cellMargin, 0, -cellMargin, 0);
    const QRect track(cell.left(), cell.center().y() - barHeight / 2, cell.width(), barHeight);
    const QRect filled(track.left(), track.top(), std::max(barHeight, int(track.width() * bar->fill)),
                       barHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.neutral.fill);
    painter.drawRoundedRect(track, barHeight / 2.0, barHeight / 2.0);
    painter.setBrush(bar->isOver ? t.danger.text : t.good.text);
    painter.drawRoundedRect(QStyle::visualRect(option.direction, option.rect, filled), barHeight / 2.0,
                            barHeight / 2.0);
    // Where its average is.
    painter.setBrush(t.muted);
    painter.drawRect(QRect(track.center().x(), track.top() - 2, 1, barHeight + 4));
}

} // namespace baton::ui
