// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

namespace baton::ui {

/// Somebody's disc, where it stands alone. The name beside it says who it is.
class Avatar : public QWidget
{
    Q_OBJECT
public:
    Avatar(int side, QWidget* parent) : QWidget(parent) { setFixedSize(side, side); }

    void setPerson(const QString& name);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
};

} // namespace baton::ui
