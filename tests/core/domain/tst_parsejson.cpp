// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/parsejson.h"
#include "tests/support/program.h"

#include <QJsonArray>
#include <QTest>

using namespace baton;

/// What comes from outside as JSON, before anybody looks at what it says.
class ParseJsonTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsNoneIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<Refusal::Kind>("kind");
        const auto row = [](const char* name, const QByteArray& bytes, Refusal::Kind kind) {
            QTest::newRow(name) << bytes << kind;
        };
        row("nothing", "", Refusal::Kind::Invalid);
        row("words", "hello", Refusal::Kind::Invalid);
        row("half of it", "{\"a\": [1, 2", Refusal::Kind::Invalid);
        row("more than it", "{\"a\": 1} {}", Refusal::Kind::Invalid);
        row("a list", "[1, 2]", Refusal::Kind::Invalid);
        row("bytes that are no text", "{\"a\": \"\xFF\xFE\"}", Refusal::Kind::Invalid);
        row("deeper than anybody needs",
            QByteArray("{\"a\":").repeated(33) + "1" + QByteArray("}").repeated(33), Refusal::Kind::TooLarge);
        row("so deep that a parser would fall", QByteArray("[").repeated(1'000'000), Refusal::Kind::TooLarge);
    }
    void whatIsNoneIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(Refusal::Kind, kind);
        const auto refused = parseObject(bytes);
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, kind);
        QVERIFY(!refused.error().detail.isEmpty());
    }
    void bracketsInTextsAreNoDepth()
    {
        const auto good = parseObject("{\"a\": \"\\\"[[[[{{{{\", \"b\": \"]}\"}", 1);
        QVERIFY2(good, good ? "" : qPrintable(good.error().detail));
        QCOMPARE(good->value(QStringLiteral("a")).toString(), QStringLiteral("\"[[[[{{{{"));
    }
    void aListIsAValue()
    {
        const auto list = parseValue("[{\"a\": 1}, 2]");
        QVERIFY(list);
        QCOMPARE(list->toArray().size(), 2);
    }
    void everyTextIsWellFormedThen()
    {
        // Given halves of characters as a value, as a name, and inside of lists
        const auto value = parseObject(
            "{\"x\\ud800\": \"a\\udc00b\", \"list\": [\"\\ud83d\\ude00\", [\"\\ud83d\"], 7, true]}");
        QVERIFY2(value, value ? "" : qPrintable(value.error().detail));
        // Then no half is left, and what was whole is as it was
        for (const auto& name : value->keys())
            QVERIFY(name.isValidUtf16());
        const auto list = value->value(QStringLiteral("list")).toArray();
        QCOMPARE(list.at(0).toString(), QString::fromUtf8("\xF0\x9F\x98\x80"));
        QVERIFY(list.at(1).toArray().at(0).toString().isValidUtf16());
        QCOMPARE(list.at(2).toInt(), 7);
        QCOMPARE(list.at(3).toBool(), true);
        QCOMPARE(value->size(), 2);
        for (const auto& one : *value)
            QVERIFY(!one.isString() || one.toString().isValidUtf16());
    }
};

BATON_TEST(ParseJsonTest)
#include "tst_parsejson.moc"
