// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QProcess>
#include <QString>
#include <memory>

namespace baton::tests {

/// A PostgreSQL of the test's own, in a folder of its own and reached by its socket alone. It ends, and its
/// folder goes, with the test program, also when that is killed.
class PostgresServer
{
public:
    PostgresServer();
    ~PostgresServer();
    Q_DISABLE_COPY_MOVE(PostgresServer)

    /// One for all tests of the program, started at first use. Test main thread.
    static PostgresServer& shared();
    /// Why there is none; empty when all is well. Where continuous integration runs there must be one.
    static QString missing();

    bool start();
    /// As a power cut, for all but the disk: nothing is flushed, nothing is said.
    void kill();
    /// As libpq reads it.
    QString connection() const;

private:
    bool makeCluster();
    void end(const char* word);

    QString m_folder;
    QProcess m_keeper; ///< a shell that starts the server, and ends it when this program is gone
};

} // namespace baton::tests
