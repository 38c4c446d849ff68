#include "core/relay/front/dispatcher.h"

namespace baton::relay {

QAbstractEventDispatcher* createDispatcher() { return nullptr; }

} // namespace baton::relay
