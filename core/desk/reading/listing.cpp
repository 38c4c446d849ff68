// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/reading/listing.h"

#include "core/domain/tags.h"

#include <QJsonDocument>

namespace baton::relay::desk {

void Condition::add(const QString& part, const QVariantList& with)
{
    parts.append(part);
    values.append(with);
}

QString Condition::sql() const
{
    return parts.isEmpty() ? QStringLiteral("1") : parts.join(QStringLiteral(" AND "));
}

void addScope(Condition& condition, const ReadingRoom::Viewer& viewer, Via via)
{
    if (!viewer.bots)
        return;
    // https://www.sqlite.org/optoverview.html#uplus: a term with a plus is not looked up in an index.
    const auto column = via == Via::Bot ? QStringLiteral("bot") : QStringLiteral("+bot");
    // Of one bot, an index gives them in order.
    if (viewer.bots->size() == 1)
        return condition.add(column + QStringLiteral(" = ?"), {viewer.bots->constBegin()->toString()});
    QJsonArray bots;
    for (const auto& bot : *viewer.bots)
        bots.append(bot.toString());
    condition.add(column + QStringLiteral(" IN (SELECT value FROM json_each(?))"),
                  {QString::fromUtf8(QJsonDocument(bots).toJson(QJsonDocument::Compact))});
}

Result<Condition> conditionOf(const ReadingRoom::Viewer& viewer, const protocol::ListParams& params)
{
    Condition condition;
    const bool isNarrow = params.view != QLatin1String("all") || params.channel ||
                          (params.status && *params.status != stateName(ConversationState::Ended));
    addScope(condition, viewer, isNarrow ? Via::Rest : Via::Bot);
    if (params.view == QLatin1String("waiting"))
        condition.add(QStringLiteral("state = 'waiting'"));
    else if (params.view == QLatin1String("mine"))
        condition.add(QStringLiteral("assignee = ?"), {viewer.member.toString()});
    else if (params.view != QLatin1String("all"))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"params.view\" must be waiting, mine or all."));
    if (params.status) {
        if (!stateFromName(*params.status)) {
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("\"params.status\" must be bot, waiting, open or ended."));
        }
        condition.add(QStringLiteral("state = ?"), {*params.status});
    }
    if (params.bot)
        condition.add(QStringLiteral("bot = ?"), {params.bot->toString()});
    if (params.channel)
        condition.add(QStringLiteral("channel = ?"), {*params.channel});
    if (params.tag)
        condition.add(QStringLiteral("EXISTS(SELECT 1 FROM conversation_tags t WHERE t.tag = ? AND "
                                     "t.conversation = conversations.id)"),
                      {tagKey(params.tag->left(2 * longestTag))});
    if (params.from)
        condition.add(QStringLiteral("updated_at >= ?"), {params.from->ms});
    if (params.to)
        condition.add(QStringLiteral("updated_at <= ?"), {params.to->ms});
    return condition;
}

Result<int> limitOf(const std::optional<qint64>& asked, int otherwise)
{
    constexpr int most = 500;
    if (asked && (*asked < 1 || *asked > most))
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"params.limit\" must be from 1 to %1.").arg(most));
    return asked ? int(*asked) : otherwise;
}

Result<void> addCursor(Condition& condition, const std::optional<QString>& cursor, const QString& column)
{
    if (!cursor)
        return {};
    BATON_TRY_INTO(const auto place, Cursor::decoded(*cursor));
    condition.add(QStringLiteral("(%1, id) < (?, ?)").arg(column), {place.key, place.id});
    return {};
}

QString Cursor::encoded() const
{
    return QString::fromLatin1((QByteArray::number(key) + ':' + id.toUtf8())
                                   .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

Refusal foreignCursor()
{
    return {Refusal::Kind::Invalid,
            QStringLiteral("\"params.cursor\" is not one of this relay's. Ask again without it."),
            Refusal::Reason::None, std::nullopt};
}

Result<Cursor> Cursor::decoded(const QString& text)
{
    const auto plain = QByteArray::fromBase64(text.left(400).toLatin1(),
                                              QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto colon = plain.indexOf(':');
    bool good = colon > 0;
    const qint64 key = good ? plain.left(colon).toLongLong(&good) : 0;
    if (!good)
        return Refused(foreignCursor());
    return Cursor{key, QString::fromUtf8(plain.mid(colon + 1))};
}

} // namespace baton::relay::desk
