// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/poller.h"

#include "tests/bench/load/clock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace baton::bench {

Socket::~Socket() { close(); }

void Socket::close()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
        m_descriptor = -1;
    }
}

void Socket::send(const std::string& bytes)
{
    m_out += bytes;
    if (m_connected)
        flush();
}

void Socket::handle(std::uint32_t events)
{
    if (!m_connected && (events & EPOLLOUT) != 0) {
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(m_descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
        if (error != 0) {
            close();
            lost(std::strerror(error));
            return;
        }
        m_connected = true;
        m_poller->watch(*this, false, false);
        connected();
    }
    if (isOpen() && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
        read();
    if (isOpen() && m_connected && !m_out.empty())
        flush();
}

void Socket::read()
{
    static thread_local std::array<char, 262'144> chunk;
    const ssize_t count = ::recv(m_descriptor, chunk.data(), chunk.size(), 0);
    if (count > 0) {
        m_in.append(chunk.data(), static_cast<std::size_t>(count));
        received(m_in);
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        const std::string why = count == 0 ? "the server closed the connection" : std::strerror(errno);
        close();
        lost(why);
    }
}

void Socket::flush()
{
    const bool wasWaiting = m_out.empty();
    const ssize_t count = ::send(m_descriptor, m_out.data(), m_out.size(), MSG_NOSIGNAL);
    if (count > 0)
        m_out.erase(0, static_cast<std::size_t>(count));
    if (!m_out.empty() || wasWaiting)
        m_poller->watch(*this, !m_out.empty(), false);
}

Poller::Poller() : m_epoll(epoll_create1(EPOLL_CLOEXEC)) {}

Poller::~Poller() { ::close(m_epoll); }

void Poller::connect(Socket& socket, int port)
{
    socket.m_poller = this;
    socket.m_descriptor = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (socket.m_descriptor < 0) {
        socket.lost(std::strerror(errno));
        return;
    }
    const int on = 1;
    setsockopt(socket.m_descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    watch(socket, true, true);
    sockaddr generic{};
    std::memcpy(&generic, &address, sizeof generic);
    if (::connect(socket.m_descriptor, &generic, sizeof address) != 0 && errno != EINPROGRESS) {
        const std::string why = std::strerror(errno);
        socket.close();
        socket.lost(why);
    }
}

void Poller::watch(Socket& socket, bool forWriting, bool isNew)
{
    epoll_event event{};
    event.events = EPOLLIN | (forWriting ? std::uint32_t(EPOLLOUT) : 0U);
    event.data.ptr = &socket;
    epoll_ctl(m_epoll, isNew ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, socket.m_descriptor, &event);
}

bool Poller::runUntil(std::int64_t deadline, const std::function<bool()>& done,
                      const std::function<std::int64_t()>& tick)
{
    std::array<epoll_event, 512> events;
    while (!done()) {
        const std::int64_t wake = std::min(deadline, tick ? tick() : deadline);
        const std::int64_t left = wake - now();
        if (now() >= deadline)
            return false;
        // Whole milliseconds are too coarse for a pace of hundreds of events a second: spin through the last
        // one.
        const int timeout =
            left < 1'000'000 ? 0 : static_cast<int>(std::min<std::int64_t>(left / 1'000'000, 1000));
        const int count = epoll_wait(m_epoll, events.data(), static_cast<int>(events.size()), timeout);
        for (int i = 0; i < count; ++i) {
            const epoll_event& event = events.at(static_cast<std::size_t>(i));
            static_cast<Socket*>(event.data.ptr)->handle(event.events);
        }
    }
    return true;
}

} // namespace baton::bench
