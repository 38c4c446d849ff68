// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/shrunken.h"

namespace baton::picture {

Shrunken::Shrunken(QSize from, QSize to, bool hasAlpha)
    : m_from(from)
    , m_image(to, hasAlpha ? QImage::Format_ARGB32 : QImage::Format_RGB32)
    , m_columns(size_t(from.width()))
    , m_sums(size_t(to.width()))
{
    for (int x = 0; x < from.width(); ++x)
        m_columns[size_t(x)] = int(qint64(x) * to.width() / from.width());
}

void Shrunken::addRow(const QRgb* row)
{
    const int target = int(qint64(m_row) * m_image.height() / m_from.height());
    if (target != m_target) {
        writeRow();
        m_target = target;
    }
    for (int x = 0; x < m_from.width(); ++x) {
        auto& sum = m_sums[size_t(m_columns[size_t(x)])];
        const QRgb pixel = row[x];
        sum.red += quint32(qRed(pixel));
        sum.green += quint32(qGreen(pixel));
        sum.blue += quint32(qBlue(pixel));
        sum.alpha += quint32(qAlpha(pixel));
        ++sum.count;
    }
    ++m_row;
}

void Shrunken::writeRow()
{
    auto* const line = reinterpret_cast<QRgb*>(m_image.scanLine(m_target));
    for (size_t x = 0; x < m_sums.size(); ++x) {
        const auto sum = std::exchange(m_sums[x], {});
        const auto mean = [&sum](quint32 of) { return int(of / std::max(1u, sum.count)); };
        line[x] = qUnpremultiply(qRgba(mean(sum.red), mean(sum.green), mean(sum.blue), mean(sum.alpha)));
    }
}

QImage Shrunken::finished()
{
    writeRow();
    return m_image;
}

} // namespace baton::picture
