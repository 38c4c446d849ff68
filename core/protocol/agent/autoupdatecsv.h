// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/autoupdate.h"

/// A bot's audit log as a table for spreadsheets, written by csv.h. Pure; any thread.
namespace baton::protocol {

/// The mark and the names of the columns, with the line's end.
QByteArray autoUpdateCsvHead();
/// One line.
QByteArray autoUpdateCsvRow(const AutoUpdate& entry);

} // namespace baton::protocol
