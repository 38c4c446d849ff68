// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/sessionvalues.h"
#include "core/models/deliveriesmodel.h"
#include "core/models/devicesmodel.h"

#include <QMap>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;
class QTableView;
class QVBoxLayout;

namespace baton::ui {

class ChoiceButton;
class LinkPill;
class TabRow;

/// The administrators' screen: who was told of what, and where members are signed in. Passive, but for when
/// it wants to know: at once when it is shown, and every few seconds while it is seen and at its top. UI
/// thread.
class DeliveriesPage : public QWidget
{
    Q_OBJECT
public:
    explicit DeliveriesPage(QWidget* parent = nullptr);

    models::DeliveriesModel& deliveries() { return m_deliveries; }
    void setLink(const client::LinkStatus& status);
    void setDevices(const QList<protocol::Device>& devices);
    /// Of whom there were deliveries, for the filter.
    void learnMembers(const QList<protocol::Delivery>& deliveries);
    /// Why nothing could be read; empty when it could.
    void setProblem(const QString& text);
    void clear();
    void setRefreshInterval(int milliseconds) { m_refresh.setInterval(milliseconds); }

Q_SIGNALS:
    void devicesWanted();
    void openRequested(const baton::protocol::Delivery& delivery);
    /// The relay is to send it again, by its id.
    void retryRequested(const QString& id);

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildTop(QVBoxLayout* column);
    void buildTabs(QVBoxLayout* column);
    void buildFilters(QVBoxLayout* column);
    void buildDeliveries();
    void buildDevices();
    void showTab(int tab);
    void filterChanged();
    void refreshMembers();
    void refreshTabs();
    void refreshEmpty();
    void refreshRetry();
    /// @p isAsked by a person: whatever they look at.
    void refresh(bool isAsked);

    models::DeliveriesModel m_deliveries;
    models::DevicesModel m_devices;
    QMap<MemberId, QString> m_members;
    LinkPill* m_link = nullptr;
    QPushButton* m_ask = nullptr;
    TabRow* m_tabs = nullptr;
    QWidget* m_filters = nullptr;
    ChoiceButton* m_state = nullptr;
    ChoiceButton* m_kind = nullptr;
    ChoiceButton* m_member = nullptr;
    QStackedWidget* m_tables = nullptr;
    QTableView* m_deliveryTable = nullptr;
    QTableView* m_deviceTable = nullptr;
    QPushButton* m_retry = nullptr;
    QLabel* m_empty = nullptr;
    QPushButton* m_further = nullptr;
    QTimer m_refresh;
    QString m_problem;
    bool m_isOnline = false;
    bool m_hasDevices = false;
};

} // namespace baton::ui
