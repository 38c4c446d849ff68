// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/snoozetimes.h"

#include "core/models/clocktext.h"

#include <QCoreApplication>
#include <QLocale>

namespace baton::models {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::SnoozeTimes)
};

constexpr int hour = 3'600;
constexpr int monday = 1;
const QTime morning(9, 0);

} // namespace

QList<SnoozeTime> snoozeTimes(const QDateTime& now)
{
    const auto inAnHour = now.addSecs(hour);
    const QDateTime tomorrow(now.date().addDays(1), morning);
    const auto toMonday = 7 - (now.date().dayOfWeek() - monday);
    const QDateTime nextMonday(now.date().addDays(toMonday), morning);
    QList<SnoozeTime> times{{Text::tr("For an hour, until %1").arg(clockText(inAnHour.time())), inAnHour},
                            {Text::tr("Tomorrow at %1").arg(clockText(morning)), tomorrow}};
    if (nextMonday != tomorrow) {
        times.append(
            {Text::tr("%1 at %2", "Monday, 7 December")
                 .arg(QLocale().toString(nextMonday.date(), Text::tr("dddd, d MMMM")), clockText(morning)),
             nextMonday});
    }
    return times;
}

} // namespace baton::models
