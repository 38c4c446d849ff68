// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/chatform.h"
#include "tests/support/program.h"

using namespace baton;

namespace {
QMap<QString, QString> values(std::initializer_list<std::pair<QString, QString>> list)
{
    return QMap<QString, QString>(list);
}
QList<FormField> form(const QString& setting) { return readForm(setting).value_or(QList<FormField>()); }
} // namespace

/// The form before the chat, as a setting declares it, and what is made of what it says.
class TestChatForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aFormIsRead();
    void aWrongFormIsRefusedInWords_data();
    void aWrongFormIsRefusedInWords();
    void answersBecomeAContact();
    void whatIsMissingIsNamed();
    void wrongAnswersAreRefused_data();
    void wrongAnswersAreRefused();
};

void TestChatForm::aFormIsRead()
{
    const auto fields = form(
        QStringLiteral(" name*, email ,order: Order number,topic:What is it about?= A refund | A delivery"));
    QCOMPARE(fields.size(), 4);
    QCOMPARE(fields.at(0), (FormField{QStringLiteral("name"), {}, true, {}}));
    QCOMPARE(fields.at(1), (FormField{QStringLiteral("email"), {}, false, {}}));
    QCOMPARE(fields.at(2), (FormField{QStringLiteral("order"), QStringLiteral("Order number"), false, {}}));
    QCOMPARE(fields.at(3), (FormField{QStringLiteral("topic"),
                                      QStringLiteral("What is it about?"),
                                      false,
                                      {QStringLiteral("A refund"), QStringLiteral("A delivery")}}));
    // A key without a label is its own.
    QCOMPARE(form(QStringLiteral("company")).constFirst().label, QStringLiteral("Company"));
    QVERIFY(form(QStringLiteral("  ")).isEmpty());
}

void TestChatForm::aWrongFormIsRefusedInWords_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("says");
    QTest::newRow("no key") << QStringLiteral("name,,email") << QStringLiteral("is no field");
    QTest::newRow("odd key") << QStringLiteral("Order number") << QStringLiteral("is no field");
    QTest::newRow("twice") << QStringLiteral("name,name*") << QStringLiteral("asked for twice");
    QTest::newRow("empty choice") << QStringLiteral("topic=a||b") << QStringLiteral("choices of \"topic\"");
    QTest::newRow("same choice") << QStringLiteral("topic=a|a") << QStringLiteral("choices of \"topic\"");
    QTest::newRow("no choice") << QStringLiteral("topic=") << QStringLiteral("choices of \"topic\"");
    QTest::newRow("too many") << QStringLiteral("a,b,c,d,e,f,g,h,i") << QStringLiteral("at most 8");
    QTest::newRow("long label") << u'a' + QString(u':') + QString(81, u'x') << QStringLiteral("more than 80");
}

void TestChatForm::aWrongFormIsRefusedInWords()
{
    QFETCH(QString, setting);
    QFETCH(QString, says);
    const auto read = readForm(setting);
    QVERIFY(!read);
    QVERIFY2(read.error().detail.contains(says), qPrintable(read.error().detail));
}

void TestChatForm::answersBecomeAContact()
{
    const auto fields = form(QStringLiteral("name*,email,phone,order"));
    const auto contact =
        contactFromForm(fields, values({{QStringLiteral("name"), QStringLiteral(" Jane ")},
                                        {QStringLiteral("email"), QStringLiteral("j@x.example")},
                                        {QStringLiteral("phone"), QStringLiteral("  ")},
                                        {QStringLiteral("order"), QStringLiteral("4411")}}));
    QVERIFY(contact);
    QCOMPARE(contact->name, QStringLiteral("Jane"));
    QCOMPARE(contact->email, QStringLiteral("j@x.example"));
    QVERIFY(contact->phone.isEmpty());
    QVERIFY(contact->id.isEmpty());
    QCOMPARE(contact->fields.keys(), QStringList{QStringLiteral("order")});
}

void TestChatForm::whatIsMissingIsNamed()
{
    const auto fields = form(QStringLiteral("name*, email, order*: Order number, topic*"));
    Contact contact;
    QCOMPARE(missingIn(contact, fields),
             (QStringList{QStringLiteral("name"), QStringLiteral("Order number"), QStringLiteral("Topic")}));
    contact.name = QStringLiteral("Jane");
    contact.fields.insert(QStringLiteral("order"), QStringLiteral("4411"));
    contact.fields.insert(QStringLiteral("topic"), QStringLiteral(" "));
    QCOMPARE(missingIn(contact, fields), QStringList{QStringLiteral("Topic")});
    QVERIFY(missingIn(contact, {}).isEmpty());
    // As a bot's settings have it.
    QCOMPARE(formIn({{QStringLiteral("form_fields"), QStringLiteral("name*")}}),
             form(QStringLiteral("name*")));
    QVERIFY(formIn({}).isEmpty());
}

void TestChatForm::wrongAnswersAreRefused_data()
{
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::newRow("not asked for") << QStringLiteral("name") << QStringLiteral("role")
                                   << QStringLiteral("admin");
    QTest::newRow("none") << QStringLiteral("name*") << QStringLiteral("email") << QStringLiteral("x");
    QTest::newRow("blank") << QStringLiteral("name*") << QStringLiteral("name") << QStringLiteral(" \u200b ");
    QTest::newRow("no such choice") << QStringLiteral("topic=a|b") << QStringLiteral("topic")
                                    << QStringLiteral("c");
    QTest::newRow("long name") << QStringLiteral("name") << QStringLiteral("name") << QString(201, u'x');
    QTest::newRow("long field") << QStringLiteral("order") << QStringLiteral("order") << QString(501, u'x');
}

void TestChatForm::wrongAnswersAreRefused()
{
    QFETCH(QString, setting);
    QFETCH(QString, key);
    QFETCH(QString, value);
    const auto fields = form(setting);
    QCOMPARE(fields.size(), 1);
    QVERIFY(!contactFromForm(fields, values({{key, value}})));
}

BATON_PLAIN_TEST(TestChatForm)
#include "tst_chatform.moc"
