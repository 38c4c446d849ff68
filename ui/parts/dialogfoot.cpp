// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/dialogfoot.h"

#include <QDialog>
#include <QHBoxLayout>
#include <QPushButton>

namespace baton::ui {

DialogFoot::DialogFoot(const QString& deed, const char* look, QDialog& dialog) : QWidget(&dialog)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    m_cancel = new QPushButton(tr("Cancel"), this);
    m_cancel->setProperty("driverName", QStringLiteral("cancel"));
    m_deed = new QPushButton(deed, this);
    m_deed->setObjectName(QLatin1String(look));
    row->addStretch();
    row->addWidget(m_cancel);
    row->addWidget(m_deed);
    connect(m_cancel, &QPushButton::clicked, &dialog, &QDialog::reject);
    connect(m_deed, &QPushButton::clicked, this, &DialogFoot::accepted);
}

} // namespace baton::ui
