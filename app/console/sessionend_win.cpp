#include "app/console/sessionend.h"

namespace baton {

SessionEnd::SessionEnd(QObject* parent) : QObject(parent) {}
SessionEnd::~SessionEnd() = default;

} // namespace baton
