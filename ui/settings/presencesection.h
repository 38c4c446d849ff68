// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/attendance.h"

#include <QWidget>

class QCheckBox;
class QComboBox;

namespace baton::ui {

/// When this device takes the agent to be away. Needs no relay. Passive. UI thread.
class PresenceSection : public QWidget
{
    Q_OBJECT
public:
    explicit PresenceSection(QWidget* parent = nullptr);

    void setRules(const models::AwayRules& rules);

Q_SIGNALS:
    /// By the person.
    void changed(const baton::models::AwayRules& rules);

private:
    void gather();

    QComboBox* m_idle;
    QCheckBox* m_locked;
};

} // namespace baton::ui
