// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/blocklist.h"
#include "core/relay/agents/deskcommands.h"

// Keeping somebody out, and letting them in again.
namespace baton::relay {

namespace {

using Details = protocol::ContactDetails;
using Reply = Answerer<protocol::Nothing>;

/// Both are written together with who did it.
void keep(Desk& desk, const AgentAccess& by, std::vector<desk::SideRow> rows, const char* action,
          const QString& detail, const Reply& reply, std::function<void()> done)
{
    rows.emplace_back(desk::AuditRow{QStringLiteral("console: ") + by.email, QString::fromLatin1(action),
                                     detail, Instant::now()});
    desk.keep(by.member.id.toString(), std::move(rows),
              [reply, done = std::move(done)](const Result<void>& kept) {
                  if (!kept)
                      return reply(Refused(kept.error()));
                  done();
                  reply(protocol::Nothing{});
              });
}

/// As the audit names them.
QString inWords(const Details& details, const BotId& bot)
{
    return QStringLiteral("%1 %2 (%3)").arg(bot.toString(), details.id.toString(), details.name);
}

/// Looks the customer up among those that the member may see.
template <typename Then>
void withContact(AgentCaller& caller, const protocol::ContactParams& params, const Reply& reply, Then then)
{
    if (const auto ok = checkId(params.id.toString(), "contact"); !ok)
        return reply(Refused(ok.error()));
    caller.parts().reading.contact(viewerOf(caller), params,
                                   [reply, then = std::move(then)](const Result<Details>& details) {
                                       if (!details)
                                           return reply(Refused(details.error()));
                                       then(*details, details->conversations.first().bot.id);
                                   });
}

} // namespace

void verb(method::BlockVisitor, AgentCaller& caller, const protocol::BlockParams& params, Reply reply)
{
    const auto now = Instant::now();
    if (params.until && *params.until <= now) {
        return reply(refuse(Refusal::Kind::Invalid,
                            QStringLiteral("\"params.until\" is over already: name a time to come.")));
    }
    withContact(caller, {params.contact, params.bot}, reply,
                [params, now, reply, by = caller.access(), &desk = caller.parts().desk,
                 list = caller.parts().blocklist](const Details& details, const BotId& bot) {
                    const Block block{bot,          details.id, params.address ? details.ip : QString(),
                                      params.until, by.email,   now};
                    if (params.address && details.ip.isEmpty()) {
                        return reply(refuse(Refusal::Kind::Conflict,
                                            QStringLiteral("No address of this customer is known. Block them "
                                                           "without it.")));
                    }
                    keep(desk, by, {desk::BlockRow{block}}, "visitor.block", inWords(details, bot), reply,
                         [list, block] { list->add(block); });
                });
}

void verb(method::UnblockVisitor, AgentCaller& caller, const protocol::UnblockParams& params, Reply reply)
{
    withContact(caller, {params.contact, params.bot}, reply,
                [reply, by = caller.access(), &desk = caller.parts().desk,
                 list = caller.parts().blocklist](const Details& details, const BotId& bot) {
                    keep(desk, by, {desk::UnblockRow{bot, details.id}}, "visitor.unblock",
                         inWords(details, bot), reply,
                         [list, bot, id = details.id] { list->remove(bot, id); });
                });
}

} // namespace baton::relay
