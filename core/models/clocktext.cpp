// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/clocktext.h"

#include <QDateTime>
#include <QLocale>

namespace baton::models {

namespace {

QTime timeOf(Instant at) { return QDateTime::fromMSecsSinceEpoch(at.ms).time(); }

} // namespace

QString clockForm()
{
    const auto form = QLocale().timeFormat(QLocale::ShortFormat);
    // A few locales, the one without a language among them, have seconds even in the short form.
    return form.contains(QLatin1Char('s')) ? QStringLiteral("HH:mm") : form;
}

QString clockText(const QTime& time) { return QLocale().toString(time, clockForm()); }

QString clockText(Instant at) { return clockText(timeOf(at)); }

QString recentText(Instant at)
{
    const auto day = QDateTime::fromMSecsSinceEpoch(at.ms).date();
    return day == QDate::currentDate()
               ? clockText(at)
               : QLocale().toString(day, QStringLiteral("d MMM")) + u' ' + clockText(at);
}

QString dateAndClockText(Instant at)
{
    const auto day = QDateTime::fromMSecsSinceEpoch(at.ms).date();
    return QLocale().toString(day, QLocale::ShortFormat) + QLatin1Char(' ') + clockText(at);
}

QString preciseClockText(Instant at)
{
    auto form = clockForm();
    const auto minutes = form.lastIndexOf(QLatin1Char('m'));
    const auto first = form.indexOf(QLatin1Char('m'));
    const auto between =
        first > 0 && !form[first - 1].isLetter() ? QString(form[first - 1]) : QStringLiteral(":");
    form.insert(minutes + 1, between + QStringLiteral("ss"));
    return QLocale().toString(timeOf(at), form);
}

} // namespace baton::models
