// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/blockdialog.h"

#include "core/models/theirwords.h"
#include "ui/parts/dialogfoot.h"
#include "ui/parts/wheelguard.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {
constexpr qint64 hourMs = 60LL * 60 * 1'000;
constexpr qint64 dayMs = 24 * hourMs;
constexpr int dialogWidth = 380;
} // namespace

BlockDialog::BlockDialog(const QString& customer, const QString& address, QWidget* parent) : QDialog(parent)
{
    setObjectName(QStringLiteral("blockDialog"));
    setWindowTitle(tr("Block this visitor"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(10);
    auto* words =
        new QLabel(tr("Block %1? Nothing they write is taken until then. Admins can see that you did "
                      "it.")
                       .arg(models::within(customer)),
                   this);
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    m_time = new QComboBox(this);
    m_time->setObjectName(QStringLiteral("blockTime"));
    m_time->setAccessibleName(tr("For how long"));
    m_time->addItem(tr("For an hour"), hourMs);
    m_time->addItem(tr("For a day"), dayMs);
    m_time->addItem(tr("For a week"), 7 * dayMs);
    m_time->addItem(tr("Until somebody lets them in again"), qint64(0));
    m_time->setCurrentIndex(1);
    m_address = new QCheckBox(tr("Also whoever else writes from %1").arg(models::within(address)), this);
    m_address->setVisible(!address.isEmpty());
    auto* foot = new DialogFoot(tr("Block"), "destructive", *this);
    foot->cancel().setDefault(true);
    foot->deed().setProperty("driverName", QStringLiteral("blockNow"));
    for (QWidget* widget : {static_cast<QWidget*>(words), static_cast<QWidget*>(m_time),
                            static_cast<QWidget*>(m_address), static_cast<QWidget*>(foot)})
        column->addWidget(widget);
    resize(dialogWidth, sizeHint().height());
    connect(foot, &DialogFoot::accepted, this, [this] {
        const auto length = m_time->currentData().toLongLong();
        Q_EMIT chosen(length > 0 ? std::optional(Instant{Instant::now().ms + length}) : std::nullopt,
                      m_address->isVisible() && m_address->isChecked());
        accept();
    });
}

} // namespace baton::ui
