#pragma once

#include "core/domain/activity/autoupdate.h"

/// A bot's audit log as a table for spreadsheets: RFC 4180, UTF-8 with a byte order mark, so that Excel reads
/// it rightly. Pure; any thread.
namespace baton::protocol {

/// The mark and the names of the columns, with the line's end.
QByteArray autoUpdateCsvHead();
/// One line. A text that a spreadsheet would take for a formula gets an apostrophe in front.
QByteArray autoUpdateCsvRow(const AutoUpdate& entry);

} // namespace baton::protocol
