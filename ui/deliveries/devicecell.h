// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/devicesmodel.h"

#include <QStyledItemDelegate>

namespace baton::ui {

/// A cell of the table of devices: the member with their disc, connected ones with a pill.
class DeviceCell : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit DeviceCell(const models::DevicesModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintMember(QPainter& painter, const QStyleOptionViewItem& option,
                     const protocol::Device& device) const;

    const models::DevicesModel& m_model;
};

} // namespace baton::ui
