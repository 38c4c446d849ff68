// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/stepsmodel.h"

#include <QStyledItemDelegate>

namespace baton::ui {

/// A cell of the table of steps: the state as a pill, the time as a bar against its average.
class StepCell : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit StepCell(const models::StepsModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    void paintBar(QPainter& painter, const QStyleOptionViewItem& option, const WorkflowStep& step) const;

    const models::StepsModel& m_model;
};

} // namespace baton::ui
