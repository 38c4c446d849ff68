// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/instant.h"

#include <QDateTime>
#include <chrono>

namespace baton {

Instant Instant::now() { return {QDateTime::currentMSecsSinceEpoch()}; }

std::optional<Instant> Instant::fromRfc3339(QStringView text)
{
    // RFC 3339 demands an offset; Qt would take a time without one as local time.
    const auto tail = text.size() > 19 ? text.sliced(19) : QStringView();
    const bool hasOffset =
        tail.endsWith(u'Z') || tail.endsWith(u'z') || tail.contains(u'+') || tail.contains(u'-');
    if (!hasOffset || (text.size() > 10 && text[10] != u'T' && text[10] != u't' && text[10] != u' '))
        return std::nullopt;
    const auto parsed = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    if (!parsed.isValid())
        return std::nullopt;
    return Instant{parsed.toMSecsSinceEpoch()};
}

namespace {

/// The digits of @p number before @p end, as many as @p count.
void writeDigits(char16_t* end, int count, qint64 number)
{
    for (; count > 0; --count, number /= 10)
        *--end = char16_t(u'0' + number % 10);
}

} // namespace

// Every event bears several of these, and QDateTime is slow at it.
QString Instant::toRfc3339() const
{
    using namespace std::chrono;
    constexpr sys_time<milliseconds> first = sys_days(year(1) / 1 / 1);
    constexpr sys_time<milliseconds> end = sys_days(year(10000) / 1 / 1);
    const sys_time<milliseconds> time{milliseconds(ms)};
    if (time < first || time >= end)
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs);
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    auto text = QStringLiteral("0000-00-00T00:00:00.000Z");
    auto* at = reinterpret_cast<char16_t*>(text.data());
    writeDigits(at + 4, 4, int(date.year()));
    writeDigits(at + 7, 2, unsigned(date.month()));
    writeDigits(at + 10, 2, unsigned(date.day()));
    writeDigits(at + 13, 2, clock.hours().count());
    writeDigits(at + 16, 2, clock.minutes().count());
    writeDigits(at + 19, 2, clock.seconds().count());
    writeDigits(at + 23, 3, clock.subseconds().count());
    return text;
}

} // namespace baton
