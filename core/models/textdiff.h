// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace baton::models {

/// A part of two texts that are compared.
struct DiffPart
{
    enum class Kind { Same, Gone, New };

    Kind kind = Kind::Same;
    QString text;

    friend bool operator==(const DiffPart&, const DiffPart&) = default;
};

/// What became of @p before, word by word: all Same and Gone parts in order give it back, all Same and New
/// parts give @p after. The work is bounded: texts that have hardly anything in common come back as one part
/// gone and one new. Pure.
QList<DiffPart> wordDifferences(const QString& before, const QString& after);

} // namespace baton::models
