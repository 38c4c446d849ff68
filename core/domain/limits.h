// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/domain/refusal.h"

#include <QStringView>

/// How much anybody may say, whatever wire it comes by: checked at each door with the same figures and the
/// same sentence, and once more by the desk. Characters are UTF-16 units.
namespace baton::limits {

inline constexpr qsizetype message = 8'000; ///< characters of one message
inline constexpr qsizetype reason = 500;    ///< of a reason, a quote, the value of a contact's field
inline constexpr qsizetype name = 200;      ///< of a name, an address, the name of a field
inline constexpr qsizetype fields = 50;     ///< that a contact has
inline constexpr qsizetype files = 10;      ///< of one message
inline constexpr qsizetype remark = 1'000;  ///< what a customer says to their rating
inline constexpr qsizetype buttons = 10;    ///< that one message offers
inline constexpr qsizetype buttonId = 64;
inline constexpr qsizetype buttonText = 80;

/// Refuses what is blank and what is longer than @p most.
/// @param what as a sentence begins with it: `The reply`, `"data.text"`
Result<void> check(QStringView text, const QString& what, qsizetype most);
/// The same of what may be empty.
Result<void> checkLength(QStringView text, const QString& what, qsizetype most);
/// The text of a message; it may be blank when the message carries files, of which there are not too many.
Result<void> checkMessage(QStringView text, qsizetype fileCount, const QString& what);
/// What a bot offers to press: each has an id of its own, and words.
Result<void> checkButtons(const QList<Button>& buttons, const QString& what);
/// @param what with a %1 for the name of the field that is too long: `"data.customer.%1"`
Result<void> checkContact(const Contact& contact, const QString& what);

} // namespace baton::limits
