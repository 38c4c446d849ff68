// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QImage>
#include <vector>

namespace baton::picture {

/// A picture made smaller (or as it is) from the rows of a larger one, each of its pixels the mean of those
/// it stands for. Qt would use threads for it, which need what this program may not have.
class Shrunken
{
public:
    Shrunken(QSize from, QSize to, bool hasAlpha);

    bool isNull() const { return m_image.isNull(); }
    /// The next row, premultiplied.
    void addRow(const QRgb* row);
    QImage finished();

private:
    struct Sum
    {
        quint32 red = 0, green = 0, blue = 0, alpha = 0, count = 0;
    };
    void writeRow();

    const QSize m_from;
    QImage m_image;
    std::vector<int> m_columns; ///< which column each column goes into
    std::vector<Sum> m_sums;
    int m_row = 0;
    int m_target = 0;
};

} // namespace baton::picture
