// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <QTemporaryDir>
#include <array>
#include <atomic>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <thread>
#include <unistd.h>

namespace baton::tests {

/// Stands between libpq and a PostgreSQL's socket, and can cut a connection when the server has carried out a
/// COMMIT and the client does not know it yet.
class CuttingProxy
{
public:
    explicit CuttingProxy(const QString& serverFolder)
        : m_upstream(serverFolder + QStringLiteral("/.s.PGSQL.5432"))
        , m_listening(socket(AF_UNIX, SOCK_STREAM, 0))
    {
        const auto address = addressOf(m_folder.filePath(QStringLiteral(".s.PGSQL.5432")));
        m_isGood = ::bind(m_listening, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
                   ::listen(m_listening, 8) == 0;
        m_thread = std::thread([this] { run(); });
    }
    ~CuttingProxy()
    {
        m_isOver = true;
        m_thread.join();
        ::close(m_listening);
    }
    Q_DISABLE_COPY_MOVE(CuttingProxy)

    bool isGood() const { return m_isGood; }
    QString connection() const
    {
        return QStringLiteral("host=%1 user=baton dbname=postgres").arg(m_folder.path());
    }
    void cutAtNextCommit() { m_cuts = true; }
    bool hasCut() const { return !m_cuts; }

private:
    static sockaddr_un addressOf(const QString& path)
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, path.toLocal8Bit().constData(), sizeof address.sun_path);
        return address;
    }
    bool isReadable(int one) const
    {
        pollfd waited{one, POLLIN, 0};
        while (!m_isOver)
            if (poll(&waited, 1, 20) > 0)
                return true;
        return false;
    }
    void run()
    {
        while (isReadable(m_listening)) {
            const int client = accept(m_listening, nullptr, nullptr);
            const int server = socket(AF_UNIX, SOCK_STREAM, 0);
            const auto address = addressOf(m_upstream);
            if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0)
                serve(client, server);
            ::close(client);
            ::close(server);
        }
    }
    /// Until one of them is gone, or it is cut. One connection at a time.
    void serve(int client, int server)
    {
        std::array<char, 65'536> data;
        while (!m_isOver) {
            std::array<pollfd, 2> waited{pollfd{client, POLLIN, 0}, pollfd{server, POLLIN, 0}};
            if (poll(waited.data(), 2, 20) <= 0)
                continue;
            const bool fromClient = waited[0].revents != 0;
            const auto got = ::read(fromClient ? client : server, data.data(), data.size());
            if (got <= 0 || ::write(fromClient ? server : client, data.data(), size_t(got)) != got)
                return;
            if (fromClient && m_cuts && QByteArray::fromRawData(data.data(), got).contains(m_commit)) {
                isReadable(server); // it has been carried out
                m_cuts = false;
                return;
            }
        }
    }

    const QByteArray m_commit{"\0COMMIT\0", 8}; ///< no READ COMMITTED
    QTemporaryDir m_folder;
    QString m_upstream;
    int m_listening;
    bool m_isGood = false;
    std::atomic<bool> m_isOver{false};
    std::atomic<bool> m_cuts{false};
    std::thread m_thread;
};

} // namespace baton::tests
