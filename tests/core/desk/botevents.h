// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/protocol/bot/botnotice.h"

namespace baton::tests {

/// As it comes through the door for bots; what would not is a fault of the test.
inline relay::desk::BotEvent botEvent(const QString& source, const QString& id, const QString& type,
                                      const QString& subject, Instant at, const QJsonObject& data)
{
    const auto content = protocol::readBotEvent({id, source, type, subject, at, data});
    if (!content)
        qFatal("%s", qPrintable(content.error().detail));
    return {source, id, subject, at, std::get<protocol::botevent::Lasting>(*content)};
}

} // namespace baton::tests
