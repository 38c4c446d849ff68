// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QStringList>

/// English words, as far as a small search needs them. Pure; any thread.
namespace samplebot {

/// The telling words of a text: lower case, stemmed, each once, fillers left out.
QStringList telling(const QString& text, qsizetype atMost);

/// True when two stems mean the same thing: equal, or one continues the other.
bool sameWord(const QString& one, const QString& other);

} // namespace samplebot
