// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QByteArray>
#include <QNetworkRequest>
#include <QString>
#include <QUrl>
#include <optional>

class QNetworkReply;

/// Requests to the relay with a member's token, and what it says to them. One thread.
namespace baton::client {

/// With the token, which goes to this address and nowhere else: no redirect is followed.
QNetworkRequest requestWith(const QByteArray& token, const QUrl& address, int patienceMs);
/// Where the relay has this file. @p part: behind it, such as `/thumbnail`.
QUrl fileAddress(const QUrl& relay, const FileId& id, const QByteArray& part = {});
/// The HTTP status; 0 when nobody answered.
int statusOf(const QNetworkReply& reply);
/// The relay's own sentence about what was wrong; a stranger's words are none.
std::optional<QString> problemIn(QNetworkReply& reply);

} // namespace baton::client
