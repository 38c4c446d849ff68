// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/refusal.h"

/// What a customer is asked before they write their first message, as a bot's setting declares it. What they
/// say there proves nothing. Pure; any thread.
///
///     name*, email, order: Order number, topic: What is it about? = A refund | A delivery
namespace baton {

/// `name`, `email` and `phone` are those of the contact; any other key is one of its fields.
struct FormField
{
    QString key;
    QString label; ///< empty: the page's own word for name, email or phone
    bool isRequired = false;
    QStringList choices; ///< empty: any words

    friend bool operator==(const FormField&, const FormField&) = default;
};

/// Fields are apart by commas: a key, `*` when it must be answered, `: label`, `= choice | choice`. The
/// refusal says what is wrong with which of them.
Result<QList<FormField>> readForm(const QString& setting);

/// What a bot with these settings asks; it was checked when it was set.
QList<FormField> formIn(const QMap<QString, QString>& settings);

/// What the form needs and @p contact does not say, by the names that the customer reads.
QStringList missingIn(const Contact& contact, const QList<FormField>& form);

/// What @p values say; what is blank says nothing. Refuses what the form does not ask for, a required field
/// without an answer, an answer that is none of the choices, and what is too long.
Result<Contact> contactFromForm(const QList<FormField>& form, const QMap<QString, QString>& values);

} // namespace baton
