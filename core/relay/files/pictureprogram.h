// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QSize>
#include <QString>
#include <chrono>
#include <optional>

namespace baton::relay {

/// A picture as our own program has drawn it again, in a file of its own.
struct DrawnPicture
{
    QString path;
    QString type; ///< `image/png` or `image/jpeg`
    QSize pixels;
};

/// Asks baton-relay-picture, a caged program of its own, to draw pictures again: without what else was in
/// the file, and no larger than wanted. Waits for it; any thread, the caller's number of them at a time.
class PictureProgram
{
public:
    /// @p program empty: pictures are not drawn, so none is shown
    explicit PictureProgram(QString program, std::chrono::milliseconds patience = std::chrono::seconds(20))
        : m_program(std::move(program))
        , m_patience(patience)
    {}

    /// The kinds it draws: PNG, JPEG, GIF and WebP.
    static bool draws(const QString& type);
    /// Where it lies beside the program that runs; empty when it does not.
    static QString besideUs();

    /// Draws @p from, no longer than @p longest pixels on either side, into @p to, which this makes. Nothing
    /// when it is no picture that can be drawn; refused with a reason when it may not be kept at all, being
    /// made to exhaust whoever opens it.
    Result<std::optional<DrawnPicture>> draw(const QString& from, const QString& type, int longest,
                                             const QString& to) const;

private:
    const QString m_program;
    const std::chrono::milliseconds m_patience;
};

} // namespace baton::relay
