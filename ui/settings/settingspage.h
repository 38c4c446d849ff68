// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/push/subscriptions.h"

#include <QHash>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QScrollArea;
class QTimeEdit;
class QVBoxLayout;

namespace baton::ui {

class FormTable;

/// What this device is told of, and the hours in which the member is left in peace. Passive: takes what the
/// relay says, says what the agent wants. UI thread.
class SettingsPage : public QWidget
{
    Q_OBJECT
public:
    explicit SettingsPage(QWidget* parent = nullptr);

    /// A section of what this computer keeps, below the others: usable without a connection. Takes it.
    void addLocalSection(QWidget* section);
    void setBots(const QList<BotRef>& bots);
    /// Those that have been seen.
    void setWorkflows(const push::WorkflowNames& names);
    /// What holds, as the relay has it. What the page does not show stays as it is.
    void setSubscriptions(const push::Subscriptions& wanted);
    void setOnline(bool online);
    /// Brings the forms for bots' changes, or for workflows, to the top, with the focus in them.
    enum class Section { AutoUpdates, Workflows };
    void showSection(Section section);
    /// The last change was refused, or kept.
    void tell(const QString& text);

Q_SIGNALS:
    void changed(const baton::push::Subscriptions& wanted);

private:
    void buildEscalations(QVBoxLayout* column);
    void buildMessages(QVBoxLayout* column);
    void buildActivity(QVBoxLayout* column);
    void buildQuietHours(QVBoxLayout* column);
    void enableHours(bool on);
    void fillZones();
    QComboBox* makeForms(bool asForAll);
    void fillWorkflowNames();
    QString workflowText(const push::WorkflowKey& key, const push::WorkflowNames& names) const;
    void fill();
    void fillActivity();
    void gather();
    void gatherActivity(push::Subscriptions& wanted) const;

    push::Subscriptions m_wanted;
    QList<BotRef> m_bots;
    QWidget* m_body;                ///< what the relay keeps
    QVBoxLayout* m_local = nullptr; ///< what needs no relay
    QScrollArea* m_scroll;
    QLabel* m_state;
    QComboBox* m_escalations = nullptr;
    QComboBox* m_messages = nullptr;
    QFormLayout* m_forms = nullptr; ///< all bots, then one row a bot
    QHash<BotId, QComboBox*> m_ofBot;
    FormTable* m_autoUpdates = nullptr;
    FormTable* m_workflows = nullptr;
    push::WorkflowNames m_workflowNames;
    QCheckBox* m_quiet = nullptr;
    QWidget* m_hours = nullptr; ///< when, and on which days
    QTimeEdit* m_from = nullptr;
    QTimeEdit* m_to = nullptr;
    QList<QCheckBox*> m_days; ///< from Monday
    QComboBox* m_zone = nullptr;
    QCheckBox* m_escalationsToo = nullptr;
    bool m_filling = false;
};

} // namespace baton::ui
