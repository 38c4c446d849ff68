// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/drawing.h"

#include "app/picture/shrunken.h"

#include <QBuffer>
#include <QColorSpace>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QTransform>
#include <algorithm>

namespace baton::picture {

namespace {

constexpr qint64 mostPixels = 50'000'000;
constexpr int mostMebibytes = 256; ///< of one picture while it is read
constexpr int quality = 85;        ///< of JPEG
/// Bytes of a PNG; what takes more is a photograph, and becomes JPEG.
constexpr qsizetype mostPng = 4 * 1024 * 1024;

bool isKnown(const QByteArray& format)
{
    return format == "png" || format == "jpeg" || format == "gif" || format == "webp";
}

/// So few pixels at a time that Qt uses no threads for them.
int rowsAtOnce(int width) { return std::max(1, 65'536 / width); }

/// What it takes to read it; a format that is not said before is taken for the usual one.
bool fits(QSize size, QImage::Format format)
{
    const auto bits = format == QImage::Format_Invalid ? 32 : QImage::toPixelFormat(format).bitsPerPixel();
    const auto pixels = qint64(size.width()) * size.height();
    return pixels <= mostPixels &&
           pixels * std::max<qint64>(bits, 32) / 8 <= mostMebibytes * qint64(1024 * 1024);
}

/// The pixels in sRGB, and none of the texts and marks that came with them.
QImage bare(const QImage& image, int longest)
{
    const auto isLarge = image.width() > longest || image.height() > longest;
    const auto size = isLarge ? image.size().scaled(longest, longest, Qt::KeepAspectRatio).expandedTo({1, 1})
                              : image.size();
    Shrunken shrunken(image.size(), size, image.hasAlphaChannel());
    if (shrunken.isNull())
        return {};
    const int step = rowsAtOnce(image.width());
    for (int y = 0; y < image.height(); y += step) {
        auto strip = image.copy(0, y, image.width(), std::min(step, image.height() - y));
        if (strip.colorSpace().isValid())
            strip.convertToColorSpace(QColorSpace::SRgb);
        strip = strip.convertToFormat(QImage::Format_ARGB32_Premultiplied);
        for (int row = 0; row < strip.height(); ++row)
            shrunken.addRow(reinterpret_cast<const QRgb*>(strip.constScanLine(row)));
    }
    return shrunken.finished();
}

/// As the camera was held.
QImage turned(const QImage& image, QImageIOHandler::Transformations how)
{
    const auto mirrored = image.mirrored(how.testFlag(QImageIOHandler::TransformationMirror),
                                         how.testFlag(QImageIOHandler::TransformationFlip));
    return how.testFlag(QImageIOHandler::TransformationRotate90)
               ? mirrored.transformed(QTransform().rotate(90))
               : mirrored;
}

/// Of a GIF what its beginning says, since Qt tells the size of what is drawn first.
QSize promisedSize(const QByteArray& bytes, const QByteArray& format, const QImageReader& reader)
{
    constexpr qsizetype sizeAt = 6;
    if (format != "gif" || bytes.size() < sizeAt + 4)
        return reader.size();
    const auto half = [&bytes](qsizetype at) { return uchar(bytes.at(at)) | uchar(bytes.at(at + 1)) << 8; };
    return reader.size().expandedTo({half(sizeAt), half(sizeAt + 2)});
}

QImage read(const QByteArray& bytes, const QByteArray& format, int longest, Ending& ending)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.canRead() ? promisedSize(bytes, format, reader) : QSize();
    if (size.isEmpty())
        return {};
    if (!fits(size, reader.imageFormat())) {
        ending = TooLarge;
        return {};
    }
    const auto how = reader.transformation();
    QImage image;
    if (!reader.read(&image))
        return {};
    return turned(bare(image, longest), how);
}

bool write(const QImage& image, const QByteArray& format, QByteArray& bytes)
{
    bytes.clear();
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    if (format == "jpeg")
        writer.setQuality(quality);
    return writer.write(image);
}

/// What can be seen through is white.
QImage onPaper(const QImage& image)
{
    QImage paper(image.size(), QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        auto* to = reinterpret_cast<QRgb*>(paper.scanLine(y));
        for (int x = 0; x < image.width(); ++x) {
            const int white = 255 - qAlpha(from[x]);
            const auto mixed = [&](int part) { return part * qAlpha(from[x]) / 255 + white; };
            to[x] = qRgb(mixed(qRed(from[x])), mixed(qGreen(from[x])), mixed(qBlue(from[x])));
        }
    }
    return paper;
}

} // namespace

void loadFormats()
{
    static_cast<void>(QImageReader::supportedImageFormats());
    QImageReader::setAllocationLimit(mostMebibytes);
    // The first of each kind is what loads its plugin.
    for (const char* format : {"png", "jpeg"}) {
        QBuffer buffer;
        buffer.open(QIODevice::WriteOnly);
        QImageWriter(&buffer, format).write(QImage(2, 2, QImage::Format_RGB32));
        Ending ending = NoPicture;
        static_cast<void>(read(buffer.data(), format, 1, ending));
    }
    for (const char* format : {"gif", "webp"}) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadOnly);
        static_cast<void>(QImageReader(&buffer, format).canRead());
    }
}

Drawing draw(const QByteArray& bytes, const QByteArray& format, int longest)
{
    Drawing drawing;
    if (!isKnown(format) || longest < 1)
        return drawing;
    const auto image = read(bytes, format, longest, drawing.ending);
    if (image.isNull())
        return drawing;
    drawing.format = image.hasAlphaChannel() || format == "png" || format == "gif" ? "png" : "jpeg";
    drawing.pixels = image.size();
    bool isWritten = write(image, drawing.format, drawing.bytes);
    if (isWritten && drawing.format == "png" && drawing.bytes.size() > mostPng) {
        drawing.format = "jpeg";
        isWritten = write(onPaper(image), drawing.format, drawing.bytes);
    }
    drawing.ending = isWritten ? Drawn : NoPicture;
    return drawing;
}

} // namespace baton::picture
