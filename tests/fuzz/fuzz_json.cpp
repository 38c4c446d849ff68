// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/agent/agentmethods.h"
#include "core/protocol/bot/botevents.h"
#include "core/protocol/customer/customermessages.h"
#include "core/protocol/wire/jsonrpc.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using namespace baton::protocol;

namespace {

/// What decodes must encode to something that decodes again.
template <typename Message>
void roundTrip(const QJsonObject& object)
{
    const auto message = fromJson<Message>(object, QStringLiteral("message"));
    if (message)
        fuzz::require(fromJson<Message>(toJson(*message), QStringLiteral("message")).has_value());
}

} // namespace

int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    const auto input = fuzz::bytes(data, size);
    (void)rpc::parse(input);
    const auto object = parseObject(input);
    if (!object)
        return 0;
    roundTrip<Event>(*object);
    roundTrip<ConversationChanged>(*object);
    roundTrip<MessageAdded>(*object);
    roundTrip<HelloResult>(*object);
    roundTrip<ListParams>(*object);
    roundTrip<GetResult>(*object);
    roundTrip<ReplyParams>(*object);
    roundTrip<customer::ConnectAuth>(*object);
    roundTrip<customer::MessageSent>(*object);
    roundTrip<customer::ChatSession>(*object);
    roundTrip<botevent::ConversationStarted>(*object);
    roundTrip<botevent::MessageWritten>(*object);
    return 0;
}
