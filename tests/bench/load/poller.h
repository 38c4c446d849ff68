// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <functional>
#include <string>

namespace baton::bench {

/// A non-blocking TCP socket with its buffers. Not copied, not moved: the poller keeps its address.
class Socket
{
public:
    Socket() = default;
    virtual ~Socket();
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;

    bool isOpen() const { return m_descriptor >= 0; }

protected:
    /// Bytes have come; take what is whole from the front of @p buffer.
    virtual void received(std::string& buffer) = 0;
    virtual void connected() {}
    virtual void lost(const std::string& why) = 0;

    void send(const std::string& bytes);
    void close();

private:
    friend class Poller;
    void handle(std::uint32_t events);
    void read();
    void flush();
    class Poller* m_poller = nullptr;
    int m_descriptor = -1;
    bool m_connected = false;
    std::string m_in;
    std::string m_out;
};

/// One epoll and one thread for all sockets.
class Poller
{
public:
    Poller();
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    /// Begins to connect to 127.0.0.1:@p port; connected() or lost() follows.
    void connect(Socket& socket, int port);
    /// Handles what comes until @p done or @p deadline (see clock.h); @p tick is called before each wait and
    /// says when it wants to be called again. False when the deadline came first.
    bool runUntil(std::int64_t deadline, const std::function<bool()>& done,
                  const std::function<std::int64_t()>& tick = {});

private:
    friend class Socket;
    void watch(Socket& socket, bool forWriting, bool isNew);
    int m_epoll = -1;
};

} // namespace baton::bench
