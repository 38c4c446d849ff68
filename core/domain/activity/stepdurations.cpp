// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/stepdurations.h"

#include <algorithm>
#include <numeric>

namespace baton {

void StepDurations::add(qint64 ms)
{
    if (m_newest.size() >= mostKept)
        m_newest.removeFirst();
    m_newest.append(std::max<qint64>(0, ms));
}

qint64 StepDurations::average() const
{
    if (m_newest.isEmpty())
        return 0;
    return std::accumulate(m_newest.begin(), m_newest.end(), qint64(0)) / m_newest.size();
}

qint64 StepDurations::rank(int hundredths) const
{
    if (m_newest.isEmpty())
        return 0;
    auto sorted = m_newest;
    std::sort(sorted.begin(), sorted.end());
    const auto nth = (sorted.size() * hundredths + 99) / 100;
    return sorted.at(std::max<qsizetype>(nth, 1) - 1);
}

qint64 StepDurations::median() const { return rank(50); }
qint64 StepDurations::p95() const { return rank(95); }

QString StepDurations::toText() const
{
    QStringList texts;
    for (const auto ms : m_newest)
        texts.append(QString::number(ms));
    return texts.join(u' ');
}

StepDurations StepDurations::fromText(const QString& text)
{
    StepDurations durations;
    const auto texts = text.split(u' ', Qt::SkipEmptyParts);
    for (const auto& each : texts)
        durations.add(each.toLongLong());
    return durations;
}

} // namespace baton
