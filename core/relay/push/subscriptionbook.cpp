// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/push/subscriptionbook.h"

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/protocol/agent/push.h"
#include "core/storage/database.h"

#include <QLoggingCategory>
#include <QMutex>
#include <future>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.push")

using Key = std::pair<QString, QString>; ///< member, device

Refused closed()
{
    return refuse(Refusal::Kind::Unavailable, QStringLiteral("The relay is busy. Try again in a moment."));
}

/// Of the device alone, and what holds on all of theirs.
std::vector<desk::SideRow> rowsOf(const MemberId& member, const DeviceId& device,
                                  const push::Subscriptions& wanted)
{
    auto ofDevice = wanted;
    ofDevice.quietHours = {};
    return {desk::SubscriptionRow{member, device, protocol::toBytes(protocol::toJson(ofDevice))},
            desk::SubscriptionRow{member, {}, protocol::toBytes(protocol::toJson(wanted.quietHours))}};
}

} // namespace

class SubscriptionBook::Private
{
public:
    Private(ReadingRoom& reads, Desk& writes) : room(reads), desk(writes) {}

    Result<void> read(storage::Database& database);
    void keep(const MemberId& member, const DeviceId& device, const push::Subscriptions& wanted)
    {
        const QMutexLocker lock(&mutex);
        byDevice.insert({member.toString(), device.toString()}, wanted);
        hours.insert(member, wanted.quietHours);
        ++edition;
    }

    ReadingRoom& room;
    Desk& desk;
    mutable QMutex mutex;
    QHash<Key, push::Subscriptions> byDevice;
    QHash<MemberId, push::QuietHours> hours;
    quint64 edition = 1;
    std::vector<std::function<void(const MemberId&)>> watchers;
};

Result<void> SubscriptionBook::Private::read(storage::Database& database)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT member, device, wanted FROM subscriptions")));
    const QMutexLocker lock(&mutex);
    for (const auto& row : query.rows()) {
        const auto object = protocol::parseObject(row.bytes(2));
        if (!object)
            continue;
        const MemberId member(row.text(0));
        if (row.text(1).isEmpty()) {
            if (const auto one = protocol::fromJson<push::QuietHours>(*object, QStringLiteral("quietHours")))
                hours.insert(member, *one);
        } else if (const auto all =
                       protocol::fromJson<push::Subscriptions>(*object, QStringLiteral("wanted"))) {
            byDevice.insert({row.text(0), row.text(1)}, *all);
        }
    }
    return query.ended();
}

SubscriptionBook::SubscriptionBook(ReadingRoom& room, Desk& desk) : d(std::make_unique<Private>(room, desk))
{}
SubscriptionBook::~SubscriptionBook() = default;

Result<void> SubscriptionBook::load()
{
    std::promise<Result<void>> promise;
    d->room.read([&](storage::Database* database) {
        promise.set_value(database ? d->read(*database) : Result<void>(closed()));
    });
    return promise.get_future().get();
}

push::Subscriptions SubscriptionBook::of(const MemberId& member, const DeviceId& device) const
{
    const QMutexLocker lock(&d->mutex);
    auto wanted = d->byDevice.value({member.toString(), device.toString()});
    wanted.quietHours = d->hours.value(member);
    return wanted;
}

quint64 SubscriptionBook::edition() const
{
    const QMutexLocker lock(&d->mutex);
    return d->edition;
}

void SubscriptionBook::set(const MemberId& member, const DeviceId& device, const push::Subscriptions& wanted,
                           std::function<void(Result<push::Subscriptions>)> reply)
{
    if (auto good = push::check(wanted); !good)
        return reply(Refused(good.error()));
    d->desk.keep(member.toString(), rowsOf(member, device, wanted),
                 [this, member, device, wanted, reply = std::move(reply)](const Result<void>& done) {
                     if (!done) {
                         qCWarning(log) << "subscriptions could not be kept:" << done.error().detail;
                         return reply(Refused(done.error()));
                     }
                     d->keep(member, device, wanted);
                     reply(wanted);
                     for (const auto& watcher : d->watchers)
                         watcher(member);
                 });
}

void SubscriptionBook::watch(std::function<void(const MemberId&)> changed)
{
    d->watchers.push_back(std::move(changed));
}

} // namespace baton::relay
