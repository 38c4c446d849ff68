// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <QVariant>

namespace baton::models {

/// What a table model says in headerData(): the names of its columns, in order, where their texts begin.
inline QVariant columnHeader(const QStringList& names, int section, Qt::Orientation orientation, int role)
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? names.value(section) : QVariant();
}

} // namespace baton::models
