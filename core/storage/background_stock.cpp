#include "core/storage/background.h"

namespace baton::storage {

void stepBack() {}

} // namespace baton::storage
