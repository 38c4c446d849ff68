// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/botnotice.h"
#include "core/protocol/bot/cloudevents.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QtTest>

using namespace baton;
using namespace baton::protocol;

/// The three modes of CloudEvents over HTTP, good and bad.
class TestCloudEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theThreeModesMeanTheSame();
    void dataMayComeAsBytes();
    void dataThatIsNoJsonIsRefused_data();
    void dataThatIsNoJsonIsRefused();
    void headersAreReadAsSdksWriteThem();
    void unknownAttributesAreIgnored();
    void whatIsWrittenIsReadBack();
    void badEnvelopesAreRefused_data();
    void badEnvelopesAreRefused();
    void aBatchNamesItsWrongEvent();
    void aBatchIsBounded();
    void everyTypeChecksItsData_data();
    void everyTypeChecksItsData();
};

namespace {

using Headers = QHash<QByteArray, QByteArray>;

CloudEvents read(const QByteArray& type, const QByteArray& body, const Headers& headers = {})
{
    return cloudevents::fromHttp(type, body,
                                 [&](QByteArrayView name) { return headers.value(name.toByteArray()); });
}

const QByteArray structured(R"({"specversion":"1.0","id":"7","source":"/bot","type":"baton.message.customer",
    "subject":"s 1","time":"2026-11-23T10:02:00.000Z","data":{"text":"h\u00e9llo"}})");

} // namespace

void TestCloudEvents::theThreeModesMeanTheSame()
{
    const auto single = read("application/cloudevents+json; charset=utf-8", structured);
    const auto batch = read("application/cloudevents-batch+json", '[' + structured + ']');
    const auto binary = read("application/json", "{\"text\":\"h\xc3\xa9llo\"}",
                             {{"ce-specversion", "1.0"},
                              {"ce-id", "7"},
                              {"ce-source", "/bot"},
                              {"ce-type", "baton.message.customer"},
                              {"ce-subject", "s%201"},
                              {"ce-time", "2026-11-23T10:02:00Z"}});
    QVERIFY(single && batch && binary);
    QCOMPARE(single->size(), 1);
    QVERIFY(*single == *batch);
    QVERIFY(*single == *binary);
    QCOMPARE(single->first().subject, QStringLiteral("s 1"));
    QVERIFY(*read("application/json", structured) == *single);
    QVERIFY(*read("application/json", '[' + structured + ']') == *single);
}

void TestCloudEvents::dataMayComeAsBytes()
{
    auto encoded = structured;
    const auto data = QByteArray("{\"text\":\"h\xc3\xa9llo\"}").toBase64();
    encoded.replace(R"("data":{"text":"h\u00e9llo"})",
                    "\"datacontenttype\":\"application/json\",\"data_base64\":\"" + data + '"');
    QVERIFY(encoded != structured);
    const auto plain = read("application/cloudevents+json", structured);
    const auto single = read("application/cloudevents+json", encoded);
    QVERIFY(single && *single == *plain);
    // What is null is not there.
    encoded.replace("\"data_base64\"", "\"data\":null,\"data_base64\"");
    const auto beside = read("application/cloudevents+json", encoded);
    QVERIFY(beside && *beside == *plain);
    const auto batch =
        read("application/cloudevents-batch+json; charset=utf-8", '[' + structured + ',' + encoded + ']');
    QVERIFY(batch);
    QCOMPARE(batch->size(), 2);
    QVERIFY(batch->at(0) == batch->at(1));
}

void TestCloudEvents::dataThatIsNoJsonIsRefused_data()
{
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<QString>("says");
    const auto both = QStringLiteral("not both");
    const auto bytes = QStringLiteral("data_base64");
    QTest::newRow("both") << QByteArray(R"("data":{},"data_base64":"e30=")") << both;
    QTest::newRow("no base64") << QByteArray(R"("data_base64":"{}")") << bytes;
    QTest::newRow("no text") << QByteArray(R"("data_base64":{})") << bytes;
    QTest::newRow("an array") << QByteArray(R"("data_base64":"W10=")") << bytes;
    QTest::newRow("no JSON") << QByteArray(R"("data_base64":"aGVsbG8=")") << bytes;
}

void TestCloudEvents::dataThatIsNoJsonIsRefused()
{
    QFETCH(QByteArray, data);
    QFETCH(QString, says);
    auto body = structured;
    body.replace(R"("data":{"text":"h\u00e9llo"})", data);
    const auto events = read("application/cloudevents+json", body);
    QVERIFY(!events);
    QVERIFY2(events.error().refusal.detail.contains(says), qPrintable(events.error().refusal.detail));
}

void TestCloudEvents::headersAreReadAsSdksWriteThem()
{
    const Headers plain{{"ce-specversion", "1.0"},
                        {"ce-id", "7"},
                        {"ce-source", "/bot"},
                        {"ce-type", "x"},
                        {"ce-subject", "s 1"}};
    Headers quoted = plain;
    quoted["ce-subject"] = "\"s%201\"";
    const QByteArray body("{\"text\":\"a\"}");
    const auto expected = read("application/json", body, plain);
    QVERIFY(expected);
    for (const char* type : {"application/json; charset=utf-8", "Application/JSON;charset=\"UTF-8\"",
                             "application/vnd.shop+json"}) {
        const auto event = read(type, body, quoted);
        QVERIFY2(event, type);
        QVERIFY(*event == *expected);
    }
}

void TestCloudEvents::unknownAttributesAreIgnored()
{
    auto body = structured;
    body.replace(
        "\"id\"",
        "\"traceparent\":\"x\",\"dataschema\":\"y\",\"datacontenttype\":\"application/json\",\"id\"");
    QVERIFY(*read("application/cloudevents+json", body) == *read("application/cloudevents+json", structured));
}

void TestCloudEvents::whatIsWrittenIsReadBack()
{
    const auto event = read("application/cloudevents+json", structured)->first();
    const auto again = cloudevents::fromObject(cloudevents::toObject(event));
    QVERIFY(again);
    QVERIFY(*again == event);
}

void TestCloudEvents::badEnvelopesAreRefused_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("says");
    QTest::newRow("version") << QByteArray("\"1.0\"") << QByteArray("\"0.3\"")
                             << QStringLiteral("specversion");
    QTest::newRow("no id") << QByteArray("\"id\"") << QByteArray("\"ident\"") << QStringLiteral("\"id\"");
    QTest::newRow("empty id") << QByteArray("\"7\"") << QByteArray("\"\"") << QStringLiteral("\"id\"");
    QTest::newRow("id is a number") << QByteArray("\"7\"") << QByteArray("7") << QStringLiteral("\"id\"");
    QTest::newRow("no source") << QByteArray("\"source\"") << QByteArray("\"from\"")
                               << QStringLiteral("\"source\"");
    QTest::newRow("no type") << QByteArray("\"type\"") << QByteArray("\"kind\"")
                             << QStringLiteral("\"type\"");
    QTest::newRow("long type") << QByteArray("baton.message") << QByteArray(600, 'x')
                               << QStringLiteral("longer");
    QTest::newRow("local time") << QByteArray("00.000Z") << QByteArray("00.000")
                                << QStringLiteral("\"time\"");
    QTest::newRow("data is a text") << QByteArray("{\"text\"") << QByteArray("\"x\",\"y\":{\"text\"")
                                    << QStringLiteral("\"data\"");
}

void TestCloudEvents::badEnvelopesAreRefused()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, says);
    auto body = structured;
    QVERIFY(body.contains(from));
    body.replace(body.indexOf(from), from.size(), to);
    const auto events = read("application/cloudevents+json", body);
    QVERIFY(!events);
    QCOMPARE(events.error().index, std::optional<qsizetype>(0));
    QVERIFY2(events.error().refusal.detail.contains(says), qPrintable(events.error().refusal.detail));
}

void TestCloudEvents::aBatchNamesItsWrongEvent()
{
    const auto events = read("application/cloudevents-batch+json",
                             '[' + structured + ',' + structured + ",{}," + structured + ']');
    QVERIFY(!events);
    QCOMPARE(events.error().index, std::optional<qsizetype>(2));
}

void TestCloudEvents::aBatchIsBounded()
{
    QJsonArray array;
    const auto event = cloudevents::toObject(read("application/cloudevents+json", structured)->first());
    for (qsizetype i = 0; i < cloudevents::maxBatch; ++i)
        array.append(event);
    QVERIFY(cloudevents::fromArray(array));
    array.append(event);
    const auto refused = cloudevents::fromArray(array);
    QVERIFY(!refused);
    QCOMPARE(refused.error().refusal.kind, Refusal::Kind::TooLarge);
    QVERIFY(!refused.error().index);
}

void TestCloudEvents::everyTypeChecksItsData_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("data");
    QTest::addColumn<bool>("good");
    const auto row = [](const char* name, QLatin1String type, const QByteArray& data, bool good) {
        QTest::newRow(name) << QString(type) << data << good;
    };
    row("started", bottype::conversationStarted,
        R"({"channel":"WA","customer":{"name":"J","fields":{"a":"b"}}})", true);
    row("started without channel", bottype::conversationStarted, "{}", false);
    row("started with a wrong field", bottype::conversationStarted,
        R"({"channel":"WA","customer":{"name":5}})", false);
    row("started with a long name", bottype::conversationStarted,
        R"({"channel":"WA","customer":{"name":")" + QByteArray(300, 'x') + R"("}})", false);
    row("message", bottype::messageCustomer, R"({"text":"x","at":"2026-11-23T10:02:00Z"})", true);
    row("message without text", bottype::messageCustomer, R"({"at":"2026-11-23T10:02:00Z"})", false);
    row("bot message", bottype::messageBot, R"({"text":"x","confidence":0.5})", true);
    row("confidence as text", bottype::messageBot, R"({"text":"x","confidence":"high"})", false);
    row("negative confidence", bottype::messageBot, R"({"text":"x","confidence":-0.1})", false);
    row("escalation", bottype::escalationRequested, R"({"reason":"asked","quote":"a person!"})", true);
    row("escalation without reason", bottype::escalationRequested, R"({"quote":"a person!"})", false);
    row("presence", bottype::customerPresence, R"({"online":true})", true);
    row("presence as text", bottype::customerPresence, R"({"online":"yes"})", false);
    row("typing", bottype::customerTyping, R"({"on":false})", true);
    row("typing of nothing", bottype::customerTyping, "{}", false);
    row("ended", bottype::conversationEnded, "{}", true);
    row("unknown", QLatin1String("baton.party.started"), "{}", false);
}

void TestCloudEvents::everyTypeChecksItsData()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, data);
    QFETCH(bool, good);
    CloudEvent event{QStringLiteral("1"),
                     QStringLiteral("/b"),
                     type,
                     QStringLiteral("s"),
                     {},
                     QJsonDocument::fromJson(data).object()};
    const auto read = readBotEvent(event);
    QCOMPARE(read.has_value(), good);
    const bool passes = type == bottype::customerPresence || type == bottype::customerTyping;
    QVERIFY(!good || std::holds_alternative<botevent::Passing>(*read) == passes);
    event.subject.clear();
    QVERIFY(!readBotEvent(event));
}

BATON_TEST(TestCloudEvents)
#include "tst_cloudevents.moc"
