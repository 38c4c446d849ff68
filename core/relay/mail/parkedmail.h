// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/deliveries.h"
#include "core/storage/database.h"

namespace baton::relay {

/// What administrators see of mail.db, and the one thing they do to it; beside a running relay too. Each call
/// opens @p path (which need not be there) for itself, on any thread.

/// True when these parameters ask for notices to bots at all.
bool asksForMail(const protocol::DeliveriesParams& params);
/// Notices to bots alone, page by page, with everything that was parked.
bool asksForMailAlone(const protocol::DeliveriesParams& params);
/// The newest first. Unless they are asked for alone, only those that wait for somebody: the newest hundred.
Result<protocol::DeliveriesResult> listMail(const QString& path, const protocol::DeliveriesParams& params);
/// The same of mail.db that is open already; nothing without it.
Result<protocol::DeliveriesResult> listMail(storage::Database* mail,
                                            const protocol::DeliveriesParams& params);

/// A parked notice is to be sent again, or a stopped bot to be tried again: the relay does it within a
/// second, or when it starts. NotFound when there is none of this id.
Result<void> sendMailAgain(const QString& path, const QString& id);
/// The same for all that is parked or stopped, of one bot when it is given. @return how many
Result<qint64> sendAllMailAgain(const QString& path, const std::optional<BotId>& bot);

} // namespace baton::relay
