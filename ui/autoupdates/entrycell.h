// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/autoupdatesmodel.h"

#include <QStyledItemDelegate>

namespace baton::ui {

/// A cell of the table of auto-updates: the kind as a pill, the review as a button until it is done.
class EntryCell : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit EntryCell(const models::AutoUpdatesModel& model, QObject* parent = nullptr);

    void setMayReview(bool may) { m_mayReview = may; }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintReview(QPainter& painter, const QStyleOptionViewItem& option, const AutoUpdate& entry,
                     const QString& text) const;

    const models::AutoUpdatesModel& m_model;
    bool m_mayReview = false;
};

} // namespace baton::ui
