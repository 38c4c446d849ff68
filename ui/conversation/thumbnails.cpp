// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/thumbnails.h"

#include <QBuffer>
#include <QImageReader>
#include <algorithm>

namespace baton::ui {

namespace {

constexpr int kept = 24 * 1024;
constexpr qsizetype mostMissing = 5'000;
constexpr int widest = 4'096; ///< what says more is none of the relay's
constexpr int shown = 480;    ///< at most, in either direction, on a dense screen

/// The relay draws pictures anew, as one of these two.
QByteArray formatOf(const QByteArray& bytes)
{
    if (bytes.startsWith("\x89PNG"))
        return "png";
    return bytes.startsWith("\xff\xd8\xff") ? QByteArray("jpeg") : QByteArray();
}

QImage pictureIn(QByteArray bytes)
{
    const auto format = formatOf(bytes);
    if (format.isEmpty())
        return {};
    QBuffer buffer(&bytes);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const auto size = reader.size();
    if (!size.isValid() || size.width() > widest || size.height() > widest)
        return {};
    if (size.width() > shown || size.height() > shown)
        reader.setScaledSize(size.scaled(shown, shown, Qt::KeepAspectRatio));
    return reader.read();
}

} // namespace

Thumbnails::Thumbnails(QObject* parent) : QObject(parent), m_pictures(kept) {}

QPixmap Thumbnails::of(const FileId& id)
{
    if (const auto* picture = m_pictures.object(id))
        return *picture;
    if (!m_missing.contains(id) && !m_asked.contains(id)) {
        m_asked.insert(id);
        Q_EMIT wanted(id);
    }
    return {};
}

void Thumbnails::take(const FileId& id, const QByteArray& bytes)
{
    m_asked.remove(id);
    const auto picture = pictureIn(bytes);
    if (picture.isNull()) {
        if (m_missing.size() < mostMissing)
            m_missing.insert(id);
        return;
    }
    m_pictures.insert(id, new QPixmap(QPixmap::fromImage(picture)),
                      std::max(1, int(picture.sizeInBytes() / 1024)));
    Q_EMIT came();
}

void Thumbnails::retry()
{
    m_asked.clear();
    m_missing.clear();
    Q_EMIT came();
}

void Thumbnails::clear()
{
    m_pictures.clear();
    m_asked.clear();
    m_missing.clear();
}

} // namespace baton::ui
