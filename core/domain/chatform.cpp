// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/chatform.h"

#include "core/domain/limits.h"
#include "core/domain/text.h"

#include <algorithm>

namespace baton {

namespace {

constexpr qsizetype mostFields = 8;
constexpr qsizetype mostChoices = 8;
constexpr qsizetype longestKey = 40;
constexpr qsizetype longestLabel = 80;

Refused wrong(const QString& sentence) { return refuse(Refusal::Kind::Invalid, sentence); }

bool isKey(QStringView key)
{
    const auto isPlain = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
    };
    return !key.isEmpty() && key.size() <= longestKey && std::all_of(key.begin(), key.end(), isPlain);
}

bool isOfContact(const QString& key)
{
    return key == QLatin1String("name") || key == QLatin1String("email") || key == QLatin1String("phone");
}

Result<QStringList> readChoices(const QString& key, const QString& list)
{
    QStringList choices;
    for (const auto& part : list.split(u'|'))
        choices.append(part.trimmed());
    const bool isGood =
        choices.size() <= mostChoices && std::all_of(choices.begin(), choices.end(), [&](const QString& one) {
            return !isBlank(one) && one.size() <= longestLabel && choices.count(one) == 1;
        });
    if (!isGood) {
        return wrong(
            QStringLiteral("The choices of \"%1\" are apart by '|', all different, at most %2 of at most %3 "
                           "characters.")
                .arg(key)
                .arg(mostChoices)
                .arg(longestLabel));
    }
    return choices;
}

QString nameOf(const FormField& field) { return field.label.isEmpty() ? field.key : field.label; }

/// Where the contact has what was answered.
QString& placeIn(Contact& contact, const QString& key)
{
    if (key == QLatin1String("name"))
        return contact.name;
    if (key == QLatin1String("email"))
        return contact.email;
    return key == QLatin1String("phone") ? contact.phone : contact.fields[key];
}

bool asksFor(const QList<FormField>& form, const QString& key)
{
    return std::any_of(form.begin(), form.end(), [&](const FormField& field) { return field.key == key; });
}

/// `key*: label = choice | choice`
Result<FormField> readField(QString text)
{
    FormField field;
    QString choices;
    if (const auto at = text.indexOf(u'='); at >= 0) {
        choices = text.mid(at + 1);
        text.truncate(at);
    }
    if (const auto at = text.indexOf(u':'); at >= 0) {
        field.label = text.mid(at + 1).trimmed();
        text.truncate(at);
    }
    field.key = text.trimmed();
    if (field.key.endsWith(u'*')) {
        field.isRequired = true;
        field.key = field.key.chopped(1).trimmed();
    }
    if (!isKey(field.key)) {
        return wrong(QStringLiteral("\"%1\" is no field: its key has 1 to %2 of a-z, 0-9, '_' and '-', such "
                                    "as email or order.")
                         .arg(beginningOf(text.trimmed(), 100))
                         .arg(longestKey));
    }
    if (field.label.size() > longestLabel)
        return wrong(QStringLiteral("The label of \"%1\" has more than %2 characters.")
                         .arg(field.key)
                         .arg(longestLabel));
    if (!choices.isNull()) {
        BATON_TRY_INTO(field.choices, readChoices(field.key, choices));
    }
    if (field.label.isEmpty() && !isOfContact(field.key))
        field.label = field.key.left(1).toUpper() + field.key.mid(1);
    return field;
}

} // namespace

Result<QList<FormField>> readForm(const QString& setting)
{
    QList<FormField> form;
    if (isBlank(setting))
        return form;
    for (const auto& part : setting.split(u',')) {
        BATON_TRY_INTO(auto field, readField(part));
        if (asksFor(form, field.key))
            return wrong(QStringLiteral("\"%1\" is asked for twice.").arg(field.key));
        form.append(std::move(field));
    }
    if (form.size() > mostFields)
        return wrong(QStringLiteral("A form has at most %1 fields.").arg(mostFields));
    return form;
}

QList<FormField> formIn(const QMap<QString, QString>& settings)
{
    return readForm(settings.value(QStringLiteral("form_fields"))).value_or(QList<FormField>());
}

QStringList missingIn(const Contact& contact, const QList<FormField>& form)
{
    auto known = contact;
    QStringList missing;
    for (const auto& field : form)
        if (field.isRequired && isBlank(placeIn(known, field.key)))
            missing.append(nameOf(field));
    return missing;
}

Result<Contact> contactFromForm(const QList<FormField>& form, const QMap<QString, QString>& values)
{
    for (auto it = values.begin(); it != values.end(); ++it) {
        if (!asksFor(form, it.key())) {
            return wrong(QStringLiteral("\"%1\" is not asked for here. Load the page again.")
                             .arg(beginningOf(it.key(), longestKey)));
        }
    }
    Contact contact;
    for (const auto& field : form) {
        const auto value = values.value(field.key).trimmed();
        if (isBlank(value)) {
            if (field.isRequired)
                return wrong(QStringLiteral("\"%1\" is needed.").arg(nameOf(field)));
            continue;
        }
        if (!field.choices.isEmpty() && !field.choices.contains(value))
            return wrong(QStringLiteral("\"%1\" has no such choice.").arg(nameOf(field)));
        placeIn(contact, field.key) = value;
    }
    BATON_TRY(limits::checkContact(contact, QStringLiteral("\"%1\"")));
    return contact;
}

} // namespace baton
