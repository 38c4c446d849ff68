#pragma once

#include <QLoggingCategory>

namespace baton::relay {

Q_DECLARE_LOGGING_CATEGORY(frontLog)

} // namespace baton::relay
