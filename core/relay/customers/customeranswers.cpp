// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/customers/customeranswers.h"

namespace baton::relay {

QString refusalKindName(Refusal::Kind kind)
{
    switch (kind) {
    case Refusal::Kind::Invalid:
        return QStringLiteral("invalid");
    case Refusal::Kind::NotSignedIn:
        return QStringLiteral("not_signed_in");
    case Refusal::Kind::NotPermitted:
        return QStringLiteral("not_permitted");
    case Refusal::Kind::NotFound:
        return QStringLiteral("not_found");
    case Refusal::Kind::Conflict:
        return QStringLiteral("conflict");
    case Refusal::Kind::TooLarge:
        return QStringLiteral("too_large");
    case Refusal::Kind::TooMany:
        return QStringLiteral("too_many");
    case Refusal::Kind::Unavailable:
        return QStringLiteral("unavailable");
    }
    return {};
}

QJsonObject refusalObject(const Refusal& refusal)
{
    return {{QStringLiteral("kind"), refusalKindName(refusal.kind)},
            {QStringLiteral("detail"), refusal.detail}};
}

void acknowledge(const socketio::Acknowledge& acknowledge, QJsonObject answer)
{
    if (!acknowledge)
        return;
    answer.insert(QStringLiteral("ok"), true);
    acknowledge({answer}, {});
}

void acknowledge(const socketio::Acknowledge& acknowledge, const Refusal& refusal)
{
    if (acknowledge)
        acknowledge({QJsonObject{{QStringLiteral("error"), refusalObject(refusal)}}}, {});
}

} // namespace baton::relay
