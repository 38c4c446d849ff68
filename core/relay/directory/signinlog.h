// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/instant.h"

#include <QMutex>
#include <QString>

namespace baton::relay {

/// A line in the log for each sign-in that failed: which e-mail, from where. Never the password. When there
/// are too many, a line says how many were left out. Thread-safe.
class SignInLog
{
public:
    void failed(const QString& email, const QString& client, Instant now);
    void slowedDown(const QString& email, const QString& client, Instant now);

private:
    void write(const char* what, const QString& email, const QString& client, Instant now);

    QMutex m_mutex;
    Instant m_last;
    double m_lines = 20; ///< that may be written now
    qint64 m_leftOut = 0;
};

} // namespace baton::relay
