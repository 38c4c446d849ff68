// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/needle.h"

#include <cstring>

namespace baton::models {

namespace {

/// Latin letters from the most frequent in European text; what is not in it is rarer than all of them.
constexpr char frequent[] = " \neaitnrosldcumpvghbfqykjxzw";

qsizetype rarity(char byte)
{
    // Of a letter beyond ASCII the first byte says only which script it is of.
    const auto bits = static_cast<unsigned char>(byte);
    if (bits >= 0xC0)
        return 0;
    const auto* found = static_cast<const char*>(std::memchr(frequent, byte, sizeof frequent - 1));
    return found ? found - frequent : qsizetype(sizeof frequent);
}

} // namespace

void Needle::set(const QByteArray& pattern)
{
    m_pattern = pattern;
    m_rarest = 0;
    for (qsizetype i = 1; i < pattern.size(); ++i)
        if (rarity(pattern[i]) > rarity(pattern[m_rarest]))
            m_rarest = i;
}

bool Needle::isIn(const QByteArray& text) const
{
    const auto size = m_pattern.size();
    if (size == 0)
        return true;
    if (size > text.size())
        return false;
    const char* const pattern = m_pattern.constData();
    const char* at = text.constData() + m_rarest;
    const char* const end = text.constData() + text.size() - size + m_rarest + 1;
    while (at < end) {
        at = static_cast<const char*>(std::memchr(at, pattern[m_rarest], size_t(end - at)));
        if (!at)
            return false;
        if (std::memcmp(at - m_rarest, pattern, size_t(size)) == 0)
            return true;
        ++at;
    }
    return false;
}

} // namespace baton::models
