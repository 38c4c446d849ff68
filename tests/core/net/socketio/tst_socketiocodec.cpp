// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/socketio/engineiopacket.h"
#include "core/net/socketio/socketiopacket.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton;
namespace engineio = baton::protocol::engineio;
namespace socketio = baton::protocol::socketio;

namespace {

socketio::Packet packet(socketio::PacketType type, QByteArray nsp, std::optional<qint64> id, QJsonValue data,
                        QList<QByteArray> attachments = {})
{
    return {type, std::move(nsp), id, std::move(data), std::move(attachments)};
}

const QJsonObject first = socketio::placeholder(0);
const QJsonObject second = socketio::placeholder(1);

} // namespace

Q_DECLARE_METATYPE(engineio::Packet)
Q_DECLARE_METATYPE(socketio::Packet)

/// Engine.IO and Socket.IO packets look on the wire as their protocols say, and nothing else gets in.
class SocketIoCodecTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void engineTextComesBackAsItWent_data()
    {
        using enum engineio::PacketType;
        QTest::addColumn<engineio::Packet>("packet");
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("open") << engineio::Packet{Open, "{}", false} << QByteArray("0{}");
        QTest::newRow("close") << engineio::Packet{Close, {}, false} << QByteArray("1");
        QTest::newRow("probe") << engineio::Packet{Ping, "probe", false} << QByteArray("2probe");
        QTest::newRow("pong") << engineio::Packet{Pong, {}, false} << QByteArray("3");
        QTest::newRow("message") << engineio::Packet{Message, "h\xc3\xa9llo", false}
                                 << QByteArray("4h\xc3\xa9llo");
        QTest::newRow("upgrade") << engineio::Packet{Upgrade, {}, false} << QByteArray("5");
        QTest::newRow("noop") << engineio::Packet{Noop, {}, false} << QByteArray("6");
    }
    void engineTextComesBackAsItWent()
    {
        QFETCH(engineio::Packet, packet);
        QFETCH(QByteArray, wire);
        QCOMPARE(engineio::encodeText(packet), wire);
        const auto decoded = engineio::decodeText(wire);
        QVERIFY(decoded);
        QVERIFY(*decoded == packet);
    }

    void payloadsCarrySeveralPackets()
    {
        using enum engineio::PacketType;
        const QList<engineio::Packet> packets{
            {Message, "hello", false}, {Message, QByteArray("\x01\x02\x03\x04", 4), true}, {Ping, {}, false}};
        const QByteArray wire = "4hello\x1e"
                                "bAQIDBA==\x1e"
                                "2";

        QCOMPARE(engineio::encodePayload(packets), wire);
        const auto decoded = engineio::decodePayload(wire);
        QVERIFY(decoded);
        QVERIFY(*decoded == packets);
    }

    void payloadSizeIsNotUnderstated()
    {
        for (int size = 0; size < 10; ++size) {
            for (const bool binary : {false, true}) {
                const engineio::Packet packet{engineio::PacketType::Message, QByteArray(size, 'x'), binary};
                QVERIFY(engineio::payloadSize(packet) >= engineio::encodePayload({packet}).size() + 1);
            }
        }
    }

    void malformedPayloadsAreRefusedWhole_data()
    {
        QTest::addColumn<QByteArray>("wire");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("letters") << QByteArray("abc");
        QTest::newRow("type beyond the last") << QByteArray("7");
        QTest::newRow("an empty packet among good ones") << QByteArray("4a\x1e\x1e"
                                                                       "4b");
        QTest::newRow("an open end") << QByteArray("4a\x1e");
        QTest::newRow("base64 with strangers") << QByteArray("b!!!!");
        QTest::newRow("base64 cut off") << QByteArray("bAQIDBA=");
    }
    void malformedPayloadsAreRefusedWhole()
    {
        QFETCH(QByteArray, wire);
        const auto decoded = engineio::decodePayload(wire);
        QVERIFY(!decoded);
        QCOMPARE(decoded.error().kind, Refusal::Kind::Invalid);
    }

    void tooManyPacketsAreRefused()
    {
        const auto payload = [](int packets) { return QByteArray("4a\x1e").repeated(packets).chopped(1); };
        QVERIFY(engineio::decodePayload(payload(8), 8));
        QCOMPARE(engineio::decodePayload(payload(9), 8).error().kind, Refusal::Kind::TooLarge);
    }

    void socketPacketsComeBackAsTheyWent_data()
    {
        using enum socketio::PacketType;
        QTest::addColumn<socketio::Packet>("given");
        QTest::addColumn<QByteArray>("wire");
        const auto undefined = QJsonValue(QJsonValue::Undefined);
        const QJsonObject sid{{QStringLiteral("sid"), QStringLiteral("oSO0")}};
        const QJsonArray foo{QStringLiteral("foo")};

        QTest::newRow("connect") << packet(Connect, "/", {}, undefined) << QByteArray("0");
        QTest::newRow("connect elsewhere")
            << packet(Connect, "/admin", {}, sid) << QByteArray("0/admin,{\"sid\":\"oSO0\"}");
        QTest::newRow("disconnect") << packet(Disconnect, "/admin", {}, undefined) << QByteArray("1/admin,");
        QTest::newRow("event") << packet(Event, "/", {}, foo) << QByteArray("2[\"foo\"]");
        QTest::newRow("event with ack")
            << packet(Event, "/admin", 12, foo) << QByteArray("2/admin,12[\"foo\"]");
        QTest::newRow("ack") << packet(Ack, "/admin", 13, QJsonArray{QStringLiteral("bar")})
                             << QByteArray("3/admin,13[\"bar\"]");
        QTest::newRow("empty ack") << packet(Ack, "/", 0, QJsonArray{}) << QByteArray("30[]");
        QTest::newRow("refusal") << packet(ConnectError, "/", {},
                                           QJsonObject{{QStringLiteral("message"), QStringLiteral("No")}})
                                 << QByteArray("4{\"message\":\"No\"}");
        QTest::newRow("binary event")
            << packet(BinaryEvent, "/", {}, QJsonArray{QStringLiteral("baz"), first, second},
                      {"\x01\x02", "\x03"})
            << QByteArray("52-[\"baz\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]");
        QTest::newRow("binary ack") << packet(BinaryAck, "/admin", 456, QJsonArray{first}, {"\x03"})
                                    << QByteArray("61-/admin,456[{\"_placeholder\":true,\"num\":0}]");
    }
    void socketPacketsComeBackAsTheyWent()
    {
        QFETCH(socketio::Packet, given);
        QFETCH(QByteArray, wire);
        QCOMPARE(socketio::encode(given), wire);

        socketio::PacketAssembler assembler;
        auto got = assembler.addText(wire);
        for (const auto& attachment : given.attachments) {
            QVERIFY(got);
            QVERIFY2(!*got, "whole before its attachments have come");
            got = assembler.addBinary(attachment);
        }
        QVERIFY2(got, got ? "" : qPrintable(got.error().detail));
        QVERIFY(*got);
        QVERIFY(**got == given);
    }

    void aNamespaceMayEndWithoutAComma()
    {
        const auto got = socketio::PacketAssembler().addText("0/custom");
        QVERIFY(got && *got);
        QCOMPARE((*got)->nsp, QByteArray("/custom"));
    }

    void malformedSocketPacketsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("wire");
        const auto row = [](const char* wire) { QTest::newRow(wire) << QByteArray(wire); };
        for (const char* wire : {"",
                                 "7",
                                 "abc",
                                 "2",
                                 "2{}",
                                 "2[]",
                                 "2[null]",
                                 "2[{}]",
                                 "2[\"connect\"]",
                                 "2[\"disconnecting\"]",
                                 "2abc[\"a\"]",
                                 "2[\"a\"",
                                 "21234567890123456[\"a\"]",
                                 "2-1[\"a\"]",
                                 "0[]",
                                 "0\"text\"",
                                 "1{}",
                                 "3[]",
                                 "31",
                                 "31{}",
                                 "4",
                                 "4[]",
                                 "5[\"a\"]",
                                 "5-[\"a\"]",
                                 "51[\"a\"]",
                                 "51-",
                                 "5-1-[\"a\"]"})
            row(wire);
        QTest::newRow("placeholder beyond") << QByteArray("51-[\"a\",{\"_placeholder\":true,\"num\":1}]");
        QTest::newRow("placeholder below") << QByteArray("51-[\"a\",{\"_placeholder\":true,\"num\":-1}]");
        QTest::newRow("placeholder without number") << QByteArray("51-[\"a\",{\"_placeholder\":true}]");
        QTest::newRow("placeholder deep inside")
            << QByteArray("51-[\"a\",{\"b\":[{\"_placeholder\":true,\"num\":\"0\"}]}]");
    }
    void malformedSocketPacketsAreRefused()
    {
        QFETCH(QByteArray, wire);
        const auto got = socketio::PacketAssembler().addText(wire);
        QVERIFY(!got);
        QVERIFY(!got.error().detail.isEmpty());
    }

    void whatIsTooLargeIsRefusedBeforeItIsKept()
    {
        socketio::Limits limits;
        limits.maxAttachments = 2;
        limits.maxAttachmentBytes = 5;
        limits.maxNamespace = 8;
        limits.maxDepth = 4;
        const auto kindOf = [&](const QByteArray& wire) {
            return socketio::PacketAssembler(limits).addText(wire).error().kind;
        };
        QCOMPARE(kindOf("53-[\"a\"]"), Refusal::Kind::TooLarge);
        QCOMPARE(kindOf("0/123456789,"), Refusal::Kind::TooLarge);
        QCOMPARE(kindOf("2[[[[[1]]]]]"), Refusal::Kind::TooLarge);

        socketio::PacketAssembler assembler(limits);
        QVERIFY(assembler.addText("52-[\"a\"]"));
        QVERIFY(assembler.addBinary("123"));
        QCOMPARE(assembler.addBinary("456").error().kind, Refusal::Kind::TooLarge);
    }

    void textAndBytesMustComeInTurn()
    {
        QVERIFY(!socketio::PacketAssembler().addBinary("1"));
        socketio::PacketAssembler assembler;
        QVERIFY(assembler.addText("51-[\"a\"]"));
        QVERIFY(!assembler.addText("2[\"b\"]"));
    }

    void attachmentsAreFoundByTheirPlaceholders()
    {
        const QList<QByteArray> attachments{"one", "two"};
        QCOMPARE(socketio::attachmentOf(second, attachments), std::optional<QByteArray>("two"));
        QCOMPARE(socketio::attachmentOf(socketio::placeholder(2), attachments), std::nullopt);
        QCOMPARE(socketio::attachmentOf(QJsonValue(QStringLiteral("two")), attachments), std::nullopt);
    }
};

BATON_TEST(SocketIoCodecTest)
#include "tst_socketiocodec.moc"
