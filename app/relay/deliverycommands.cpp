#include "app/relay/commandline.h"
#include "app/relay/commands.h"
#include "app/relay/datafolder.h"
#include "core/domain/text.h"
#include "core/relay/directory/administration.h"
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
    const auto all = relay::Administration(database, {}).members();
    if (!all)
        return Refused(all.error());
    Members members;
    for (const auto& member : *all)
        members.insert(member.id, member);
    return members;
}

Result<protocol::DeliveriesParams> paramsOf(const CommandLine& line, const Members& members)
{
    protocol::DeliveriesParams params;
    if (line.has("about"))
        params.about = line.value("about");
    if (line.has("state")) {
        if (!relay::deliverystate::fromName(line.value("state"))) {
            return refuse(
                Refusal::Kind::Invalid,
                QStringLiteral("\"%1\" is no state. There are: queued, delivered, shown, acted, expired.")
                    .arg(beginningOf(line.value("state"), 100)));
        }
        params.state = line.value("state");
    }
    if (line.has("member")) {
        const auto email = line.value("member").trimmed().toLower();
        for (const auto& member : members) {
            if (member.email == email)
                params.member = member.id;
        }
        if (!params.member)
            return refuse(Refusal::Kind::NotFound,
                          QStringLiteral("There is no member %1.").arg(beginningOf(email, 100)));
    }
    return params;
}

Result<QList<Delivery>> read(storage::Database& pushes, protocol::DeliveriesParams params, qint64 limit)
{
    QList<Delivery> all;
    while (all.size() < limit) {
        params.limit = std::min(rowsOfAPage, limit - all.size());
        const auto page = relay::listDeliveries(pushes, params);
        if (!page)
            return Refused(page.error());
        all += page->items;
        params.cursor = page->next;
        if (!params.cursor)
            break;
    }
    return all;
}

QString what(const Delivery& delivery)
{
    QStringList parts{delivery.kind, delivery.detail.value_or(QString()),
                      delivery.title.value_or(delivery.about)};
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
                          .arg(email, -32)
                          .arg(delivery.device, delivery.bot.toString(), what(delivery)));
        }
    }
    if (line.json())
        printJson({{QStringLiteral("deliveries"), array}});
    else if (deliveries.isEmpty())
        printLine(QStringLiteral("Nothing is recorded."));
}

} // namespace

int deliveryList(const QStringList& arguments)
{
    CommandLine line(
        QStringLiteral("delivery list"),
        QStringLiteral("Lists who was told of what by a banner, on which device, and what became "
                       "of it; the newest first. Kept for 7 days."));
    line.parser().addOptions(
        {{QStringLiteral("member"), QStringLiteral("Of this member only."), QStringLiteral("EMAIL")},
         {QStringLiteral("state"),
          QStringLiteral("In this state only: queued, delivered, shown, acted or expired."),
          QStringLiteral("STATE")},
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
    const auto database = openExistingDatabase(line.dataFolder());
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
    auto deliveries = *pushes ? read(**pushes, *params, limit) : Result<QList<Delivery>>(QList<Delivery>());
    if (!deliveries)
        return fail(deliveries.error());
    if (const auto named = relay::nameDeliveries(**database, *deliveries); !named)
        return fail(named.error());
    print(line, *deliveries, *members);
    return Done;
}

} // namespace baton::app
