#include "core/relay/desk/background.h"

namespace baton::relay::desk {

void stepBack() {}

} // namespace baton::relay::desk
