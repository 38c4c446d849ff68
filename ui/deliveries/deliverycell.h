// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/deliveriesmodel.h"

#include <QStyledItemDelegate>

namespace baton::ui {

/// A cell of the table of deliveries: what it was about with its icon, the state as a coloured pill.
class DeliveryCell : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit DeliveryCell(const models::DeliveriesModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintWhat(QPainter& painter, const QStyleOptionViewItem& option,
                   const protocol::Delivery& delivery) const;
    void paintState(QPainter& painter, const QStyleOptionViewItem& option,
                    const protocol::Delivery& delivery) const;

    const models::DeliveriesModel& m_model;
};

} // namespace baton::ui
