// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QWidget>

class QLineEdit;

namespace baton::ui {

/// Where an agent corrects what is known of a customer. Passive; UI thread.
class ContactForm : public QWidget
{
    Q_OBJECT
public:
    explicit ContactForm(QWidget* parent = nullptr);

    void setContact(const Contact& contact);
    void takeFocus();

Q_SIGNALS:
    void saveRequested(const QString& name, const QString& email, const QString& phone);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void save();

    QLineEdit* m_name = nullptr;
    QLineEdit* m_email = nullptr;
    QLineEdit* m_phone = nullptr;
};

} // namespace baton::ui
