#include "core/desk/reading/background.h"

namespace baton::relay::desk {

void stepBack() {}

} // namespace baton::relay::desk
