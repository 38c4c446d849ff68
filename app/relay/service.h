// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QStringList>
#include <functional>

/// The relay as a service that the system itself starts and stops: service_win.cpp. Where services are files
/// that a package brings (systemd, launchd), all of it is refused: service_unix.cpp.
namespace baton::app::service {

/// The folder of a relay that is nobody's: where a service keeps its data unless it is told otherwise.
QString dataFolder();
/// Enters the relay with what `serve` is to be given, --data among it; it starts with the system, and is not
/// started now. The folder is made, for the service and administrators alone. Refused without the right to
/// it, or when there is one already.
Result<void> install(const QString& data, const QStringList& serveArguments);
/// Stops it and takes it out; waits for its end. Data stays.
Result<void> remove();
/// In the process that the system starts: @p work serves on this thread until it is asked to end, and calls
/// what it is given once it is ready. Its exit code; refused when it was not the system that started it.
Result<int> run(const QString& data, const std::function<int(const std::function<void()>& ready)>& work);

} // namespace baton::app::service
