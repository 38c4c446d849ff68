// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/devicesmodel.h"

#include "core/models/columnheader.h"
#include "core/models/deliverytext.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

namespace baton::models {

namespace {

bool comesFirst(const protocol::Device& a, const protocol::Device& b)
{
    if (a.connected != b.connected)
        return a.connected;
    if (!a.connected && a.lastSeen != b.lastSeen)
        return a.lastSeen > b.lastSeen;
    const int order = QString::localeAwareCompare(a.member.name, b.member.name);
    return order != 0 ? order < 0 : std::tie(a.name, a.id) < std::tie(b.name, b.id);
}

QString exactly(Instant at) { return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms)); }

} // namespace

int DevicesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}
int DevicesModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant DevicesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& device = at(index.row());
    if (role == Qt::ToolTipRole) {
        if (index.column() == Who)
            return device.email;
        if (index.column() == Seen || index.column() == Since)
            return exactly(index.column() == Seen ? device.lastSeen : device.signedInAt);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case Who:
        return device.member.name;
    case Name:
        return device.name.isEmpty() ? tr("a device without a name") : device.name;
    case Platform:
        return device.platform;
    case Seen:
        return device.connected ? tr("connected now") : momentText(device.lastSeen);
    case Since:
        return momentText(device.signedInAt);
    default:
        if (!device.connected)
            return tr("not connected");
        return device.availability == QLatin1String("away") ? tr("Away") : tr("Online");
    }
}

QVariant DevicesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return columnHeader(
        {tr("Who"), tr("Device"), tr("Platform"), tr("Last seen"), tr("Signed in since"), tr("Availability")},
        section, orientation, role);
}

void DevicesModel::setDevices(QList<protocol::Device> devices)
{
    std::sort(devices.begin(), devices.end(), comesFirst);
    const bool isSameOrder =
        std::equal(devices.cbegin(), devices.cend(), m_rows.cbegin(), m_rows.cend(),
                   [](const protocol::Device& a, const protocol::Device& b) { return a.id == b.id; });
    if (!isSameOrder) {
        beginResetModel();
        m_rows = std::move(devices);
        endResetModel();
        return;
    }
    m_rows = std::move(devices);
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, Columns - 1));
}

} // namespace baton::models
