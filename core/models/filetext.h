// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QString>

/// What is said of a file beside its name. Pure; any thread.
namespace baton::models {

/// 84 KB, 1.2 MB
QString sizeText(qint64 bytes);
/// A picture that may be shown small.
bool isPicture(const Attachment& file);
/// What is said below its name: "PDF · 84 KB", that it is being checked, or that it was refused.
QString aboutFile(const Attachment& file);

} // namespace baton::models
