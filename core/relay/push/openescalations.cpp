// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/openescalations.h"

#include "core/desk/reading/readingroom.h"

#include <future>

namespace baton::relay {

namespace {

Result<QList<PushedEvent>> readWaiting(storage::Database& database)
{
    BATON_TRY_INTO(
        auto query,
        database.run(QStringLiteral(
            "SELECT e.seq, e.at, e.bot, e.conversation FROM conversations c JOIN events e ON e.seq = (SELECT "
            "MAX(seq) FROM events WHERE conversation = c.id AND type <> 'message.added' AND type IN "
            "('conversation.escalated', 'conversation.released')) WHERE c.state = 'waiting'")));
    return query.all([](const auto& row) {
        return PushedEvent{row.number(0),      {row.number(1)}, QStringLiteral("escalation"), {},
                           BotId(row.text(2)), row.text(3)};
    });
}

bool isAsBefore(const Audience::Listener& before, const Audience::Listener& now)
{
    return before.permissions == now.permissions && before.bots == now.bots && before.wanted == now.wanted;
}

} // namespace

Result<void> OpenEscalations::load(ReadingRoom& room)
{
    std::promise<Result<QList<PushedEvent>>> promise;
    room.read([&](storage::Database* database) {
        promise.set_value(database ? readWaiting(*database)
                                   : refuse(Refusal::Kind::Unavailable,
                                            QStringLiteral("The relay is busy. Try again in a moment.")));
    });
    BATON_TRY_INTO(const auto waiting, promise.get_future().get());
    m_open.clear();
    for (const auto& pushed : waiting)
        m_open.insert(pushed.about, {{push::Kind::Escalation, pushed.bot, {}, {}}, pushed});
    return {};
}

void OpenEscalations::happened(const Meaning& meaning)
{
    if (!meaning.settles.isEmpty())
        m_open.remove(meaning.settles);
    if (meaning.topic && meaning.topic->kind == push::Kind::Escalation)
        m_open.insert(meaning.pushed.about, {*meaning.topic, meaning.pushed});
}

Result<void> OpenEscalations::queue(const Open& open, const Audience::Listener& listener, push::Form form,
                                    DeliveryStore& store, Instant now)
{
    // It may have been forgotten, or be of before the file was lost.
    BATON_TRY(store.add(open.pushed));
    return store.queueAnew(open.pushed.seq, listener.device, form, now);
}

Result<void> OpenEscalations::queueFor(const QList<Audience::Listener>& listeners, Audience& audience,
                                       DeliveryStore& store, Instant now)
{
    QHash<DeviceId, Audience::Listener> known;
    known.reserve(listeners.size());
    for (const auto& listener : listeners) {
        if (listener.until <= now)
            continue;
        known.insert(listener.device.id, listener);
        const auto before = m_known.constFind(listener.device.id);
        if (before != m_known.constEnd() && isAsBefore(*before, listener))
            continue;
        for (const auto& open : std::as_const(m_open)) {
            const auto form = audience.formFor(listener, open.topic, now);
            if (form < push::Form::Banner)
                continue;
            BATON_TRY(queue(open, listener, form, store, now));
        }
    }
    m_known = std::move(known);
    return {};
}

Result<void> OpenEscalations::queueReported(const DeviceId& device, const QString& about,
                                            DeliveryStore& store, Instant now)
{
    const auto open = m_open.constFind(about);
    const auto listener = m_known.constFind(device);
    if (open == m_open.constEnd() || listener == m_known.constEnd() ||
        !listener->permissions.testFlag(Permission::Respond) || !listener->belongsTo(open->topic.bot))
        return {};
    return queue(*open, *listener, push::Form::Banner, store, now);
}

} // namespace baton::relay
