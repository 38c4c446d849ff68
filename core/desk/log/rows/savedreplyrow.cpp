// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/savedreplyrow.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace baton::relay::desk {

QString savedReplyColumns() { return QStringLiteral("id, shortcut, title, text, bots, actions"); }

storage::Utf8 botsText(const QList<BotId>& bots)
{
    QStringList ids;
    for (const auto& bot : bots)
        ids.append(bot.toString());
    return tagsText(ids);
}

QList<BotId> botsFrom(const QByteArray& json)
{
    QList<BotId> bots;
    const auto ids = tagsFrom(json);
    for (const auto& id : ids)
        bots.append(BotId(id));
    return bots;
}

storage::Utf8 actionsText(const std::optional<protocol::ReplyActions>& actions)
{
    return {actions ? protocol::toBytes(*actions) : QByteArrayLiteral("{}")};
}

std::optional<protocol::ReplyActions> actionsFrom(const QByteArray& json)
{
    const auto object = QJsonDocument::fromJson(json).object();
    if (object.isEmpty())
        return std::nullopt;
    auto actions = protocol::fromJson<protocol::ReplyActions>(object, QStringLiteral("actions"));
    return actions ? std::optional(std::move(*actions)) : std::nullopt;
}

} // namespace baton::relay::desk
