// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"
#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "core/domain/text.h"
#include "core/relay/directory/administration.h"
#include "core/relay/mail/parkedmail.h"
#include "core/relay/push/deliverylist.h"
#include "core/relay/push/deliverynames.h"
#include "core/relay/push/deliverystate.h"

#include <QJsonArray>

namespace baton::app {

namespace {

using protocol::Delivery;
using Members = QHash<MemberId, relay::Member>;

constexpr qint64 usuallyListed = 50;
constexpr qint64 mostListed = 100'000;
constexpr qint64 rowsOfAPage = 500;

Result<Members> membersOf(storage::Database& database)
{
    BATON_TRY_INTO(const auto all, relay::Administration(database, {}).members());
    Members members;
    for (const auto& member : all)
        members.insert(member.id, member);
    return members;
}

Result<protocol::DeliveriesParams> paramsOf(const CommandLine& line, const Members& members)
{
    protocol::DeliveriesParams params;
    if (line.has("about"))
        params.about = line.value("about");
    if (line.has("kind"))
        params.kind = line.value("kind");
    if (line.has("state")) {
        params.state = line.value("state");
        if (!relay::deliverystate::fromName(*params.state) && !relay::asksForMailAlone(params)) {
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("\"%1\" is no state. There are: queued, delivered, shown, acted, "
                                         "expired, parked, stopped, sending.")
                              .arg(beginningOf(line.value("state"), 100)));
        }
    }
    if (line.has("member")) {
        const auto email = relay::accountOf(line.value("member"));
        for (const auto& member : members)
            if (member.email == email)
                params.member = member.id;
        if (!params.member)
            return refuse(Refusal::Kind::NotFound,
                          QStringLiteral("There is no member %1.").arg(beginningOf(email, 100)));
    }
    return params;
}

using Listing = std::function<Result<protocol::DeliveriesResult>(const protocol::DeliveriesParams&)>;

Result<QList<Delivery>> pages(const Listing& list, protocol::DeliveriesParams params, qint64 limit)
{
    QList<Delivery> all;
    while (all.size() < limit) {
        params.limit = std::min(rowsOfAPage, limit - all.size());
        BATON_TRY_INTO(const auto page, list(params));
        all += page.items;
        params.cursor = page.next;
        if (!params.cursor)
            break;
    }
    return all;
}

/// As the agents' socket lists them: what waits to be sent again by hand comes first.
Result<QList<Delivery>> read(storage::Database* mail, storage::Database* pushes,
                             const protocol::DeliveriesParams& params, qint64 limit)
{
    const auto ofMail = [&](const auto& page) { return relay::listMail(mail, page); };
    const auto ofPushes = [&](const auto& page) { return relay::listDeliveries(*pushes, page); };
    if (relay::asksForMailAlone(params))
        return pages(ofMail, params, limit);
    auto all = pushes ? pages(ofPushes, params, limit) : Result<QList<Delivery>>(QList<Delivery>());
    if (!all || !relay::asksForMail(params))
        return all;
    BATON_TRY_INTO(const auto parked, ofMail(params));
    return (parked.items + *all).mid(0, limit);
}

QString what(const Delivery& delivery)
{
    QStringList parts{delivery.kind, delivery.detail.value_or(QString()),
                      delivery.title.value_or(delivery.about)};
    if (delivery.id)
        parts.append(delivery.words.value_or(QString()));
    parts.removeAll(QString());
    return parts.join(u' ');
}

void print(const CommandLine& line, QList<Delivery>& deliveries, const Members& members)
{
    QJsonArray array;
    for (auto& delivery : deliveries) {
        const auto member = members.constFind(delivery.member);
        const bool isKnown = member != members.constEnd();
        const auto email = isKnown ? member->email : delivery.member.toString();
        if (line.json()) {
            if (isKnown)
                delivery.memberName = member->name;
            auto object = protocol::toJson(delivery);
            object.insert(QStringLiteral("email"), email);
            array.append(object);
        } else {
            printLine(QStringLiteral("%1  %2  %3  %4  %5 (%6)  %7")
                          .arg(delivery.at.toRfc3339(), -24)
                          .arg(delivery.state, -9)
                          .arg(delivery.form, -6)
                          .arg(delivery.id.value_or(email), -32)
                          .arg(delivery.device, delivery.bot.toString(), what(delivery)));
        }
    }
    if (line.json())
        printJson({{QStringLiteral("deliveries"), array}});
    else if (deliveries.isEmpty())
        printLine(QStringLiteral("Nothing is recorded."));
}

struct Again
{
    qint64 count = 0;
    QString which; ///< for the audit
    std::optional<Refusal> refusal;
};

Again sendAgain(const CommandLine& line)
{
    const auto path = mailPath(line.dataFolder());
    QStringList done;
    const auto ids = line.positionals();
    for (const auto& id : ids) {
        if (const auto sent = relay::sendMailAgain(path, id); !sent)
            return {done.size(), done.join(u' '), sent.error()};
        done.append(id);
    }
    if (!ids.isEmpty())
        return {done.size(), done.join(u' '), {}};
    const auto bot = line.has("bot") ? std::optional(BotId(line.value("bot"))) : std::nullopt;
    const auto sent = relay::sendAllMailAgain(path, bot);
    if (!sent)
        return {0, {}, sent.error()};
    return {*sent, bot ? QStringLiteral("all of bot ") + bot->toString() : QStringLiteral("all"), {}};
}

} // namespace

int deliveryList(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("delivery list"),
        QStringLiteral(
            "Lists who was told of what by a banner, on which device, and what became "
            "of it; the newest first. Kept for 7 days. Before them, by their ids, the notices that "
            "bots refused; see delivery retry."));
    line.parser().addOptions(
        {{QStringLiteral("member"), QStringLiteral("Of this member only."), QStringLiteral("EMAIL")},
         {QStringLiteral("state"),
          QStringLiteral("In this state only: queued, delivered, shown, acted or expired; of notices to bots "
                         "parked, stopped or sending."),
          QStringLiteral("STATE")},
         {QStringLiteral("kind"),
          QStringLiteral("Of this kind only: escalation, autoupdate, workflow, webhook (notices to bots)."),
          QStringLiteral("KIND")},
         {QStringLiteral("about"), QStringLiteral("Of this conversation, run or entry only."),
          QStringLiteral("ID")},
         {QStringLiteral("limit"), QStringLiteral("How many at most (default: %1).").arg(usuallyListed),
          QStringLiteral("N"), QString::number(usuallyListed)}});
    if (const auto code = line.parse(arguments, 0, 0))
        return *code;
    bool isNumber = false;
    const auto limit = line.value("limit").toLongLong(&isNumber);
    if (!isNumber || limit < 1 || limit > mostListed)
        return fail(QStringLiteral("--limit is a number from 1 to %1.").arg(mostListed), Usage);
    const auto database = openToRead(line.dataFolder());
    if (!database)
        return fail(database.error());
    const auto members = membersOf(**database);
    if (!members)
        return fail(members.error());
    const auto params = paramsOf(line, *members);
    if (!params)
        return fail(params.error());
    const auto pushes = openPushes(line.dataFolder());
    if (!pushes)
        return fail(pushes.error());
    const auto mail = openMail(line.dataFolder());
    if (!mail)
        return fail(mail.error());
    auto deliveries = read(mail->get(), pushes->get(), *params, limit);
    if (!deliveries)
        return fail(deliveries.error());
    if (const auto named = relay::nameDeliveries(**database, *deliveries); !named)
        return fail(named.error());
    print(line, *deliveries, *members);
    return Done;
}

int deliveryRetry(const QStringList& arguments)
{
    CommandLine line(QStringLiteral("delivery retry"),
                     QStringLiteral("Sends notices again that bots refused, as 'delivery list' names them. A "
                                    "running relay does it within a second, else the next one."));
    line.parser().addPositionalArgument(QStringLiteral("ID..."), QStringLiteral("Which."),
                                        QStringLiteral("[ID...]"));
    line.parser().addOptions(
        {{QStringLiteral("all"), QStringLiteral("All there are.")},
         {QStringLiteral("bot"), QStringLiteral("All of this bot."), QStringLiteral("ID")}});
    constexpr qsizetype mostIds = 1000;
    if (const auto code = line.parse(arguments, 0, mostIds))
        return *code;
    const bool isMany = line.has("all") || line.has("bot");
    if (isMany == !line.positionals().isEmpty())
        return fail(QStringLiteral("Say which: by ID, or with --bot or --all."), Usage);
    return administer(line, [&](relay::Administration& administration) {
        const auto again = sendAgain(line);
        if (again.count > 0) {
            const auto noted =
                administration.write("delivery.retry", again.which, [] { return Result<void>(); });
            if (!noted)
                return fail(noted.error());
        }
        if (again.refusal)
            return fail(*again.refusal);
        if (line.json())
            printJson({{QStringLiteral("again"), again.count}});
        else
            printLine(QStringLiteral("To be sent again: %1.").arg(again.count));
        return int(Done);
    });
}

} // namespace baton::app
