// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/protocol/wire/jsonrpc.h"

namespace baton::client {

/// Session::request() with a method's own parameters and answer.
template <typename Method>
void call(Session& session, QObject* context, const typename Method::Params& params,
          std::function<void(const Result<typename Method::Answer>&)> reply)
{
    session.request(Method::name, protocol::toJson(params), context,
                    [reply = std::move(reply)](const Result<QJsonObject>& result) {
                        if (!result)
                            return reply(Refused(result.error()));
                        reply(protocol::rpc::answerFrom<typename Method::Answer>(*result));
                    });
}

} // namespace baton::client
