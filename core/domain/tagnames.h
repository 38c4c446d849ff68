// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QMap>
#include <QString>
#include <QStringList>

/// Order numbers and account names in what customers write, so that a conversation is found by them. Rules
/// over words, of English, German, French, Spanish and Italian; numbers of cards, telephones and passwords
/// are never taken. Pure; any thread.
namespace baton::tagging {

/// What of it an admin wants; `tags_extract` of a bot's settings: "orders", "accounts", both with a comma
/// between, or "off".
struct Wanted
{
    bool orders = false;
    bool accounts = false;

    bool any() const { return orders || accounts; }
};
inline constexpr QLatin1String setting("tags_extract");
Wanted wantedBy(const QMap<QString, QString>& settings);
/// Whether a value says something.
bool isSetting(const QString& value);

/// What @p text names, in its order and each once.
/// @param asked what was said to the customer before it, the newest last: a bare number answers a question
QStringList namedIn(const QString& text, const QStringList& asked, const Wanted& wanted);

} // namespace baton::tagging
