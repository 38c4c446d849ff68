// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/botevents.h"
#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/events.h"
#include "core/protocol/wire/jsonrpc.h"
#include "tests/support/program.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QTest>

using namespace baton;
using namespace baton::protocol;

/// Messages are written as bytes without Qt's JSON in between; whoever reads them finds the same.
class TestWrittenJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextComesBackAsItWas_data();
    void aTextComesBackAsItWas();
    void halfACharacterHarmsNoOther();
    void namesAndListsStandInOrder();
    void whatIsUsualIsLeftOut();
    void whatIsWrittenAlreadyIsTakenAsItStands();
    void numbersAreExact();
    void timesAreAsQtWritesThem();
    void anAnswerHasTheIdOfItsQuestion();
};

void TestWrittenJson::aTextComesBackAsItWas_data()
{
    QTest::addColumn<QString>("text");
    QString controls;
    for (char16_t c = 0; c <= 0xA0; ++c)
        controls += QChar(c);
    QTest::newRow("every sign up to U+00A0") << controls;
    QTest::newRow("null") << QString();
    QTest::newRow("Arabic, CJK, emoji, flags")
        << QStringLiteral("\u0634\u0643\u0631\u0627 上海 \U0001F469\u200D\U0001F4BB \U0001F1E9\U0001F1EA");
    QTest::newRow("the edges of UTF-8")
        << QStringLiteral("\u007F\u0080\u07FF\u0800\uFFFD\U00010000\U0010FFFF");
    QTest::newRow("what looks like JSON") << QStringLiteral("{\"a\":\"\\\"\\\\u0041\",\"b\":[{]}");
    QTest::newRow("a long one") << QStringLiteral("\"x\u20AC").repeated(20'000);
}

void TestWrittenJson::aTextComesBackAsItWas()
{
    QFETCH(QString, text);
    Message message;
    message.text = text;
    message.author.name = text;
    const auto object = QJsonDocument::fromJson(toBytes(message)).object();
    QCOMPARE(object.value(QLatin1String("text")).toString(), text);
    QCOMPARE(fromJson<Message>(object, QStringLiteral("message")).value().author.name, text);
}

void TestWrittenJson::halfACharacterHarmsNoOther()
{
    Message message;
    message.text = QStringLiteral("a") + QChar(0xD83D) + QStringLiteral("b") + QChar(0xDE00) + QChar(0xD83D);
    const auto object = QJsonDocument::fromJson(toBytes(message)).object();
    QCOMPARE(object.value(QLatin1String("text")).toString(), QStringLiteral("a\uFFFDb\uFFFD\uFFFD"));
}

void TestWrittenJson::namesAndListsStandInOrder()
{
    Conversation conversation;
    conversation.tags = {QStringLiteral("vip"), QStringLiteral("b\"c")};
    conversation.contact.fields = {{QStringLiteral("b"), QStringLiteral("2")}, {QStringLiteral("a"), {}}};
    const auto bytes = toBytes(conversation);
    QVERIFY2(bytes.startsWith("{\"id\":\"\",\"bot\":{\"id\":\"\",\"name\":\"\"},\"channel\":\"\""),
             bytes.constData());
    QVERIFY2(bytes.contains("\"tags\":[\"vip\",\"b\\\"c\"]"), bytes.constData());
    QVERIFY2(bytes.contains("\"fields\":{\"a\":\"\",\"b\":\"2\"}"), bytes.constData());
    QVERIFY2(bytes.contains("\"online\":false"), bytes.constData());
}

void TestWrittenJson::whatIsUsualIsLeftOut()
{
    QCOMPARE(toBytes(Author{AuthorKind::Bot, {}}), QByteArray("{\"kind\":\"bot\"}"));
    QCOMPARE(toBytes(Contact{}), QByteArray("{}"));
    Message message;
    QVERIFY(!toBytes(message).contains("confidence"));
    message.confidence = 0.82;
    QVERIFY(toBytes(message).endsWith("\"confidence\":0.82}"));
    // Of a bot's message, too, what it does not bring.
    botevent::MessageWritten written;
    written.text = QStringLiteral("Hi");
    QCOMPARE(toBytes(written), QByteArray("{\"text\":\"Hi\"}"));
}

void TestWrittenJson::whatIsWrittenAlreadyIsTakenAsItStands()
{
    const WrittenEvent event{7, Instant{0}, eventtype::withheld, {"{\"a\":[1]}"}};
    QCOMPARE(
        toBytes(event),
        QByteArray(
            "{\"seq\":7,\"at\":\"1970-01-01T00:00:00.000Z\",\"type\":\"withheld\",\"data\":{\"a\":[1]}}"));
}

void TestWrittenJson::numbersAreExact()
{
    for (const qint64 number : {0LL, -1LL, 9007199254740992LL, -9007199254740992LL}) {
        const auto bytes = toBytes(WrittenEvent{number, {}, {}, {"{}"}});
        QVERIFY2(bytes.startsWith("{\"seq\":" + QByteArray::number(number) + ','), bytes.constData());
    }
    Message message;
    for (const double number : {0.1, 1.0, 1e-9, 0.30000000000000004, 1e300}) {
        message.confidence = number;
        QCOMPARE(
            QJsonDocument::fromJson(toBytes(message)).object().value(QLatin1String("confidence")).toDouble(),
            number);
    }
    message.confidence = qQNaN();
    QVERIFY(toBytes(message).endsWith("\"confidence\":null}"));
}

void TestWrittenJson::timesAreAsQtWritesThem()
{
    for (const qint64 ms : {0LL, -1LL, 951782400123LL, 1709164800000LL, 4107542399999LL, 1795341723004LL,
                            -62135596800000LL, -62135596800001LL, 253402300799999LL, 253402300800000LL}) {
        QCOMPARE(Instant{ms}.toRfc3339(),
                 QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs));
    }
}

void TestWrittenJson::anAnswerHasTheIdOfItsQuestion()
{
    const auto json = [](const char* text) { return QByteArray(text).replace('\'', '"'); };
    QCOMPARE(rpc::success(7, "{}"), json("{'jsonrpc':'2.0','id':7,'result':{}}"));
    QCOMPARE(rpc::success(-1, "{}"), json("{'jsonrpc':'2.0','id':-1,'result':{}}"));
    QCOMPARE(rpc::success(QStringLiteral("a\"b"), "{}"), json("{'jsonrpc':'2.0','id':'a\\'b','result':{}}"));
    QCOMPARE(rpc::success(QJsonValue::Null, "{}"), json("{'jsonrpc':'2.0','id':null,'result':{}}"));
    QCOMPARE(rpc::success(QJsonValue::Undefined, "{}"), json("{'jsonrpc':'2.0','result':{}}"));
}

BATON_TEST(TestWrittenJson)
#include "tst_writtenjson.moc"
