// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/limits.h"

#include "core/domain/text.h"

#include <QSet>

namespace baton::limits {

Result<void> check(QStringView text, const QString& what, qsizetype most)
{
    if (isBlank(text))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("%1 is empty: write something first.").arg(what));
    return checkLength(text, what, most);
}

Result<void> checkLength(QStringView text, const QString& what, qsizetype most)
{
    if (text.size() <= most)
        return {};
    return refuse(Refusal::Kind::TooLarge,
                  QStringLiteral("%1 is longer than %2 characters: shorten it, or send it in parts.")
                      .arg(what)
                      .arg(most));
}

Result<void> checkMessage(QStringView text, qsizetype fileCount, const QString& what)
{
    if (fileCount > files)
        return refuse(Refusal::Kind::TooMany,
                      QStringLiteral("%1 has more than %2 files: send the others with another message.")
                          .arg(what)
                          .arg(files));
    return fileCount > 0 ? checkLength(text, what, message) : check(text, what, message);
}

Result<void> checkButtons(const QList<Button>& offered, const QString& what)
{
    if (offered.size() > buttons) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("%1 has more than %2 entries.").arg(what).arg(buttons));
    }
    QSet<QString> ids;
    for (const auto& button : offered) {
        BATON_TRY(check(button.text, what + QStringLiteral(": a text"), buttonText));
        BATON_TRY(check(button.id, what + QStringLiteral(": an id"), buttonId));
        if (ids.contains(button.id)) {
            return refuse(Refusal::Kind::Invalid, QStringLiteral("%1 has the id \"%2\" twice: each button "
                                                                 "needs one of its own.")
                                                      .arg(what, button.id));
        }
        ids.insert(button.id);
    }
    return {};
}

Result<void> checkContact(const Contact& contact, const QString& what)
{
    const std::pair<const char*, const QString*> texts[] = {
        {"id", &contact.id.toString()}, {"name", &contact.name}, {"email", &contact.email},
        {"phone", &contact.phone},      {"ip", &contact.ip},     {"country", &contact.country}};
    for (const auto& [field, text] : texts)
        BATON_TRY(checkLength(*text, what.arg(QLatin1String(field)), name));
    if (contact.fields.size() > fields) {
        return refuse(Refusal::Kind::TooLarge, QStringLiteral("%1 has more than %2 entries.")
                                                   .arg(what.arg(QLatin1String("fields")))
                                                   .arg(fields));
    }
    for (auto it = contact.fields.begin(); it != contact.fields.end(); ++it) {
        BATON_TRY(checkLength(it.key(), what.arg(QLatin1String("fields")), name));
        BATON_TRY(checkLength(it.value(), what.arg(QLatin1String("fields")), reason));
    }
    return {};
}

} // namespace baton::limits
