// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QJsonObject>
#include <QString>

class QAction;
class QMenu;

namespace baton::ui {
class Console;
}

/// What the driver does with files and with single messages. Each gives a problem, or nothing. UI thread.
namespace baton::driver {

QAction* actionOf(const QMenu* menu, const QString& text);
/// The next dialogs for files get `open` and `save`, questions `yes`.
QString answerFiles(const QJsonObject& command);
QString paste(ui::Console& console, const QString& picture);
/// Of the menu of the last message that says @p row.
QString press(ui::Console& console, const QString& row, const QString& what);
/// Adds turns, notes, what was seen, and files.
void lookAtTranscript(ui::Console& console, QJsonObject& seen);

} // namespace baton::driver
