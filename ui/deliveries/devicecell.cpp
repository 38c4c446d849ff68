// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/deliveries/devicecell.h"

#include "ui/theme/paint.h"

#include <QStyle>

namespace baton::ui {

namespace {

constexpr int cellInset = 9;
constexpr int between = 9;
using Column = models::DevicesModel::Column;

QFont pillFont(const QFont& base) { return scaledFont(base, 0.88, true); }

} // namespace

DeviceCell::DeviceCell(const models::DevicesModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QSize DeviceCell::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(option.font);
    int width = metrics.horizontalAdvance(index.data().toString());
    if (index.column() == Column::Who)
        width += metrics.height() + 8 + between;
    else if (index.column() == Column::Seen)
        width = pillSize(pillFont(option.font), index.data().toString()).width();
    return {width + 2 * cellInset, metrics.height() + 22};
}

void DeviceCell::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& t = tokensFor(option.widget);
    const auto& device = m_model.at(index.row());
    const auto text = index.data().toString();
    const auto cell = option.rect.adjusted(cellInset, 0, -cellInset, 0);
    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, t.selection);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    painter->setFont(option.font);
    if (index.column() == Column::Who) {
        paintMember(*painter, option, device);
    } else if (index.column() == Column::Seen && device.connected) {
        const auto font = pillFont(option.font);
        auto size = pillSize(font, text);
        size.setWidth(std::min(size.width(), cell.width()));
        const QRect pill(QPoint(cell.left(), cell.center().y() - size.height() / 2), size);
        drawPill(*painter, QStyle::visualRect(option.direction, option.rect, pill), text,
                 onRow(t, t.good, option.state.testFlag(QStyle::State_Selected)), font);
    } else {
        painter->setPen(index.column() == Column::Name ? t.text : t.muted);
        drawLine(*painter, cell, text, option.direction, Qt::AlignLeft);
    }
    painter->restore();
}

void DeviceCell::paintMember(QPainter& painter, const QStyleOptionViewItem& option,
                             const protocol::Device& device) const
{
    const auto& t = tokensFor(option.widget);
    const auto cell = option.rect.adjusted(cellInset, 0, -cellInset, 0);
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    const int disc = QFontMetrics(option.font).height() + 8;
    const auto avatar = mirrored(QRect(cell.left(), cell.center().y() - disc / 2, disc, disc));
    drawAvatar(painter, avatar, device.member.name, scaledFont(option.font, 0.8, true));
    if (device.connected)
        drawPresence(painter, avatar, device.availability != QLatin1String("away"), t.surface,
                     option.direction);
    const int left = cell.left() + disc + between;
    const auto nameFont = scaledFont(option.font, 1.0, true);
    const int wanted = QFontMetrics(nameFont).horizontalAdvance(device.member.name) + 2;
    const int width = std::min(wanted, cell.right() - left);
    painter.setFont(nameFont);
    painter.setPen(t.text);
    drawLine(painter, mirrored(QRect(left, cell.top(), width, cell.height())), device.member.name,
             option.direction, Qt::AlignLeft);
    const QRect rest(left + width + between, cell.top(), cell.right() - left - width - between,
                     cell.height());
    if (rest.width() < disc)
        return;
    painter.setFont(scaledFont(option.font, 0.92));
    painter.setPen(t.muted);
    drawLine(painter, mirrored(rest), device.email, option.direction, Qt::AlignLeft);
}

} // namespace baton::ui
