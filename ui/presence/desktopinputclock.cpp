// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/presence/desktopinputclock.h"

namespace baton::ui {

namespace {

const QLatin1String mutterName("org.gnome.Mutter.IdleMonitor");
const QLatin1String screenSaverName("org.freedesktop.ScreenSaver");

} // namespace

DesktopInputClock::DesktopInputClock(const QDBusConnection& bus, QObject* parent)
    : InputClock(parent)
    , m_mutter(bus, mutterName)
    , m_screenSaver(bus, screenSaverName)
{
    for (auto* peer : {&m_mutter, &m_screenSaver}) {
        connect(peer, &BusPeer::came, this, &DesktopInputClock::ask);
        connect(peer, &BusPeer::went, this, [this] {
            if (m_isAsked)
                ask(); // the answer will not come
        });
    }
}

void DesktopInputClock::ask()
{
    m_isAsked = true;
    ++m_question;
    if (!m_mutter.isThere())
        return askScreenSaver();
    m_mutter.call(QStringLiteral("/org/gnome/Mutter/IdleMonitor/Core"), mutterName,
                  QStringLiteral("GetIdletime"), {},
                  [this, question = m_question](const QDBusMessage& answer) {
                      if (question != m_question)
                          return;
                      if (answer.type() == QDBusMessage::ReplyMessage)
                          take(answer);
                      else
                          askScreenSaver();
                  });
}

void DesktopInputClock::askScreenSaver()
{
    if (!m_screenSaver.isThere()) {
        m_isAsked = false;
        Q_EMIT unknown();
        return;
    }
    m_screenSaver.call(QStringLiteral("/org/freedesktop/ScreenSaver"), screenSaverName,
                       QStringLiteral("GetSessionIdleTime"), {},
                       [this, question = m_question](const QDBusMessage& answer) {
                           if (question == m_question)
                               take(answer);
                       });
}

void DesktopInputClock::take(const QDBusMessage& answer)
{
    m_isAsked = false;
    bool isNumber = false;
    const auto since = answer.arguments().value(0).toLongLong(&isNumber);
    if (answer.type() == QDBusMessage::ReplyMessage && isNumber)
        Q_EMIT told(std::chrono::milliseconds(since));
    else
        Q_EMIT unknown();
}

} // namespace baton::ui
