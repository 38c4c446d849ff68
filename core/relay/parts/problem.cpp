// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/parts/problem.h"

#include <QJsonDocument>

namespace baton::relay {

int httpStatus(Refusal::Kind kind)
{
    switch (kind) {
    case Refusal::Kind::Invalid:
        return 400;
    case Refusal::Kind::NotSignedIn:
        return 401;
    case Refusal::Kind::NotPermitted:
        return 403;
    case Refusal::Kind::NotFound:
        return 404;
    case Refusal::Kind::Conflict:
        return 409;
    case Refusal::Kind::TooLarge:
        return 413;
    case Refusal::Kind::TooMany:
        return 429;
    case Refusal::Kind::Unavailable:
        return 503;
    }
    return 500;
}

namespace {

QString titleOf(Refusal::Kind kind)
{
    switch (kind) {
    case Refusal::Kind::Invalid:
        return QStringLiteral("Invalid request");
    case Refusal::Kind::NotSignedIn:
        return QStringLiteral("Not signed in");
    case Refusal::Kind::NotPermitted:
        return QStringLiteral("Not permitted");
    case Refusal::Kind::NotFound:
        return QStringLiteral("Not found");
    case Refusal::Kind::Conflict:
        return QStringLiteral("Conflict");
    case Refusal::Kind::TooLarge:
        return QStringLiteral("Too large");
    case Refusal::Kind::TooMany:
        return QStringLiteral("Too many requests");
    case Refusal::Kind::Unavailable:
        return QStringLiteral("Unavailable");
    }
    return {};
}

} // namespace

HttpResponse problemOf(const Refusal& refusal)
{
    auto response = HttpResponse::problem(httpStatus(refusal.kind), titleOf(refusal.kind), refusal.detail);
    if (refusal.reason != Refusal::Reason::None)
        response = withMember(std::move(response), QStringLiteral("reason"), reasonName(refusal.reason));
    return response;
}

HttpResponse notSignedIn(const QString& detail)
{
    auto response = HttpResponse::problem(401, titleOf(Refusal::Kind::NotSignedIn), detail);
    response.headers.emplaceBack("WWW-Authenticate", "Bearer");
    return response;
}

HttpResponse ending(HttpResponse response)
{
    response.close = true;
    return response;
}

HttpResponse withMember(HttpResponse problem, const QString& name, const QJsonValue& value)
{
    auto object = QJsonDocument::fromJson(problem.body).object();
    object.insert(name, value);
    problem.body = QJsonDocument(object).toJson(QJsonDocument::Compact);
    return problem;
}

} // namespace baton::relay
