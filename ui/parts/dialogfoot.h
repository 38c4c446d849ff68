// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QDialog;
class QPushButton;

namespace baton::ui {

/// The foot of a dialog: Cancel, and at the end what the dialog is for. UI thread.
class DialogFoot : public QWidget
{
    Q_OBJECT
public:
    /// @param look of the deed: "primary" or "destructive"
    DialogFoot(const QString& deed, const char* look, QDialog& dialog);

    QPushButton& cancel() { return *m_cancel; }
    QPushButton& deed() { return *m_deed; }

Q_SIGNALS:
    void accepted();

private:
    QPushButton* m_cancel = nullptr;
    QPushButton* m_deed = nullptr;
};

} // namespace baton::ui
