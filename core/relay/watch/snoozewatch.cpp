// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/watch/snoozewatch.h"

#include "core/desk/desk.h"
#include "core/desk/reading/deskreading.h"
#include "core/desk/reading/readingroom.h"

#include <QLoggingCategory>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.snooze")

/// At a time: the next round finds the others.
constexpr int mostAtOnce = 200;

void wake(Desk& desk, const ConversationId& id)
{
    desk::AgentCommand command;
    command.verb = desk::Wake{id};
    desk.submit(std::move(command), [id](const Result<desk::AgentAnswer>& done) {
        if (!done)
            qCWarning(log) << "a snoozed conversation cannot be brought back:" << done.error().detail;
    });
}

} // namespace

SnoozeWatch::SnoozeWatch(Desk& desk, ReadingRoom& reading, std::chrono::milliseconds interval,
                         std::function<Instant()> clock)
    : m_desk(desk)
    , m_reading(reading)
    , m_clock(std::move(clock))
{
    m_timer.setInterval(interval);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { look(); });
}

void SnoozeWatch::look()
{
    m_reading.read([&desk = m_desk, now = m_clock()](storage::Database* database) {
        if (!database)
            return;
        const auto due = desk::snoozedUntil(*database, now, mostAtOnce);
        if (!due)
            qCWarning(log) << "snoozed conversations cannot be looked through:" << due.error().detail;
        for (const auto& id : due.value_or(QList<ConversationId>()))
            wake(desk, id);
    });
}

} // namespace baton::relay
