// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/picture/drawing.h"
#include "tests/support/program.h"

#include <QBuffer>
#include <QImage>
#include <QImageReader>
#include <QImageWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton::picture;

namespace {

QImage sample(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            image.setPixel(x, y, x < width / 2 ? qRgb(200, 20, 20) : qRgb(20, 20, 200));
    return image;
}

QByteArray encoded(const QImage& image, const char* format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, format);
    writer.write(image);
    return buffer.data();
}

/// A JPEG that says that it is to be turned, and where it was taken.
QByteArray fromCamera(const QImage& image, char orientation)
{
    const QByteArray tiff = QByteArray("MM\0*\0\0\0\x08", 8) +
                            QByteArray("\0\x01\x01\x12\0\x03\0\0\0\x01\0", 11) + orientation +
                            QByteArray("\0\0\0\0\0\0", 6) + "Reykjavik";
    const QByteArray body = QByteArray("Exif\0\0", 6) + tiff;
    const auto size = body.size() + 2;
    auto jpeg = encoded(image, "jpeg");
    return jpeg.insert(2, QByteArray("\xFF\xE1") + char(size >> 8) + char(size) + body);
}

QImage read(const Drawing& drawing) { return QImage::fromData(drawing.bytes, drawing.format.constData()); }

bool isNear(QRgb a, QRgb b)
{
    return qAbs(qRed(a) - qRed(b)) < 25 && qAbs(qGreen(a) - qGreen(b)) < 25 && qAbs(qBlue(a) - qBlue(b)) < 25;
}

} // namespace

/// What the program that reads strangers' pictures makes of them, and what it cannot do.
class TestDrawing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsDrawnAsItIs();
    void webpIsDrawnWhereQtReadsIt();
    void aLargeOneBecomesSmaller();
    void aPhotographThatCameAsPngBecomesJpeg();
    void itIsTheRightWayUpAndSaysNothingMore();
    void whatIsSeenThroughStaysSo();
    void textsGo();
    void onlyFourKindsAreRead_data();
    void onlyFourKindsAreRead();
    void tooManyPixelsAreNotRead();
    void tooManyBytesAreNotRead();
    void theProgramDrawsFromFileToFile();
    void theCageHolds_data();
    void theCageHolds();

private:
    static QString beside(const char* program)
    {
        return QDir(QCoreApplication::applicationDirPath()).filePath(QString::fromLatin1(program));
    }
};

void TestDrawing::aPictureIsDrawnAsItIs()
{
    for (const char* format : {"png", "jpeg"}) {
        const auto drawing = draw(encoded(sample(300, 200), format), format, 1000);
        QCOMPARE(drawing.ending, Drawn);
        QCOMPARE(drawing.format, QByteArray(format));
        QCOMPARE(drawing.pixels, QSize(300, 200));
        QVERIFY(isNear(read(drawing).pixel(10, 100), qRgb(200, 20, 20)));
        QVERIFY(isNear(read(drawing).pixel(290, 100), qRgb(20, 20, 200)));
    }
}

void TestDrawing::webpIsDrawnWhereQtReadsIt()
{
    if (!QImageWriter::supportedImageFormats().contains("webp"))
        QSKIP("Qt's plugin for WebP is not installed.");
    const QTemporaryDir folder;
    QFile in(folder.filePath(QStringLiteral("in")));
    QVERIFY(in.open(QIODevice::WriteOnly));
    in.write(encoded(sample(1500, 900), "webp"));
    in.close();
    // In the cage, where no plugin can be loaded any more.
    QProcess program;
    program.setStandardInputFile(in.fileName());
    program.start(beside("../bin/baton-relay-picture"), {QStringLiteral("webp"), QStringLiteral("500")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), int(Drawn));
    QCOMPARE(program.readAllStandardError(), QByteArray("jpeg 500 300\n"));
}

void TestDrawing::aLargeOneBecomesSmaller()
{
    const auto drawing = draw(encoded(sample(3000, 1000), "png"), "png", 600);
    QCOMPARE(drawing.pixels, QSize(600, 200));
    QVERIFY(isNear(read(drawing).pixel(10, 100), qRgb(200, 20, 20)));
    QVERIFY(isNear(read(drawing).pixel(590, 100), qRgb(20, 20, 200)));
    // One pixel is left of what is a line.
    QCOMPARE(draw(encoded(sample(5000, 1), "png"), "png", 100).pixels, QSize(100, 1));
}

void TestDrawing::aPhotographThatCameAsPngBecomesJpeg()
{
    // Given pixels of which PNG makes many bytes, half of them to be seen through
    QImage noise(2'000, 2'000, QImage::Format_ARGB32);
    quint32 state = 1;
    for (int y = 0; y < noise.height(); ++y)
        for (int x = 0; x < noise.width(); ++x) {
            state = state * 1'664'525 + 1'013'904'223;
            noise.setPixel(x, y, x < 1'000 ? qRgba(0, 0, 0, 0) : (state >> 8 | 0xff000000));
        }
    const auto drawing = draw(encoded(noise, "png"), "png", 2'560);
    QCOMPARE(drawing.ending, Drawn);
    // Then it is no PNG any more, and lies on white.
    QCOMPARE(drawing.format, QByteArray("jpeg"));
    QCOMPARE(drawing.pixels, QSize(2'000, 2'000));
    QVERIFY(isNear(read(drawing).pixel(100, 100), qRgb(255, 255, 255)));
}

void TestDrawing::itIsTheRightWayUpAndSaysNothingMore()
{
    const auto photo = fromCamera(sample(400, 200), 6);
    QVERIFY(photo.contains("Reykjavik"));
    const auto drawing = draw(photo, "jpeg", 1000);
    QCOMPARE(drawing.ending, Drawn);
    // A quarter turn: left is up.
    QCOMPARE(drawing.pixels, QSize(200, 400));
    QVERIFY(isNear(read(drawing).pixel(100, 10), qRgb(200, 20, 20)));
    QVERIFY(!drawing.bytes.contains("Reykjavik") && !drawing.bytes.contains("Exif"));
}

void TestDrawing::whatIsSeenThroughStaysSo()
{
    QImage image(100, 100, QImage::Format_ARGB32);
    image.fill(qRgba(10, 200, 10, 128));
    const auto drawing = draw(encoded(image, "png"), "png", 10);
    const auto pixel = read(drawing).pixel(5, 5);
    QCOMPARE(qAlpha(pixel), 128);
    QVERIFY(isNear(pixel, qRgb(10, 200, 10)));
}

void TestDrawing::textsGo()
{
    auto image = sample(20, 20);
    image.setText(QStringLiteral("Place"), QStringLiteral("Reykjavik, at home"));
    const auto png = encoded(image, "png");
    QVERIFY(png.contains("Reykjavik"));
    QVERIFY(!draw(png + "<script>", "png", 100).bytes.contains("Reykjavik"));
    QVERIFY(!draw(png + "<script>", "png", 100).bytes.contains("script"));
}

void TestDrawing::onlyFourKindsAreRead_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("format");
    const QByteArray svg = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>";
    const auto png = encoded(sample(9, 9), "png");
    QTest::newRow("a drawing") << svg << QByteArray("svg");
    QTest::newRow("a drawing that is called a picture") << svg << QByteArray("png");
    QTest::newRow("a bitmap") << encoded(sample(9, 9), "bmp") << QByteArray("bmp");
    QTest::newRow("one kind that is called another") << png << QByteArray("jpeg");
    QTest::newRow("of no kind") << png << QByteArray();
    QTest::newRow("nothing") << QByteArray() << QByteArray("png");
    QTest::newRow("the beginning of one") << png.left(30) << QByteArray("png");
}

void TestDrawing::onlyFourKindsAreRead()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, format);
    QCOMPARE(draw(bytes, format, 100).ending, NoPicture);
}

void TestDrawing::tooManyPixelsAreNotRead()
{
    auto png = encoded(sample(9, 9), "png");
    // As its header promises
    png.replace(16, 8, QByteArray("\0\0\xEA\x60\0\0\xEA\x60", 8));
    const auto ending = draw(png, "png", 100).ending;
    QVERIFY(ending == TooLarge || ending == NoPicture); // the check sum of the header is wrong now
    QByteArray gif =
        QByteArray("GIF89a\xFF\xFF\xFF\xFF\x80\0\0\0\0\0\xFF\xFF\xFF,\0\0\0\0\1\0\1\0\0\2\2D\1\0;", 35);
    QCOMPARE(draw(gif, "gif", 100).ending, TooLarge);
}

void TestDrawing::tooManyBytesAreNotRead()
{
    // Eight bytes a pixel, which is more than Qt may take, though not many pixels.
    QImage deep(7'000, 6'000, QImage::Format_RGBA64);
    deep.fill(Qt::red);
    QCOMPARE(draw(encoded(deep, "png"), "png", 100).ending, TooLarge);
}

void TestDrawing::theProgramDrawsFromFileToFile()
{
    const QTemporaryDir folder;
    QFile in(folder.filePath(QStringLiteral("in")));
    QVERIFY(in.open(QIODevice::WriteOnly));
    in.write(encoded(sample(4000, 3000), "jpeg"));
    in.close();
    QProcess program;
    program.setStandardInputFile(in.fileName());
    program.setStandardOutputFile(folder.filePath(QStringLiteral("out")));
    program.start(beside("../bin/baton-relay-picture"), {QStringLiteral("jpeg"), QStringLiteral("640")});
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitCode(), int(Drawn));
    QCOMPARE(program.readAllStandardError(), QByteArray("jpeg 640 480\n"));
    QCOMPARE(QImage(folder.filePath(QStringLiteral("out")), "jpeg").size(), QSize(640, 480));
}

void TestDrawing::theCageHolds_data()
{
    QTest::addColumn<bool>("isPossible");
    QTest::newRow("calculate") << true;
    for (const char* what : {"read", "write", "remove", "start", "connect", "memory", "time"})
        QTest::newRow(what) << false;
}

void TestDrawing::theCageHolds()
{
#ifndef Q_OS_LINUX
    QSKIP("What the cage holds back differs here.");
#endif
    QFETCH(bool, isPossible);
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("here")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QProcess probe;
    probe.start(beside("cageprobe"), {QString::fromLatin1(QTest::currentDataTag()), file.fileName()});
    QVERIFY(probe.waitForFinished(60'000));
    const bool isDone = probe.exitStatus() == QProcess::NormalExit && probe.exitCode() == 0;
    QVERIFY2(probe.exitStatus() != QProcess::NormalExit || probe.exitCode() != 9, "there is no cage");
    QCOMPARE(isDone, isPossible);
    QVERIFY(file.exists());
}

BATON_TEST(TestDrawing)
#include "tst_drawing.moc"
