// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/relaylink.h"
#include "core/protocol/agent/agentmethods.h"

#include <QPointer>
#include <functional>

namespace baton::client {

/// Calls a method of the agent socket with its own parameters and answer; @p reply runs in @p context's life
/// only, as RelayLink::call() promises.
template <typename Method>
void call(RelayLink& link, QObject* context, const typename Method::Params& params,
          std::function<void(const Result<typename Method::Answer>&)> reply = {})
{
    link.call(
        Method::name, protocol::toJson(params),
        [guard = QPointer<QObject>(context), reply = std::move(reply)](const Result<QJsonObject>& result) {
            if (!guard || !reply)
                return;
            if (!result)
                return reply(Refused(result.error()));
            reply(protocol::rpc::answerFrom<typename Method::Answer>(*result));
        });
}

} // namespace baton::client
