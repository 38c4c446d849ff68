#pragma once

#include <QAbstractEventDispatcher>
#include <memory>

namespace baton::relay {

/// The event dispatcher for a thread with many sockets; nullptr where Qt's own is good. Debian's Qt runs on
/// GLib, which polls every socket at every turn, so that a broadcast to N sockets costs N squared.
std::unique_ptr<QAbstractEventDispatcher> createIoDispatcher();

} // namespace baton::relay
