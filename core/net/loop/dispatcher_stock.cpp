#include "core/net/loop/dispatcher.h"

namespace baton::relay {

QAbstractEventDispatcher* createDispatcher() { return nullptr; }

} // namespace baton::relay
