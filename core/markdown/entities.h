// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>
#include <optional>

/// Characters by name and number. Pure; any thread.
namespace baton::markdown {

struct Character
{
    QString text;
    qsizetype size = 0; ///< of what stands for it
};

/// What "&amp;", "&#8364;" or "&#x20AC;" at @p at stands for; nothing when it is none, or its name is not in
/// resources/markdown/entities.json. What is no character becomes U+FFFD.
std::optional<Character> entityAt(QStringView text, qsizetype at);

} // namespace baton::markdown
