// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QStringList>

/// The one writer of tables for spreadsheets: RFC 4180, UTF-8 with a byte order mark, so that Excel reads it
/// rightly. Pure; any thread.
namespace baton::protocol {

/// The mark and the names of the columns, with the line's end.
QByteArray csvHead(const QStringList& columns);
/// One line. Every cell is quoted, since a reader may go by semicolons or tabs; and nothing that such a
/// reader could make a cell of begins like a formula: an apostrophe goes in front.
QByteArray csvLine(const QStringList& cells);

} // namespace baton::protocol
