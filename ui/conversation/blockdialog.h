// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"

#include <QDialog>
#include <optional>

class QCheckBox;
class QComboBox;

namespace baton::ui {

/// Asks before somebody is kept out: for how long, and whether others from their address are. UI thread.
class BlockDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param address where they write from; empty when that is not known
    BlockDialog(const QString& customer, const QString& address, QWidget* parent = nullptr);

Q_SIGNALS:
    /// @p until nothing: until somebody lets them in again.
    void chosen(std::optional<baton::Instant> until, bool address);

private:
    QComboBox* m_time = nullptr;
    QCheckBox* m_address = nullptr;
};

} // namespace baton::ui
