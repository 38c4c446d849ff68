// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/relay/administering.h"

#include "core/relay/directory/rows.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/directory/sessionrows.h"

#include <QDeadlineTimer>
#include <QThread>

namespace baton::app {

namespace {

constexpr int patienceMs = 3'000; ///< many times what a relay takes to notice
constexpr int lookAgainMs = 5;

bool isFollowed(const QString& databasePath, qint64 audit)
{
    const auto sessions = relay::readSessions(databasePath);
    if (!sessions || !*sessions)
        return false;
    for (const QDeadlineTimer deadline(patienceMs); !deadline.hasExpired();) {
        const auto followed = relay::rows::followedAudit(**sessions);
        if (followed && *followed >= audit)
            return true;
        QThread::msleep(lookAgainMs);
    }
    return false;
}

} // namespace

int administer(const CommandLine& line, const std::function<int(relay::Administration&)>& work,
               OpensDatabase open)
{
    const auto database = open(line.dataFolder());
    if (!database)
        return fail(database.error());
    const auto before = relay::rows::lastAudit(**database);
    relay::Administration administration(**database, administrator());
    const int code = work(administration);
    const auto audit = relay::rows::lastAudit(**database);
    const bool hasChanged = before && audit && *before != *audit;
    if (hasChanged && isServing(line.dataFolder()) && !isFollowed(databasePath(line.dataFolder()), *audit))
        fail(QStringLiteral("It is written down, but the relay that runs does not go by it yet."));
    return code;
}

} // namespace baton::app
