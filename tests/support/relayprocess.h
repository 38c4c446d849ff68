// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>

namespace baton::testing {

/// The real baton-relay in a folder of its own, on a port of its own. Killed when it is still running at the
/// end.
class RelayProcess
{
public:
    RelayProcess();
    ~RelayProcess();
    Q_DISABLE_COPY_MOVE(RelayProcess)

    struct Output
    {
        int exitCode = -1;
        QByteArray out;
        QByteArray err;
    };
    /// Runs one command on this relay's data folder, with the folder given unless @p arguments has --data.
    Output run(const QStringList& arguments, const QByteArray& input = {}) const;

    struct BotSecrets
    {
        QByteArray key;
        QString webhookSecret;
    };
    bool addMember(const QString& email, const QString& role = QStringLiteral("agent"),
                   const QStringList& bots = {}) const;
    BotSecrets addBot(const QString& id, const QString& webhook = {}) const;
    /// Of every member made by addMember().
    static QString password() { return QStringLiteral("correct horse battery"); }

    /// Starts it and waits until it says that it is ready; again on the same port after the first time.
    bool start(const QStringList& options = {});
    /// SIGKILL: no good-bye, nothing flushed.
    void kill();
    /// SIGTERM, on Windows Ctrl+Break; the exit code.
    int terminate();
    /// SIGHUP: read the configuration again.
    bool hangUp() const;
    bool isRunning() const { return m_process && m_process->state() == QProcess::Running; }

    QUrl url(const QString& path = {}) const;
    QUrl socketUrl(const QString& path) const;
    QString dataFolder() const { return m_folder.path(); }
    /// What it wrote to stderr since it was started.
    QByteArray log() const;

    static QString program();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_process;
    quint16 m_port = 0;
};

} // namespace baton::testing
