// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QString>

namespace baton::relay {

/// 256 random bits, as text. Whoever has it is that visitor.
QString createVisitorSecret();
/// Whether a page could have got this from us. Anything else is replaced by a new one.
bool isVisitorSecret(const QString& secret);
/// How visitors are told apart where their secret must not be: desk::Recorded::visitor.
QByteArray visitorHashOf(const QString& secret);

} // namespace baton::relay
