// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLoggingCategory>

namespace baton::relay {

Q_DECLARE_LOGGING_CATEGORY(frontLog)

} // namespace baton::relay
