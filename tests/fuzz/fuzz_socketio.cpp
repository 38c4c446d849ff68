// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/socketiopacket.h"
#include "tests/fuzz/fuzz.h"

using namespace baton;
using namespace baton::protocol;

namespace {

/// A packet that was taken can be sent on, and arrives as the same.
void resend(const socketio::Packet& packet)
{
    socketio::PacketAssembler assembler;
    auto arrived = assembler.addText(socketio::encode(packet));
    for (const auto& attachment : packet.attachments) {
        fuzz::require(arrived && !*arrived);
        arrived = assembler.addBinary(attachment);
    }
    fuzz::require(arrived && *arrived && (*arrived)->type == packet.type && (*arrived)->nsp == packet.nsp &&
                  (*arrived)->id == packet.id && (*arrived)->attachments == packet.attachments);
}

} // namespace

/// Messages are separated by a zero byte; one that begins with 0x01 is binary.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    socketio::PacketAssembler assembler;
    const auto messages = fuzz::bytes(data, size).split('\0');
    for (const auto& message : messages) {
        const auto packet =
            message.startsWith('\x01') ? assembler.addBinary(message.mid(1)) : assembler.addText(message);
        if (!packet)
            break;
        if (*packet)
            resend(**packet);
    }
    return 0;
}
