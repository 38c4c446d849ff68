// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/websocket/framereader.h"
#include "tests/core/net/server/testfront.h"
#include "tests/support/program.h"

using namespace baton::relay;
using namespace baton::relay::test;
using Kind = FrameReader::Incoming::Kind;

namespace {

constexpr qint64 limit = 1000;

QList<FrameReader::Incoming> read(FrameReader& reader)
{
    QList<FrameReader::Incoming> all;
    while (const auto incoming = reader.next())
        all.append(*incoming);
    return all;
}

QList<FrameReader::Incoming> read(const QByteArray& bytes)
{
    FrameReader reader(limit);
    reader.append(bytes);
    return read(reader);
}

} // namespace

class FrameReaderTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextIsUnmasked();
    void messagesOfEveryLengthArrive_data();
    void messagesOfEveryLengthArrive();
    void bytesMayComeOneByOne();
    void severalFramesInOneRead();
    void fragmentsAreJoinedAroundAPing();
    void faultsAreNamed_data();
    void faultsAreNamed();
    void aHugeLengthIsRefusedBeforeItsBytesCome();
    void fragmentsTogetherAreLimited();
    void closeTellsItsCode();
    void nothingComesAfterAClose();
    void writtenFramesHaveTheShapeOfTheStandard();
};

void FrameReaderTest::aTextIsUnmasked()
{
    const auto all = read(masked(0x81, "Grüße"));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].kind, Kind::Text);
    QCOMPARE(all[0].payload, QByteArray("Grüße"));
}

void FrameReaderTest::messagesOfEveryLengthArrive_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 7, 8, 9, 125, 126, 127, 999, 1000})
        QTest::addRow("%d bytes", size) << size;
}

void FrameReaderTest::messagesOfEveryLengthArrive()
{
    QFETCH(int, size);
    QByteArray payload;
    for (int i = 0; i < size; ++i)
        payload.append(char(i * 7));
    const auto all = read(masked(0x82, payload));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].kind, Kind::Binary);
    QCOMPARE(all[0].payload, payload);
}

void FrameReaderTest::bytesMayComeOneByOne()
{
    const QByteArray bytes = masked(0x81, QByteArray(300, 'x')) + masked(0x89, "ping") + masked(0x81, "end");
    FrameReader reader(limit);
    QList<FrameReader::Incoming> all;
    for (const char byte : bytes) {
        reader.append(QByteArray(1, byte));
        all += read(reader);
    }
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].payload, QByteArray(300, 'x'));
    QCOMPARE(all[1].kind, Kind::Ping);
    QCOMPARE(all[2].payload, QByteArray("end"));
}

void FrameReaderTest::severalFramesInOneRead()
{
    QByteArray bytes;
    for (int i = 0; i < 50; ++i)
        bytes += masked(0x81, QByteArray::number(i));
    const auto all = read(bytes);
    QCOMPARE(all.size(), 50);
    QCOMPARE(all[49].payload, QByteArray("49"));
}

void FrameReaderTest::fragmentsAreJoinedAroundAPing()
{
    // Given a character that is cut in two by the fragments
    const QByteArray text = "aß";
    const auto all =
        read(masked(0x01, text.left(2)) + masked(0x89, "now") + masked(0x00, {}) + masked(0x80, text.mid(2)));
    QCOMPARE(all.size(), 2);
    QCOMPARE(all[0].kind, Kind::Ping);
    QCOMPARE(all[1].kind, Kind::Text);
    QCOMPARE(all[1].payload, text);
}

void FrameReaderTest::faultsAreNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("not masked") << QByteArray("\x81\x01x") << 1002;
    QTest::newRow("reserved bit") << masked(0xC1, "x") << 1002;
    QTest::newRow("unknown data opcode") << masked(0x83, "x") << 1002;
    QTest::newRow("unknown control opcode") << masked(0x8B, "x") << 1002;
    QTest::newRow("long control frame") << masked(0x89, QByteArray(126, 'x')) << 1002;
    QTest::newRow("ping in pieces") << masked(0x09, "x") << 1002;
    QTest::newRow("continuation of nothing") << masked(0x80, "x") << 1002;
    QTest::newRow("a message within a message") << masked(0x01, "x") + masked(0x81, "y") << 1002;
    QTest::newRow("not UTF-8") << masked(0x81, "\xC3\x28") << 1007;
    QTest::newRow("UTF-8 that stops short") << masked(0x81, "\xE2\x82") << 1007;
    QTest::newRow("close with one byte") << masked(0x88, "\x03") << 1002;
    QTest::newRow("close with 1005") << masked(0x88, "\x03\xED") << 1002;
    QTest::newRow("close with 999") << masked(0x88, "\x03\xE7") << 1002;
    QTest::newRow("close reason not UTF-8") << masked(0x88, "\x03\xE8\xFF") << 1007;
    QTest::newRow("too big") << masked(0x82, QByteArray(1001, 'x')) << 1009;
}

void FrameReaderTest::faultsAreNamed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto all = read(bytes + masked(0x81, "never seen"));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].kind, Kind::Broken);
    QCOMPARE(int(all[0].code), code);
    QVERIFY(!all[0].reason.isEmpty());
}

void FrameReaderTest::aHugeLengthIsRefusedBeforeItsBytesCome()
{
    const auto all = read(QByteArray::fromHex("82ff7fffffffffffffff"));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].code, quint16(1009));
}

void FrameReaderTest::fragmentsTogetherAreLimited()
{
    const auto all =
        read(masked(0x02, QByteArray(600, 'x')) + masked(0x00, QByteArray(400, 'x')) + masked(0x80, "x"));
    QCOMPARE(all.size(), 1);
    QCOMPARE(all[0].code, quint16(1009));
}

void FrameReaderTest::closeTellsItsCode()
{
    QCOMPARE(read(masked(0x88, {})).at(0).code, quint16(1005));
    const auto all = read(masked(0x88, "\x0F\xA1going"));
    QCOMPARE(all[0].kind, Kind::Close);
    QCOMPARE(all[0].code, quint16(4001));
    QCOMPARE(all[0].payload, QByteArray("going"));
}

void FrameReaderTest::nothingComesAfterAClose()
{
    FrameReader reader(limit);
    reader.append(masked(0x88, {}) + masked(0x81, "x"));
    QCOMPARE(read(reader).size(), 1);
    reader.append(masked(0x81, "x"));
    QCOMPARE(read(reader).size(), 0);
}

void FrameReaderTest::writtenFramesHaveTheShapeOfTheStandard()
{
    QCOMPARE(textFrame("Hello"), QByteArray("\x81\x05Hello"));
    QCOMPARE(binaryFrame(QByteArray(126, 'x')).left(4), QByteArray("\x82\x7E\x00\x7E", 4));
    QCOMPARE(binaryFrame(QByteArray(65536, 'x')).left(10), QByteArray::fromHex("827f0000000000010000"));
    QCOMPARE(closeFrame(1001, QStringLiteral("x")), QByteArray::fromHex("880303e978"));
    // A reason is cut between characters.
    const QByteArray cut = closeFrame(1000, QString(100, QChar(0x00E4)));
    QVERIFY(cut.size() <= 127);
    QVERIFY(cut.mid(4).isValidUtf8());
}

BATON_TEST(FrameReaderTest)
#include "tst_framereader.moc"
