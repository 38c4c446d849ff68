// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/devices.h"

#include <QAbstractTableModel>

namespace baton::models {

/// Where members are signed in: who is connected first, then who was seen last. UI thread.
class DevicesModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Who, Name, Platform, Seen, Since, Availability, Columns };

    explicit DevicesModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const protocol::Device& at(int row) const { return m_rows.at(row); }
    /// All of them; nothing moves when only times have changed.
    void setDevices(QList<protocol::Device> devices);

private:
    QList<protocol::Device> m_rows;
};

} // namespace baton::models
