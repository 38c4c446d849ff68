// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/agent/deliveries.h"

/// Deliveries in the reader's language.
namespace baton::models {

QString deliveryKindText(const QString& kind);
/// What it was about, such as the customer's name, and the rest: "Shop bot · “Where is my refund?”".
QString deliveryTitle(const protocol::Delivery& delivery);
QString deliveryRest(const protocol::Delivery& delivery);
/// Banner, Loud.
QString deliveryFormText(const QString& form);
/// queued, delivered, shown, acted on, expired; refused by a bot, stopped.
QString deliveryStateText(const QString& state);
QStringList deliveryStates();
/// It lies aside until somebody says so.
bool canSendAgain(const protocol::Delivery& delivery);
/// "after 0.4 s": from when it was queued to its state; "for 3 min" while it still is.
QString deliveryTookText(const protocol::Delivery& delivery, Instant now);
/// 14:03:22 today, else 12 Nov 14:03.
QString momentText(Instant at);

} // namespace baton::models
