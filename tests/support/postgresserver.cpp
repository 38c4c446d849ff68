// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/postgresserver.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QThread>
#include <csignal>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

namespace baton::tests {

namespace {

constexpr int patienceMs = 60'000;

/// The folder of initdb and postgres; empty when there is none.
QString programs()
{
    QStringList folders{qEnvironmentVariable("BATON_POSTGRES_BIN")};
    // 15 is what is tested everywhere; any other will do where it is all there is.
    const QStringList roots{QStringLiteral("/usr/lib/postgresql"), QStringLiteral("/opt/homebrew/opt"),
                            QStringLiteral("/usr/local/opt")};
    for (const auto& root : roots) {
        const auto versions =
            QDir(root).entryList({QStringLiteral("1[4-9]"), QStringLiteral("postgresql@1*")}, QDir::Dirs,
                                 QDir::Name | QDir::Reversed);
        for (const auto& version : versions) {
            const auto folder = root + u'/' + version + QStringLiteral("/bin");
            version.endsWith(QLatin1String("15")) ? folders.prepend(folder) : folders.append(folder);
        }
    }
    for (const auto& folder : folders)
        if (!folder.isEmpty() && QFile::exists(folder + QStringLiteral("/initdb")))
            return folder;
    const auto found = QStandardPaths::findExecutable(QStringLiteral("initdb"));
    return found.section(u'/', 0, -2);
}

/// PostgreSQL does not run as root.
const passwd* somebodyElse()
{
    if (geteuid() != 0)
        return nullptr;
    const auto* user = getpwnam("postgres");
    return user ? user : getpwnam("nobody");
}

void runAsSomebodyElse(QProcess& process)
{
    if (const auto* user = somebodyElse()) {
        process.setChildProcessModifier([uid = user->pw_uid, gid = user->pw_gid] {
            if (setgroups(0, nullptr) != 0 || setgid(gid) != 0 || setuid(uid) != 0)
                _exit(1);
        });
    }
}

} // namespace

PostgresServer::PostgresServer() { runAsSomebodyElse(m_keeper); }

PostgresServer::~PostgresServer() { end("end"); }

PostgresServer& PostgresServer::shared()
{
    static PostgresServer server;
    return server;
}

QString PostgresServer::missing()
{
    if (programs().isEmpty())
        return QStringLiteral("There is no PostgreSQL server here; './dev install' brings one.");
    auto& server = shared();
    if (server.m_keeper.state() == QProcess::NotRunning && !server.start())
        return QStringLiteral("PostgreSQL does not start: ") +
               QString::fromLocal8Bit(server.m_keeper.readAllStandardError());
    return {};
}

bool PostgresServer::makeCluster()
{
    QTemporaryDir folder(QDir::tempPath() + QStringLiteral("/baton-pg-XXXXXX"));
    if (!folder.isValid())
        return false;
    if (const auto* user = somebodyElse();
        user && chown(folder.path().toLocal8Bit().constData(), user->pw_uid, user->pw_gid) != 0)
        return false;
    folder.setAutoRemove(false);
    m_folder = folder.path();
    QProcess initdb;
    runAsSomebodyElse(initdb);
    initdb.start(programs() + QStringLiteral("/initdb"),
                 {QStringLiteral("-D"), m_folder + QStringLiteral("/data"), QStringLiteral("-A"),
                  QStringLiteral("trust"), QStringLiteral("-U"), QStringLiteral("baton"),
                  QStringLiteral("-E"), QStringLiteral("UTF8"), QStringLiteral("--locale=C"),
                  QStringLiteral("--no-sync")});
    return initdb.waitForFinished(patienceMs) && initdb.exitCode() == 0;
}

bool PostgresServer::start()
{
    if (m_folder.isEmpty() && !makeCluster())
        return false;
    // When this program is gone, however it went, the shell reads the end of its input.
    const auto script = QStringLiteral(
        "cd \"$1\" && \"$0/postgres\" -D \"$1/data\" -k \"$1\" -c listen_addresses= -c shared_buffers=16MB "
        ">\"$1/log\" 2>&1 & server=$!; read -r word; kill -QUIT $server 2>/dev/null; wait $server; "
        "[ \"$word\" = kill ] || rm -rf \"$1\"");
    const QDeadlineTimer deadline(patienceMs);
    // After kill() the last processes of the former one may still be about to end.
    while (!deadline.hasExpired()) {
        m_keeper.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script, programs(), m_folder});
        if (!m_keeper.waitForStarted())
            return false;
        while (!deadline.hasExpired()) {
            QFile lock(m_folder + QStringLiteral("/data/postmaster.pid"));
            if (lock.open(QIODevice::ReadOnly) && lock.readAll().contains("ready"))
                return true;
            QFile log(m_folder + QStringLiteral("/log"));
            if (log.open(QIODevice::ReadOnly) && log.readAll().contains("FATAL:  pre-existing"))
                break;
            QThread::msleep(10);
        }
        end("kill");
    }
    return false;
}

void PostgresServer::kill()
{
    QFile lock(m_folder + QStringLiteral("/data/postmaster.pid"));
    if (lock.open(QIODevice::ReadOnly))
        ::kill(lock.readLine().trimmed().toInt(), SIGKILL);
    end("kill");
    lock.remove();
}

void PostgresServer::end(const char* word)
{
    if (m_keeper.state() == QProcess::NotRunning)
        return;
    m_keeper.write(QByteArray(word) + '\n');
    m_keeper.closeWriteChannel();
    m_keeper.waitForFinished(patienceMs);
}

QString PostgresServer::connection() const
{
    return QStringLiteral("host=%1 user=baton dbname=postgres").arg(m_folder);
}

} // namespace baton::tests
