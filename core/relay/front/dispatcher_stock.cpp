#include "core/relay/front/dispatcher.h"

namespace baton::relay {

std::unique_ptr<QAbstractEventDispatcher> createIoDispatcher() { return nullptr; }

} // namespace baton::relay
