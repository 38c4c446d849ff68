// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/workflowrun.h"

#include <QAbstractTableModel>

namespace baton::models {

/// The steps of one run, in the order of their index. UI thread.
class StepsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Number, Name, State, Started, Took, AgainstAverage, Columns };

    explicit StepsModel(QObject* parent = nullptr) : QAbstractTableModel(parent) {}

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    const WorkflowStep& at(int row) const { return m_steps.at(row); }
    void setSteps(const QList<WorkflowStep>& steps);
    /// What just happened to one step; it keeps the averages it had when @p step has none.
    void upsert(const WorkflowStep& step);
    /// The clock went on: what still runs shows a new time.
    void tick();

    /// How far a step's time reaches along its bar, from 0 to 1, and whether it is more than twice its
    /// average. The bar's middle is the average.
    struct Bar
    {
        double fill = 0;
        bool isOver = false;
    };
    static std::optional<Bar> barOf(const WorkflowStep& step, Instant now);

private:
    QString text(const WorkflowStep& step, int column) const;
    QString told(const WorkflowStep& step) const;

    QList<WorkflowStep> m_steps;
};

} // namespace baton::models
