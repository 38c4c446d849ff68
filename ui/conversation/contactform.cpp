// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/contactform.h"

#include "core/domain/limits.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace baton::ui {

ContactForm::ContactForm(QWidget* parent) : QWidget(parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const auto field = [&](const QString& text, const char* name) {
        auto* label = new QLabel(text, this);
        label->setObjectName(QStringLiteral("muted"));
        auto* line = new QLineEdit(this);
        line->setObjectName(QString::fromLatin1(name));
        line->setAccessibleName(text);
        line->setMaxLength(int(limits::name));
        label->setBuddy(line);
        connect(line, &QLineEdit::returnPressed, this, &ContactForm::save);
        column->addWidget(label);
        column->addWidget(line);
        return line;
    };
    m_name = field(tr("Name"), "contactName");
    m_email = field(tr("Email"), "contactEmail");
    m_phone = field(tr("Phone"), "contactPhone");
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 4, 0, 0);
    row->addStretch();
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* save = new QPushButton(tr("Save"), this);
    save->setObjectName(QStringLiteral("primary"));
    save->setProperty("driverName", QStringLiteral("saveContact"));
    row->addWidget(cancel);
    row->addWidget(save);
    column->addLayout(row);
    connect(cancel, &QPushButton::clicked, this, &ContactForm::closed);
    connect(save, &QPushButton::clicked, this, &ContactForm::save);
}

void ContactForm::setContact(const Contact& contact)
{
    m_name->setText(contact.name);
    m_email->setText(contact.email);
    m_phone->setText(contact.phone);
}

void ContactForm::takeFocus()
{
    m_name->setFocus(Qt::OtherFocusReason);
    m_name->selectAll();
}

void ContactForm::save()
{
    Q_EMIT saveRequested(m_name->text(), m_email->text(), m_phone->text());
    Q_EMIT closed();
}

void ContactForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QWidget::keyPressEvent(event);
}

} // namespace baton::ui
