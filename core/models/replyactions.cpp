// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/replyactions.h"

#include "core/domain/tags.h"
#include "core/models/theirwords.h"
#include "core/protocol/wire/json.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::ReplyActions)
};

} // namespace

QString actionsText(const protocol::ReplyActions& actions, const QString& colleague)
{
    QStringList tags;
    for (const auto& tag : actions.tags)
        tags.append(within(tag));
    QStringList told;
    if (!tags.isEmpty())
        told.append(Text::tr("adds %1", "tags").arg(tags.join(Text::tr(", "))));
    if (actions.assign)
        told.append(colleague.isEmpty() ? Text::tr("gives it to a colleague")
                                        : Text::tr("gives it to %1").arg(within(colleague)));
    if (actions.status)
        told.append(Text::tr("resolves"));
    return told.join(Text::tr(", "));
}

protocol::ReplyActions joined(protocol::ReplyActions earlier, const protocol::ReplyActions& later)
{
    for (const auto& tag : later.tags)
        if (!hasTag(earlier.tags, tag))
            earlier.tags.append(tag);
    if (later.assign || later.status) {
        earlier.assign = later.assign;
        earlier.status = later.status;
    }
    return earlier;
}

QString keptActions(const protocol::ReplyActions& actions)
{
    return actions == protocol::ReplyActions() ? QString() : QString::fromUtf8(protocol::toBytes(actions));
}

protocol::ReplyActions actionsFrom(const QString& kept)
{
    const auto json = QJsonDocument::fromJson(kept.toUtf8()).object();
    return protocol::fromJson<protocol::ReplyActions>(json, QStringLiteral("draft"))
        .value_or(protocol::ReplyActions());
}

} // namespace baton::models
