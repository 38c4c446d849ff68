// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/runfeedmodel.h"

#include <QStyledItemDelegate>

namespace baton::ui {

struct Tokens;
struct Tint;

/// The colour of a state.
const Tint& runTone(const Tokens& tokens, RunState state);

/// One run in the feed: what it is, what is to be said of it in two lines, its state.
class RunCard : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit RunCard(const models::RunFeedModel& model, QObject* parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

private:
    const models::RunFeedModel& m_model;
};

} // namespace baton::ui
