// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QByteArray>
#include <QSize>

namespace baton::picture {

/// What the program ends with; core/relay/files/pictureprogram.cpp reads it.
enum Ending { Drawn = 0, Usage = 2, NoPicture = 3, TooLarge = 4, NoCage = 5 };

struct Drawing
{
    Ending ending = NoPicture;
    QByteArray bytes;
    QByteArray format; ///< "png" or "jpeg"
    QSize pixels;
};

/// Draws a picture that comes as @p format ("png", "jpeg", "gif", "webp"; never anything else) again, no
/// longer than @p longest on either side, the right way up, in sRGB, the first frame of several; nothing but
/// its pixels is kept. TooLarge for more pixels than anybody needs, before any is read.
Drawing draw(const QByteArray& bytes, const QByteArray& format, int longest);

/// The plugins that read these formats are loaded after this, so that no file is opened later.
void loadFormats();

} // namespace baton::picture
