// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/autoupdates/entrycell.h"

#include "ui/theme/paint.h"

namespace baton::ui {

namespace {

constexpr int cellInset = 9;

const Tint& kindTone(const Tokens& t, const QString& kind)
{
    if (kind == QLatin1String("kb_chunks_added"))
        return t.info;
    if (kind == QLatin1String("tool_added"))
        return t.danger;
    return kind == QLatin1String("prompt_tuned") ? t.warning : t.neutral;
}

} // namespace

EntryCell::EntryCell(const models::AutoUpdatesModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QSize EntryCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto text = index.data().toString();
    const QFontMetrics metrics(option.font);
    const int width =
        index.column() == models::AutoUpdatesModel::Kind
            ? pillSize(scaledFont(option.font, 0.88, true), text).width()
            : metrics.horizontalAdvance(text) + (index.column() == models::AutoUpdatesModel::Review ? 22 : 0);
    return {width + 2 * cellInset, metrics.height() + 22};
}

void EntryCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& entry = m_model.at(index.row());
    const auto& t = tokensFor(option.widget);
    const auto text = index.data().toString();
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.selection);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    const auto cell = option.rect.adjusted(cellInset, 0, -cellInset, 0);
    if (index.column() == models::AutoUpdatesModel::Kind) {
        const auto font = scaledFont(option.font, 0.88, true);
        auto size = pillSize(font, text);
        size.setWidth(std::min(size.width(), cell.width()));
        const QRect pill(QPoint(cell.left(), cell.center().y() - size.height() / 2), size);
        drawPill(*painter, QStyle::visualRect(option.direction, option.rect, pill), text,
                 onRow(t, kindTone(t, entry.kind), option.state.testFlag(QStyle::State_Selected)), font);
    } else if (index.column() == models::AutoUpdatesModel::Review) {
        paintReview(*painter, option, entry, text);
    } else {
        painter->setFont(option.font);
        painter->setPen(index.column() == models::AutoUpdatesModel::Why ? t.muted : t.text);
        drawLine(*painter, cell, text, option.direction, Qt::AlignLeft);
    }
    painter->restore();
}

void EntryCell::paintReview(QPainter& painter, const QStyleOptionViewItem& option, const AutoUpdate& entry,
                            const QString& text) const
{
    const auto& t = tokensFor(option.widget);
    const auto cell = option.rect.adjusted(cellInset, 0, -cellInset, 0);
    if (entry.reviewedAt || !m_mayReview) {
        painter.setFont(scaledFont(option.font, 0.9));
        painter.setPen(t.muted);
        drawLine(painter, cell, entry.reviewedAt ? text : tr("not reviewed"), option.direction,
                 Qt::AlignLeft);
        return;
    }
    const QFontMetrics metrics(option.font);
    const QRect button(cell.left(), cell.center().y() - metrics.height() / 2 - 5,
                       metrics.horizontalAdvance(text) + 22, metrics.height() + 10);
    const auto place = QStyle::visualRect(option.direction, option.rect, button);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(t.line);
    painter.setBrush(option.state.testFlag(QStyle::State_MouseOver) ? t.neutral.fill : t.surface);
    painter.drawRoundedRect(place, 6, 6);
    painter.setPen(t.text);
    painter.setFont(option.font);
    painter.drawText(place, Qt::AlignCenter, text);
}

} // namespace baton::ui
