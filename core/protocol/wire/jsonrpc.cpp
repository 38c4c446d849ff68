// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/jsonrpc.h"

#include "core/protocol/wire/conversationwire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <array>
#include <utility>

namespace baton::protocol::rpc {

namespace {

using Kind = Refusal::Kind;

constexpr std::array<std::pair<Kind, int>, 8> codes{{{Kind::Invalid, InvalidParams},
                                                     {Kind::NotSignedIn, NotSignedIn},
                                                     {Kind::NotPermitted, NotPermitted},
                                                     {Kind::NotFound, NotFound},
                                                     {Kind::Conflict, Conflict},
                                                     {Kind::TooLarge, TooLarge},
                                                     {Kind::TooMany, TooMany},
                                                     {Kind::Unavailable, InternalError}}};

Failure invalidRequest(const QJsonValue& id, const QString& message)
{
    return {id.isUndefined() ? QJsonValue(QJsonValue::Null) : id, {InvalidRequest, message, {}}};
}

QJsonObject envelope(const QJsonValue& id)
{
    return {{QStringLiteral("jsonrpc"), QStringLiteral("2.0")}, {QStringLiteral("id"), id}};
}

/// JSON by itself, though Qt takes documents only: then it is no request rather than no JSON.
bool isScalar(const QByteArray& frame)
{
    const auto wrapped = QJsonDocument::fromJson('[' + frame + ']');
    return wrapped.isArray() && wrapped.array().size() == 1;
}

void write(QByteArray& json, const QJsonValue& id)
{
    if (id.isString())
        detail::write(json, id.toString());
    else if (const auto number = id.toInteger(-1); number >= 0)
        detail::write(json, number);
    else
        json += toBytes({{QString(), id}}).mid(4).chopped(1); // {"":id}
}

tl::expected<Incoming, Failure> parseAnswer(const QJsonObject& object, const QJsonValue& id)
{
    if (const auto result = object.value(QLatin1String("result")); result.isArray())
        return Success{id, {{listKey, result}}};
    else if (!result.isUndefined())
        return Success{id, result.toObject()};
    const auto error = object.value(QLatin1String("error")).toObject();
    if (error.isEmpty()) {
        return tl::unexpected(
            invalidRequest(id, QStringLiteral("A message needs \"method\", \"result\" or \"error\".")));
    }
    return Failure{id,
                   {error.value(QLatin1String("code")).toInt(InternalError),
                    error.value(QLatin1String("message")).toString(),
                    error.value(QLatin1String("data")).toObject()}};
}

} // namespace

tl::expected<Incoming, Failure> parse(const QByteArray& frame)
{
    const auto value = parseValue(frame);
    if (!value) {
        const bool large = value.error().kind == Kind::TooLarge;
        const int code = large ? TooLarge : isScalar(frame) ? InvalidRequest : ParseError;
        return tl::unexpected(Failure{QJsonValue::Null, {code, value.error().detail, {}}});
    }
    if (!value->isObject()) {
        return tl::unexpected(
            invalidRequest(QJsonValue::Null, QStringLiteral("Batches are not served here: send one object a "
                                                            "message.")));
    }
    const auto object = value->toObject();
    const auto id = object.value(QLatin1String("id"));
    if (!id.isUndefined() && !id.isNull() && !id.isString() && !id.isDouble())
        return tl::unexpected(
            invalidRequest(QJsonValue::Null, QStringLiteral("\"id\" must be a string or a number.")));
    if (object.value(QLatin1String("jsonrpc")).toString() != QLatin1String("2.0"))
        return tl::unexpected(invalidRequest(id, QStringLiteral("\"jsonrpc\" must be \"2.0\".")));
    const auto method = object.value(QLatin1String("method"));
    if (method.isUndefined())
        return parseAnswer(object, id);
    if (!method.isString())
        return tl::unexpected(invalidRequest(id, QStringLiteral("\"method\" must be a string.")));
    const auto params = object.value(QLatin1String("params"));
    if (params.isArray()) // A request by the book, but no method here takes its parameters by position.
        return tl::unexpected(
            Failure{id, {InvalidParams, QStringLiteral("\"params\" must be an object."), {}}});
    if (!params.isUndefined() && !params.isObject())
        return tl::unexpected(invalidRequest(id, QStringLiteral("\"params\" must be an object.")));
    return Request{id, method.toString(), params.toObject()};
}

QByteArray request(const QJsonValue& id, const QString& method, const QJsonObject& params)
{
    auto object = envelope(id);
    object.insert(QStringLiteral("method"), method);
    object.insert(QStringLiteral("params"), params);
    return toBytes(object);
}

QByteArray notification(const QString& method, const QByteArray& params)
{
    QByteArray json;
    json.reserve(params.size() + 64);
    json += R"({"jsonrpc":"2.0","method":)";
    detail::write(json, method);
    json += R"(,"params":)" + params + '}';
    return json;
}

QByteArray success(const QJsonValue& id, const QByteArray& result)
{
    QByteArray json;
    json.reserve(result.size() + 64);
    json += R"({"jsonrpc":"2.0")";
    if (!id.isUndefined()) {
        json += R"(,"id":)";
        write(json, id);
    }
    json += R"(,"result":)" + result + '}';
    return json;
}

QByteArray failure(const Failure& failure)
{
    QJsonObject error{{QStringLiteral("code"), failure.error.code},
                      {QStringLiteral("message"), failure.error.message}};
    if (!failure.error.data.isEmpty())
        error.insert(QStringLiteral("data"), failure.error.data);
    auto object = envelope(failure.id);
    object.insert(QStringLiteral("error"), error);
    return toBytes(object);
}

QByteArray failure(const QJsonValue& id, const Refusal& refusal)
{
    return failure(Failure{id, toError(refusal)});
}

Error toError(const Refusal& refusal)
{
    Error error{InternalError, refusal.detail, {}};
    for (const auto& [kind, code] : codes)
        if (kind == refusal.kind)
            error.code = code;
    if (refusal.reason != Refusal::Reason::None)
        error.data.insert(QStringLiteral("reason"), reasonName(refusal.reason));
    if (refusal.claimedBy)
        error.data.insert(QStringLiteral("claimedBy"), toJson(*refusal.claimedBy));
    return error;
}

Refusal toRefusal(const Error& error)
{
    Refusal refusal{Kind::Unavailable, error.message, Refusal::Reason::None, std::nullopt};
    for (const auto& [kind, code] : codes)
        if (code == error.code)
            refusal.kind = kind;
    using Reason = Refusal::Reason;
    const auto reason = error.data.value(QLatin1String("reason")).toString();
    for (const auto candidate : {Reason::AlreadyClaimed, Reason::NotClaimed, Reason::NotYours,
                                 Reason::WrongState, Reason::AtCapacity})
        if (reason == reasonName(candidate))
            refusal.reason = candidate;
    const auto claimedBy = error.data.value(QLatin1String("claimedBy"));
    if (claimedBy.isObject()) {
        if (auto member = fromJson<MemberRef>(claimedBy.toObject(), QStringLiteral("claimedBy")))
            refusal.claimedBy = *member;
    }
    return refusal;
}

} // namespace baton::protocol::rpc
