// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/mail/parkedmail.h"

#include "core/domain/text.h"
#include "core/relay/mail/mailstore.h"

#include <QFile>
#include <array>

namespace baton::relay {

namespace {

constexpr qint64 mostOnTop = 100;
constexpr qint64 usualPage = 100;
constexpr qint64 mostOfAPage = 500;
const QLatin1String kind("webhook");
const QLatin1Char idMark('w'); ///< before the number of a parked notice, so that other kinds can have ids too

constexpr std::array states{ParkedState::Parked, ParkedState::Stopped, ParkedState::Wanted,
                            ParkedState::Sending, ParkedState::Delivered};

std::optional<ParkedState> stateOf(const QString& name)
{
    for (const auto state : states)
        if (nameOf(state) == name)
            return state;
    return std::nullopt;
}

/// nullptr when no relay has written the file yet.
Result<std::unique_ptr<storage::Database>> opened(const QString& path, storage::Database::Mode mode)
{
    if (!QFile::exists(path))
        return nullptr;
    auto database = storage::Database::open(path, mode);
    if (!database)
        return database;
    BATON_TRY_INTO(const auto isMade, storage::hasTable(**database, QStringLiteral("parked")));
    if (!isMade)
        return nullptr;
    return database;
}

std::optional<qint64> numberOf(const QString& id)
{
    bool isNumber = false;
    const auto number = id.startsWith(idMark) ? id.mid(1).toLongLong(&isNumber) : 0;
    return isNumber ? std::optional(number) : std::nullopt;
}

protocol::Delivery deliveryFrom(const storage::Query& row)
{
    protocol::Delivery delivery;
    delivery.id = idMark + QString::number(row.number(0));
    delivery.bot = BotId(row.text(1));
    delivery.about = row.text(2);
    delivery.seq = row.number(3);
    delivery.kind = kind;
    delivery.detail = row.text(4);
    delivery.device = row.text(5);
    delivery.words = row.text(6);
    delivery.at = {row.number(7)};
    const auto state = row.number(8);
    delivery.state = nameOf(states.at(size_t(std::clamp<qint64>(state, 0, qint64(states.size()) - 1))));
    delivery.stateAt = {row.number(9)};
    delivery.form = kind;
    return delivery;
}

} // namespace

bool asksForMailAlone(const protocol::DeliveriesParams& params)
{
    if (params.kind)
        return *params.kind == kind;
    const auto state = params.state ? stateOf(*params.state) : std::nullopt;
    return state == ParkedState::Parked || state == ParkedState::Stopped || state == ParkedState::Sending;
}

bool asksForMail(const protocol::DeliveriesParams& params)
{
    if (asksForMailAlone(params))
        return true;
    return !params.kind && !params.state && !params.member && !params.cursor && !params.before;
}

Result<protocol::DeliveriesResult> listMail(const QString& path, const protocol::DeliveriesParams& params)
{
    BATON_TRY_INTO(const auto database, opened(path, storage::Database::Mode::ReadOnly));
    return listMail(database.get(), params);
}

Result<protocol::DeliveriesResult> listMail(storage::Database* mail, const protocol::DeliveriesParams& params)
{
    const bool isAlone = asksForMailAlone(params);
    QString where = QStringLiteral("1");
    QVariantList values;
    if (params.state) {
        const auto state = stateOf(*params.state);
        where += QStringLiteral(" AND state = ?");
        values << (state ? int(*state) : -1);
    } else if (!isAlone) {
        where += QStringLiteral(" AND state <= %1").arg(int(ParkedState::Stopped));
    }
    if (params.about) {
        where += QStringLiteral(" AND conversation = ?");
        values << *params.about;
    }
    if (params.before) {
        where += QStringLiteral(" AND seq < ?");
        values << *params.before;
    }
    if (params.cursor && isAlone) {
        const auto number = numberOf(*params.cursor);
        if (!number)
            return refuse(Refusal::Kind::Invalid, QStringLiteral("\"params.cursor\" is none of ours."));
        where += QStringLiteral(" AND id < ?");
        values << *number;
    }
    const auto limit = isAlone ? params.limit.value_or(usualPage) : mostOnTop;
    if (limit < 1 || limit > mostOfAPage)
        return refuse(Refusal::Kind::Invalid, QStringLiteral("\"params.limit\" must be from 1 to 500."));
    protocol::DeliveriesResult result;
    if (!mail || params.member)
        return result;
    BATON_TRY_INTO(
        auto query,
        mail->prepare(
            QStringLiteral(
                "SELECT id, bot, conversation, seq, type, host, why, at, state, state_at FROM parked "
                "WHERE %1 ORDER BY id DESC LIMIT ?")
                .arg(where)));
    BATON_TRY(query.runList(values + QVariantList{limit + 1}));
    for (const auto& row : query.rows()) {
        if (result.items.size() == limit) {
            if (isAlone)
                result.next = result.items.constLast().id;
            break;
        }
        result.items.append(deliveryFrom(row));
    }
    BATON_TRY(query.ended());
    return result;
}

namespace {

Result<qint64> want(const QString& path, const QString& which, const QVariantList& values)
{
    BATON_TRY_INTO(const auto database, opened(path, storage::Database::Mode::ReadWrite));
    if (!database)
        return 0;
    BATON_TRY_INTO(
        auto query,
        database->prepare(QStringLiteral("UPDATE parked SET state=%1, state_at=? WHERE state <= %2 AND %3")
                              .arg(int(ParkedState::Wanted))
                              .arg(int(ParkedState::Stopped))
                              .arg(which)));
    BATON_TRY(query.runList(QVariantList{Instant::now().ms} + values));
    return query.changedRows();
}

} // namespace

Result<void> sendMailAgain(const QString& path, const QString& id)
{
    const auto number = numberOf(id);
    BATON_TRY_INTO(const auto changed,
                   number ? want(path, QStringLiteral("id = ?"), {*number}) : Result<qint64>(0));
    if (changed > 0)
        return {};
    return refuse(Refusal::Kind::NotFound,
                  QStringLiteral("Nothing is parked under \"%1\". 'delivery list --state parked' names what "
                                 "is.")
                      .arg(beginningOf(id, 100)));
}

Result<qint64> sendAllMailAgain(const QString& path, const std::optional<BotId>& bot)
{
    return bot ? want(path, QStringLiteral("bot = ?"), {bot->toString()})
               : want(path, QStringLiteral("1"), {});
}

} // namespace baton::relay
