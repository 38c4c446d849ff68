// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/deliveries/deliverycell.h"

#include "core/models/deliverytext.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QStyle>

namespace baton::ui {

namespace {

constexpr int cellInset = 9;
constexpr int between = 8;
constexpr int iconSide = 18;

Tint stateTone(const Tokens& t, const QString& state)
{
    if (state == QLatin1String("queued"))
        return t.warning;
    if (state == QLatin1String("shown"))
        return t.info;
    if (state == QLatin1String("acted"))
        return t.good;
    if (state == QLatin1String("parked") || state == QLatin1String("stopped"))
        return t.danger;
    // Dealt with elsewhere: nothing to look at.
    return state == QLatin1String("expired") ? Tint{t.muted, t.canvas} : t.neutral;
}

Icon iconOf(const QString& kind)
{
    if (kind == QLatin1String("escalation"))
        return Icon::Warn;
    if (kind == QLatin1String("assignment"))
        return Icon::Transfer;
    if (kind == QLatin1String("autoupdate"))
        return Icon::Spark;
    if (kind == QLatin1String("workflow"))
        return Icon::Flow;
    return kind == QLatin1String("webhook") ? Icon::Hook : Icon::Bell;
}

QFont pillFont(const QFont& base) { return scaledFont(base, 0.88, true); }

/// Widths of the pills, so that what stands behind them is in one line.
int widestPill(const QFont& font)
{
    int widest = 0;
    const auto states = models::deliveryStates();
    for (const auto& state : states)
        widest = std::max(widest, pillSize(font, models::deliveryStateText(state)).width());
    return widest;
}

} // namespace

DeliveryCell::DeliveryCell(const models::DeliveriesModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QSize DeliveryCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(option.font);
    const int width =
        index.column() == models::DeliveriesModel::State
            ? widestPill(pillFont(option.font)) + between + metrics.horizontalAdvance(QLatin1Char('x')) * 12
            : metrics.horizontalAdvance(index.data().toString());
    return {width + 2 * cellInset, metrics.height() + 22};
}

void DeliveryCell::paint(QPainter* painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const
{
    using Model = models::DeliveriesModel;
    const auto& t = tokensFor(option.widget);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.selection);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    painter->setFont(option.font);
    if (index.column() == Model::What) {
        paintWhat(*painter, option, m_model.at(index.row()));
    } else if (index.column() == Model::State) {
        paintState(*painter, option, m_model.at(index.row()));
    } else {
        painter->setPen(index.column() == Model::Who ? t.text : t.muted);
        drawLine(*painter, option.rect.adjusted(cellInset, 0, -cellInset, 0), index.data().toString(),
                 option.direction, Qt::AlignLeft);
    }
    painter->restore();
}

void DeliveryCell::paintWhat(QPainter& painter, const QStyleOptionViewItem& option,
                             const protocol::Delivery& delivery) const
{
    const auto& t = tokensFor(option.widget);
    const auto cell = option.rect.adjusted(cellInset, 0, -cellInset, 0);
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const int icon = QFontMetrics(option.font).height() + 6;
    drawIconAmid(painter, mirrored(QRect(cell.left(), cell.top(), icon, cell.height())), iconSide,
                 iconOf(delivery.kind), t.muted, option.direction);
    painter.setPen(t.text);
    const int left = cell.left() + icon + between;
    const auto titleFont = scaledFont(option.font, 1.0, true);
    const auto title = models::deliveryTitle(delivery);
    // Rounding must not elide what fits, and a long name leaves room for what was said.
    const int wanted = QFontMetrics(titleFont).horizontalAdvance(title) + 2;
    const int width = std::min(wanted, (cell.right() - left) * 2 / 3);
    painter.setFont(titleFont);
    drawLine(painter, mirrored(QRect(left, cell.top(), width, cell.height())), title, option.direction,
             Qt::AlignLeft);
    const QRect rest(left + width + between, cell.top(), cell.right() - left - width - between,
                     cell.height());
    if (rest.width() < icon)
        return;
    painter.setFont(option.font);
    painter.setPen(t.muted);
    drawLine(painter, mirrored(rest), models::deliveryRest(delivery), option.direction, Qt::AlignLeft);
}

void DeliveryCell::paintState(QPainter& painter, const QStyleOptionViewItem& option,
                              const protocol::Delivery& delivery) const
{
    const auto& t = tokensFor(option.widget);
    const auto cell = option.rect.adjusted(cellInset, 0, -cellInset, 0);
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const auto font = pillFont(option.font);
    const auto text = models::deliveryStateText(delivery.state);
    auto size = pillSize(font, text);
    size.setWidth(std::min(size.width(), cell.width()));
    const QRect pill(QPoint(cell.left(), cell.center().y() - size.height() / 2), size);
    drawPill(painter, mirrored(pill), text,
             onRow(t, stateTone(t, delivery.state), option.state.testFlag(QStyle::State_Selected)), font);
    const int left = cell.left() + widestPill(font) + between;
    if (left >= cell.right())
        return;
    painter.setFont(scaledFont(option.font, 0.92));
    painter.setPen(t.muted);
    drawLine(painter, mirrored(QRect(left, cell.top(), cell.right() - left, cell.height())),
             models::deliveryTookText(delivery, Instant::now()), option.direction, Qt::AlignLeft);
}

} // namespace baton::ui
