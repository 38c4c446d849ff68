// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/tagnames.h"
#include "core/domain/tags.h"
#include "tests/support/program.h"

#include <QTest>

using namespace baton;

/// What a tag is, and which names in a text become one.
class TestTags : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyKeepTheirCaseAndAreComparedWithoutIt();
    void wrongOnesAreRefused_data();
    void wrongOnesAreRefused();
    void thereAreNotTooMany();
    void namesInATextAreFound_data();
    void namesInATextAreFound();
    void onlyWhatIsWantedIsTaken();
    void endlessTextsAreRead();
};

void TestTags::theyKeepTheirCaseAndAreComparedWithoutIt()
{
    const QStringList one{QStringLiteral("Ärger")};
    QCOMPARE(changedTags(one, {QStringLiteral("ÄRGER")}, {}).value(), one);
    QCOMPARE(changedTags(one, {}, {QStringLiteral(" ärger ")}).value(), QStringList());
    // A letter with its mark is the same, in one sign or in two.
    QVERIFY(hasTag({QString::fromUtf8("caf\u00e9")}, QString::fromUtf8("CAFE\u0301")));
    QCOMPARE(changedTags({}, {QStringLiteral("  late   parcel ")}, {}).value(),
             QStringList{QStringLiteral("late parcel")});
    // Taken and set in one breath: set.
    QCOMPARE(changedTags(one, one, one).value(), one);
}

void TestTags::wrongOnesAreRefused_data()
{
    QTest::addColumn<QString>("tag");
    QTest::newRow("empty") << QString();
    QTest::newRow("blank") << QStringLiteral("  ");
    QTest::newRow("invisible") << QString(QChar(0x200b));
    QTest::newRow("two lines") << QStringLiteral("a\nb");
    QTest::newRow("a bell") << QStringLiteral("a\x07");
    QTest::newRow("too long") << QString(longestTag + 1, u'x');
}

void TestTags::wrongOnesAreRefused()
{
    QFETCH(QString, tag);
    const auto refused = changedTags({}, {tag}, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Refusal::Kind::Invalid);
}

void TestTags::thereAreNotTooMany()
{
    QStringList many;
    for (int i = 0; i < mostTags; ++i)
        many.append(QString::number(i));
    QCOMPARE(changedTags({}, many, {}).value(), many);
    QVERIFY(!changedTags(many, {QStringLiteral("one more")}, {}));
    QVERIFY(changedTags(many, {QStringLiteral("another")}, {QStringLiteral("0")}));
}

void TestTags::namesInATextAreFound_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("asked");
    QTest::addColumn<QStringList>("names");
    const auto row = [](const char* text, const char* asked, const QStringList& names) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(asked) << names;
    };
    const auto s = [](const char* name) { return QString::fromLatin1(name); };
    row("Where is my order 3348917502?", "", {s("3348917502")});
    row("order id:3348917502", "", {s("3348917502")});
    row("cancel order732201349959", "", {s("732201349959")});
    row("order #4711", "", {s("4711")});
    row("the invoice INV-2024-0033 is wrong", "", {s("INV-2024-0033")});
    row("Meine Bestellnummer ist 12345678", "", {s("12345678")});
    row("7916676427", "Give me the order ID and email please.", {s("7916676427")});
    row("Username: cminh730", "", {s("cminh730")});
    row("aphoenix939", "Your full name or account ID?", {s("aphoenix939")});
    row("user jdoe42 cannot log in", "", {s("jdoe42")});
    row("orders 3348917502 and 7916676427", "", {s("3348917502"), s("7916676427")});
    // What is none, or nobody's business.
    row("My phone number is 9776252661", "", {});
    row("(977) 625-2661", "I need your phone number.", {});
    row("call me at 408-971-8523", "", {});
    row("my card 4111111111111111 was charged", "", {});
    row("my password is hunter22", "", {});
    row("cminh730@email.com", "Your username or e-mail?", {});
    row("my order from 2019-11-06 at 10:30", "", {});
    row("my order of 12345 dollars", "", {});
    row("I bought 2 shirts for 49.99", "What did you order?", {});
    row("my username is not working", "", {});
    row("the 2nd of march, room 4b", "", {});
    row("No, I bought it in November.", "Was the order placed in the last 90 days?", {});
}

void TestTags::namesInATextAreFound()
{
    QFETCH(QString, text);
    QFETCH(QString, asked);
    QFETCH(QStringList, names);
    QCOMPARE(tagging::namedIn(text, {asked}, {true, true}), names);
}

void TestTags::onlyWhatIsWantedIsTaken()
{
    const auto text = QStringLiteral("order 3348917502, username: cminh730");
    QCOMPARE(tagging::namedIn(text, {}, {true, false}), QStringList{QStringLiteral("3348917502")});
    QCOMPARE(tagging::namedIn(text, {}, {false, true}), QStringList{QStringLiteral("cminh730")});
    QVERIFY(tagging::namedIn(text, {}, {}).isEmpty());
    const auto wanted = [](const char* value) {
        return tagging::wantedBy({{QString(tagging::setting), QString::fromLatin1(value)}});
    };
    QVERIFY(wanted("orders, accounts").orders && wanted("orders, accounts").accounts);
    QVERIFY(!wanted("off").any() && !wanted("").any());
    QVERIFY(tagging::isSetting(QStringLiteral("accounts")) && tagging::isSetting(QStringLiteral("off")));
    QVERIFY(!tagging::isSetting(QStringLiteral("topics")));
}

void TestTags::endlessTextsAreRead()
{
    const auto text = QStringLiteral("order 3348917502 ").repeated(100'000);
    QCOMPARE(tagging::namedIn(text, {text}, {true, true}).size(), 1);
}

BATON_TEST(TestTags)
#include "tst_tags.moc"
