// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/colleagues.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace baton::ui {

/// To whom a conversation is given, with a word for them that the customer never sees. UI thread.
class TransferDialog : public QDialog
{
    Q_OBJECT
public:
    /// @param colleagues lives longer; fetched by the caller
    TransferDialog(models::Colleagues& colleagues, const QString& customer, QWidget* parent = nullptr);

Q_SIGNALS:
    void chosen(const baton::MemberId& colleague, const QString& note);

private:
    void filter();
    void refresh();
    void take();

    models::Colleagues& m_colleagues;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    QLabel* m_state = nullptr;
    QPlainTextEdit* m_note = nullptr;
    QPushButton* m_transfer = nullptr;
};

} // namespace baton::ui
