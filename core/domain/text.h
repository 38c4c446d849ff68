// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringView>

/// What text is, wherever it comes from and wherever it goes. Pure; any thread.
namespace baton {

/// Text as every store, wire and screen keeps it alike: a lone half of a surrogate pair and a noncharacter
/// become U+FFFD; NUL and the byte order mark U+FEFF go, wherever they stand. Cheap when nothing is to be
/// done.
QString wellFormed(const QString& text);
bool isWellFormed(QStringView text);

/// Whether a reader would see nothing of it: white space, controls, joiners, marks of direction, variation
/// selectors, tags, fillers, the empty Braille pattern. What is refused as empty is what is blank.
bool isBlank(QStringView text);

/// The first characters of @p text, at most @p most UTF-16 units; never ends within what a reader takes for
/// one character (an emoji with its skin colour, a letter with its marks), as long as that is not endless
/// itself.
QString beginningOf(const QString& text, qsizetype most);

} // namespace baton
