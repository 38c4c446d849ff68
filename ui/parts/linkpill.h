// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"

#include <QTimer>
#include <QWidget>

namespace baton::ui {

/// The connection indicator: "Connected", "Offline, trying again in 4 s", with the rest in its tool tip.
class LinkPill : public QWidget
{
    Q_OBJECT
public:
    explicit LinkPill(QWidget* parent = nullptr);

    void setStatus(const client::LinkStatus& status);
    QString text() const { return m_text; }
    QSize sizeHint() const override;
    /// Of its dot alone.
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void say();

    client::LinkStatus m_status;
    QString m_text;
    QTimer m_countdown;
};

} // namespace baton::ui
