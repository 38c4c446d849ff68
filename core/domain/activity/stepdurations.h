// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QString>

namespace baton {

/// How long one step of one workflow took in its newest runs. Value type; all times in milliseconds.
class StepDurations
{
public:
    /// As many as say something about today without a single outlier ruling them.
    static constexpr qsizetype mostKept = 200;

    void add(qint64 ms);
    bool isEmpty() const { return m_newest.isEmpty(); }

    // Of no durations at all: 0.
    qint64 average() const;
    qint64 median() const;
    /// The smallest that at least 95 of 100 stay within (nearest rank).
    qint64 p95() const;

    /// The durations in the order they came, separated by blanks.
    QString toText() const;
    static StepDurations fromText(const QString& text);

    friend bool operator==(const StepDurations&, const StepDurations&) = default;

private:
    qint64 rank(int hundredths) const;

    QList<qint64> m_newest;
};

} // namespace baton
