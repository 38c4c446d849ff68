// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"

#include <QMenu>
#include <optional>

namespace baton::ui {

/// Until when a conversation is put out of the way; filled anew whenever it is opened. UI thread.
class SnoozeMenu : public QMenu
{
    Q_OBJECT
public:
    explicit SnoozeMenu(QWidget* parent = nullptr);

    void setSnoozed(bool isSnoozed) { m_isSnoozed = isSnoozed; }

Q_SIGNALS:
    /// Without a time it comes back at once.
    void chosen(std::optional<baton::Instant> until);

private:
    void fill();
    void askForTime();

    bool m_isSnoozed = false;
};

} // namespace baton::ui
