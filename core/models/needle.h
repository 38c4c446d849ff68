// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>

namespace baton::models {

/// A short text that is looked for in a great many others: goes from one occurrence of its rarest letter to
/// the next, which processors do many bytes at a time. Bytes are compared as they are. Pure.
class Needle
{
public:
    void set(const QByteArray& pattern);
    const QByteArray& pattern() const { return m_pattern; }
    /// An empty one is in everything.
    bool isIn(const QByteArray& text) const;

private:
    QByteArray m_pattern;
    qsizetype m_rarest = 0; ///< where in the pattern
};

} // namespace baton::models
