// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"
#include "core/protocol/wire/json.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>
#include <variant>

/// JSON-RPC 2.0 (https://www.jsonrpc.org/specification), one message a frame, params are objects. Pure; any
/// thread.
namespace baton::protocol::rpc {

enum ErrorCode {
    ParseError = -32700,
    InvalidRequest = -32600,
    MethodNotFound = -32601,
    InvalidParams = -32602,
    InternalError = -32603,
    NotSignedIn = -32001,
    NotPermitted = -32003,
    NotFound = -32004,
    Conflict = -32009,
    TooLarge = -32013,
    TooMany = -32029,
};

struct Request
{
    QJsonValue id; ///< string or number; undefined for a notification
    QString method;
    QJsonObject params;
};

/// Where Success::result has an answer that is a list.
inline constexpr QLatin1String listKey("items");

struct Success
{
    QJsonValue id;
    QJsonObject result; ///< of a list: an object that has it as `items`; see answerFrom()
};

struct Error
{
    int code = InternalError;
    QString message;
    QJsonObject data;
};

struct Failure
{
    QJsonValue id; ///< null when the request's own id could not be read; undefined: nobody waits for it
    Error error;
};

using Incoming = std::variant<Request, Success, Failure>;

/// Reads one frame from outside; the Failure on the right is the answer to send back, unless its id is
/// undefined: a notification gets no answer, whatever is wrong with it. Batches are refused, as the
/// specification allows for what is no request.
tl::expected<Incoming, Failure> parse(const QByteArray& frame);

QByteArray request(const QJsonValue& id, const QString& method, const QJsonObject& params);
/// @param params an object, as JSON
QByteArray notification(const QString& method, const QByteArray& params);
/// @param result an object or an array, as JSON
QByteArray success(const QJsonValue& id, const QByteArray& result);
QByteArray failure(const Failure& failure);
QByteArray failure(const QJsonValue& id, const Refusal& refusal);

/// The answer of a method, which is an object or a list of such.
template <typename T>
Result<T> answerFrom(const QJsonObject& result)
{
    const auto path = QStringLiteral("result");
    if constexpr (WireMessage<T>) {
        return fromJson<T>(result, path);
    } else {
        T list;
        if (auto wrong = detail::decode(result.value(listKey), list, detail::Path{nullptr, path}))
            return Refused(std::move(*wrong));
        return list;
    }
}

/// A refusal as a JSON-RPC error and back. `data` carries `reason` and `claimedBy` of a conflict.
Error toError(const Refusal& refusal);
Refusal toRefusal(const Error& error);

} // namespace baton::protocol::rpc
