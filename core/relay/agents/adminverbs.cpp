// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/reading/readingroom.h"
#include "core/domain/text.h"
#include "core/relay/agents/agentverbs.h"
#include "core/relay/directory/devices.h"
#include "core/relay/directory/directory.h"
#include "core/relay/fanout/agentpresence.h"
#include "core/relay/fanout/passing.h"
#include "core/relay/mail/parkedmail.h"
#include "core/relay/push/deliverynames.h"
#include "core/relay/push/pushbridge.h"

#include <algorithm>

namespace baton::relay {

namespace {

/// What a customer said is for those of the bot.
void leaveOutWords(QList<protocol::Delivery>& deliveries, const AgentAccess& access)
{
    for (auto& delivery : deliveries) {
        if (access.maySee(delivery.bot))
            continue;
        delivery.title.reset();
        delivery.words.reset();
    }
}

void nameMembers(QList<protocol::Delivery>& deliveries, const Roster& roster)
{
    for (auto& delivery : deliveries)
        if (const auto* member = roster.member(delivery.member))
            delivery.memberName = member->name;
}

} // namespace

namespace {

using Page = Result<protocol::DeliveriesResult>;

/// What needs a name gets one, and what waits to be sent again by hand comes first. On the reading thread.
Page completed(protocol::DeliveriesResult page, const protocol::DeliveriesParams& params,
               const QString& mailPath, const AgentAccess& access, storage::Database* database)
{
    if (asksForMail(params)) {
        BATON_TRY_INTO(auto mail, listMail(mailPath, params));
        if (asksForMailAlone(params))
            page = std::move(mail);
        else
            page.items = mail.items + page.items;
    }
    // When nobody has the time to look: they still say who was told, and what became of it.
    BATON_TRY(database ? nameDeliveries(*database, page.items) : Result<void>());
    leaveOutWords(page.items, access);
    return page;
}

} // namespace

void verb(method::Deliveries, AgentCaller& caller, const protocol::DeliveriesParams& params,
          Answerer<protocol::DeliveriesResult> reply)
{
    auto& parts = caller.parts();
    const auto complete = [params, reply, access = caller.access(), path = parts.mailPath,
                           turn = ReadingRoom::turnOf(caller.access().member.id),
                           &reading = parts.reading](protocol::DeliveriesResult page) {
        reading.read(
            [=, page = std::move(page)](storage::Database* database) {
                reply(completed(page, params, path, access, database));
            },
            turn);
    };
    if (asksForMailAlone(params))
        return complete({});
    parts.push.list(params, [complete, reply, roster = parts.directory.roster()](Page page) {
        if (!page)
            return reply(std::move(page));
        nameMembers(page->items, *roster);
        complete(std::move(*page));
    });
}

namespace {

Result<protocol::Nothing> answerOf(const Result<void>& done)
{
    return done ? Result<protocol::Nothing>(protocol::Nothing{}) : Refused(done.error());
}

using Done = std::function<void(Result<void>)>;

/// Writes an audit row in the name of whoever calls, also when they are gone by then.
std::function<void(const QString& detail, Done done)> auditFor(AgentCaller& caller, const char* action)
{
    const auto who = QStringLiteral("console: ") + caller.access().email;
    return [&desk = caller.parts().desk, whose = caller.access().member.id.toString(), who,
            action = QString::fromLatin1(action)](const QString& detail, Done done) {
        desk.keep(whose, {desk::AuditRow{who, action, detail, Instant::now()}}, std::move(done));
    };
}

} // namespace

void verb(method::DeliveriesRetry, AgentCaller& caller, const protocol::RetryParams& params,
          Answerer<protocol::Nothing> reply)
{
    auto& parts = caller.parts();
    parts.reading.read(
        [reply = std::move(reply), id = params.id, path = parts.mailPath,
         audit = auditFor(caller, "delivery.retry")](storage::Database* database) {
            if (!database) {
                reply(refuse(Refusal::Kind::Unavailable,
                             QStringLiteral("The relay cannot look it up now. Try again in a moment.")));
                return;
            }
            if (const auto done = sendMailAgain(path, id); !done)
                reply(Refused(done.error()));
            else
                audit(id, [reply](const Result<void>& noted) { reply(answerOf(noted)); });
        },
        ReadingRoom::turnOf(caller.access().member.id));
}

void verb(method::Devices, AgentCaller& caller, const protocol::DevicesParams& params,
          const Answerer<protocol::DevicesResult>& reply)
{
    const auto& presence = caller.parts().presence;
    const auto now = Instant::now();
    protocol::DevicesResult result;
    const auto all = devicesOf(*caller.parts().directory.roster(), now);
    for (auto device : all) {
        if (params.member && *params.member != device.member.id)
            continue;
        device.connected = presence.isConnected(device.id);
        device.availability = AgentPresence::nameOf(presence.of(device.id));
        if (device.connected)
            device.lastSeen = now;
        result.items.append(std::move(device));
    }
    reply(std::move(result));
}

void verb(method::DevicesRevoke, AgentCaller& caller, const protocol::RevokeParams& params,
          Answerer<protocol::Nothing> reply)
{
    auto& directory = caller.parts().directory;
    const auto all = devicesOf(*directory.roster(), Instant::now());
    const auto found = std::find_if(all.begin(), all.end(),
                                    [&](const protocol::Device& device) { return device.id == params.id; });
    if (found == all.end()) {
        reply(refuse(Refusal::Kind::NotFound,
                     QStringLiteral("Nobody is signed in on a device \"%1\"; devices.list names those "
                                    "that are.")
                         .arg(beginningOf(params.id.toString(), 100))));
        return;
    }
    auditFor(caller, "device.revoke")(
        inWords(*found), [&directory, id = params.id, reply = std::move(reply)](const Result<void>& noted) {
            if (!noted)
                return reply(Refused(noted.error()));
            directory.signOut(id, [reply](const Result<void>& done) { reply(answerOf(done)); });
        });
}

} // namespace baton::relay
