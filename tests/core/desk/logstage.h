// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/desk.h"

#include <QTemporaryDir>
#include <QtTest>
#include <memory>

namespace baton::tests {

/// Where the desk of one test case writes: a SQLite file, or, when ctest runs the class as `NAME.postgres`, a
/// log of its own in the program's PostgreSQL. Tests speak to it through the seam; what SQL there is says
/// `%log` for the number of the log, and goes for both.
class LogStage
{
public:
    LogStage();

    static bool isPostgres();
    /// Why it cannot be had here; empty when it can.
    static QString missing();

    /// Another desk of the same log, too.
    relay::Desk::Options options() const;
    Result<std::unique_ptr<relay::desk::Log>> open() const;
    /// The file; SQLite alone.
    QString path() const;

    void setBot(const QString& id, const QByteArray& settings) const;
    Result<void> execute(const QString& sql) const;
    /// Of the first row's first column.
    QString text(const QString& sql) const;
    qint64 number(const QString& sql) const { return text(sql).toLongLong(); }
    /// Where what is derived is not what the event log gives. No desk may have it open.
    QStringList differences() const;

private:
    QTemporaryDir m_folder;
    int m_log = 1;
};

} // namespace baton::tests

/// In initTestCase(): without what the class was asked to run on it is left out, but never where continuous
/// integration runs.
#define BATON_NEEDS_ITS_LOG()                                                                                \
    if (const auto missing = baton::tests::LogStage::missing(); !missing.isEmpty()) {                        \
        if (qEnvironmentVariable("CI") == QLatin1String("true"))                                             \
            QFAIL(qPrintable(missing));                                                                      \
        QSKIP(qPrintable(missing));                                                                          \
    }
