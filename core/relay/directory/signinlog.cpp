// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/signinlog.h"

#include <QLoggingCategory>
#include <QMutexLocker>
#include <algorithm>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.signin")

constexpr double mostAtOnce = 20;
constexpr double perSecond = 1;
constexpr qsizetype longestText = 100;

} // namespace

void SignInLog::failed(const QString& email, const QString& client, Instant now)
{
    write("sign-in failed for", email, client, now);
}

void SignInLog::slowedDown(const QString& email, const QString& client, Instant now)
{
    write("sign-in refused after too many failures for", email, client, now);
}

void SignInLog::write(const char* what, const QString& email, const QString& client, Instant now)
{
    qint64 leftOut = 0;
    {
        const QMutexLocker lock(&m_mutex);
        const double passed = double(std::max<qint64>(0, now.ms - m_last.ms)) / 1000;
        m_lines = std::min(mostAtOnce, m_lines + passed * perSecond);
        m_last = now;
        if (m_lines < 1) {
            ++m_leftOut;
            return;
        }
        m_lines -= 1;
        leftOut = std::exchange(m_leftOut, 0);
    }
    // Quoted, which also makes line ends and the like visible.
    if (leftOut > 0)
        qCWarning(log) << "sign-ins failed, and were left out of this log:" << leftOut;
    qCWarning(log) << what << email.left(longestText) << "from" << client;
}

} // namespace baton::relay
