// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/x11inputclock.h"

#include <QGuiApplication>

#include <xcb/screensaver.h>
#include <xcb/xcb.h>
#include <xcb/xcbext.h>

#include <cstdlib>

namespace baton::ui {

namespace {

constexpr int lookMs = 5; // a server on this machine has answered by then

xcb_connection_t* server()
{
    auto* application = qGuiApp ? qGuiApp->nativeInterface<QNativeInterface::QX11Application>() : nullptr;
    return application ? application->connection() : nullptr;
}

struct Freed
{
    void operator()(void* what) const { std::free(what); } // NOLINT: xcb gives what malloc gave
};

} // namespace

bool X11InputClock::isAvailable()
{
    auto* connection = server();
    if (!connection)
        return false;
    // Using an extension that is missing would end the connection, and the program with it.
    const auto* extension = xcb_get_extension_data(connection, &xcb_screensaver_id);
    return extension && extension->present;
}

X11InputClock::X11InputClock(QObject* parent) : InputClock(parent), m_server(server())
{
    m_root = xcb_setup_roots_iterator(xcb_get_setup(m_server)).data->root;
    m_look.setInterval(lookMs);
    connect(&m_look, &QTimer::timeout, this, &X11InputClock::look);
}

X11InputClock::~X11InputClock()
{
    if (m_look.isActive() && server() == m_server)
        xcb_discard_reply(m_server, m_question);
}

void X11InputClock::ask()
{
    if (m_look.isActive())
        return;
    m_question = xcb_screensaver_query_info(m_server, m_root).sequence;
    xcb_flush(m_server);
    m_look.start();
}

void X11InputClock::look()
{
    void* found = nullptr;
    xcb_generic_error_t* refused = nullptr;
    if (!xcb_poll_for_reply(m_server, m_question, &found, &refused))
        return; // not answered yet
    m_look.stop();
    const std::unique_ptr<void, Freed> reply(found);
    const std::unique_ptr<void, Freed> error(refused);
    if (const auto* info = static_cast<const xcb_screensaver_query_info_reply_t*>(reply.get()))
        Q_EMIT told(std::chrono::milliseconds(info->ms_since_user_input));
    else
        Q_EMIT unknown();
}

} // namespace baton::ui
