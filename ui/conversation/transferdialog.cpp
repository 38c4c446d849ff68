// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transferdialog.h"

#include "core/models/theirwords.h"
#include "ui/parts/dialogfoot.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {
constexpr int dialogWidth = 360;
constexpr int listHeight = 190;
constexpr int noteHeight = 64;
} // namespace

TransferDialog::TransferDialog(models::Colleagues& colleagues, const QString& customer, QWidget* parent)
    : QDialog(parent)
    , m_colleagues(colleagues)
{
    setObjectName(QStringLiteral("transferDialog"));
    setWindowTitle(tr("Give %1 to a colleague").arg(models::within(customer)));
    setAttribute(Qt::WA_DeleteOnClose);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Colleague"));
    m_search->setAccessibleName(tr("Find a colleague"));
    m_list = new QListView(this);
    m_list->setObjectName(QStringLiteral("colleagues"));
    m_list->setAccessibleName(tr("Colleagues"));
    m_list->setModel(&colleagues);
    m_list->setMinimumHeight(listHeight);
    m_list->setSpacing(2);
    m_list->setWordWrap(true);
    m_state = new QLabel(tr("Asking who is there…"), this);
    m_state->setObjectName(QStringLiteral("muted"));
    m_state->setWordWrap(true);
    auto* about = new QLabel(tr("A note for your colleague. The customer does not see it."), this);
    about->setObjectName(QStringLiteral("muted"));
    about->setWordWrap(true);
    m_note = new QPlainTextEdit(this);
    m_note->setObjectName(QStringLiteral("transferNote"));
    m_note->setProperty("note", true);
    m_note->setAccessibleName(tr("Note for your colleague"));
    m_note->setTabChangesFocus(true);
    m_note->setFixedHeight(noteHeight);
    auto* foot = new DialogFoot(tr("Transfer"), "primary", *this);
    m_transfer = &foot->deed();
    m_transfer->setDefault(true);
    m_transfer->setProperty("driverName", QStringLiteral("transferNow"));
    for (QWidget* widget :
         {static_cast<QWidget*>(m_search), static_cast<QWidget*>(m_list), static_cast<QWidget*>(m_state),
          static_cast<QWidget*>(about), static_cast<QWidget*>(m_note), static_cast<QWidget*>(foot)})
        column->addWidget(widget);
    resize(dialogWidth, sizeHint().height());
    connect(foot, &DialogFoot::accepted, this, &TransferDialog::take);
    connect(m_list, &QListView::doubleClicked, this, &TransferDialog::take);
    connect(m_search, &QLineEdit::textChanged, this, &TransferDialog::filter);
    connect(&colleagues, &models::Colleagues::came, this, [this] {
        m_state->setText(m_colleagues.rowCount() == 0 ? tr("Nobody else may answer for this bot.")
                                                      : QString());
        filter();
    });
    connect(&colleagues, &models::Colleagues::failed, m_state, &QLabel::setText);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &TransferDialog::refresh);
    refresh();
}

/// By any part of the name; the first that fits is chosen.
void TransferDialog::filter()
{
    const auto wanted = m_search->text().trimmed();
    int first = -1;
    for (int row = 0; row < m_colleagues.rowCount(); ++row) {
        const bool fits = m_colleagues.at(row).name.contains(wanted, Qt::CaseInsensitive);
        m_list->setRowHidden(row, !fits);
        if (fits && first < 0)
            first = row;
    }
    m_list->setCurrentIndex(first < 0 ? QModelIndex() : m_colleagues.index(first));
    refresh();
}

void TransferDialog::refresh()
{
    m_transfer->setEnabled(m_list->currentIndex().isValid());
    m_state->setVisible(!m_state->text().isEmpty());
}

void TransferDialog::take()
{
    const auto row = m_list->currentIndex();
    if (!row.isValid())
        return;
    Q_EMIT chosen(m_colleagues.at(row.row()).id, m_note->toPlainText());
    accept();
}

} // namespace baton::ui
