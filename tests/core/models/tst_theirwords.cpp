// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

// Names, reasons and quotes come from strangers: whatever they write, the line they stand in stays readable.

#include "core/models/activitytext.h"
#include "core/models/deliverytext.h"
#include "core/models/historytext.h"
#include "core/models/theirwords.h"
#include "tests/support/program.h"

#include <QLocale>
#include <QtTest>

using namespace baton;
using namespace baton::models;

class TestTheirWords : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QStringLiteral("en_GB"))); }
    void aLineIsOneLineAndTurnsNothingRound();
    void aLineHasAnEnd();
    void aNameOfTheOtherDirectionIsKeptApart();
    void whoHasNoNameIsAVisitor();
    void aReasonIsOneLine();
    void aRunNobodyBeganSaysSo();
};

void TestTheirWords::aLineIsOneLineAndTurnsNothingRound()
{
    QCOMPARE(oneLine(QStringLiteral("refund\n\tnow\r\n")), QStringLiteral("refund now"));
    QCOMPARE(oneLine(QStringLiteral("A\u202Ennaj\u202C B\u2066C\u2069\u0007D")),
             QStringLiteral("Annaj BC D"));
    QCOMPARE(oneLine(QStringLiteral("a\u2028b\u2029c")), QStringLiteral("a b c"));
    // What joins letters and emoji stays.
    QCOMPARE(oneLine(QStringLiteral("👩‍🚒 می‌خواهم")),
             QStringLiteral("👩‍🚒 می‌خواهم"));
    QVERIFY(oneLine(QStringLiteral("\u202E \n")).isEmpty());
}

void TestTheirWords::aLineHasAnEnd()
{
    const auto line = oneLine(QString(2000, u'w'), 100);
    QCOMPARE(line.size(), 100);
    QVERIFY(line.endsWith(u'…'));
    // No half of a pair is left over.
    const auto emoji = oneLine(QStringLiteral("😀").repeated(100), 10);
    QVERIFY(!emoji.chopped(1).back().isHighSurrogate());
}

void TestTheirWords::aNameOfTheOtherDirectionIsKeptApart()
{
    QCOMPARE(within(QStringLiteral("Marta")), QStringLiteral("Marta"));
    QCOMPARE(within(QStringLiteral("أحمد")), QStringLiteral("\u2068أحمد\u2069"));
    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    QCOMPARE(within(QStringLiteral("Marta\u202E")), QStringLiteral("\u2068Marta\u2069"));
    QVERIFY(within(QString()).isEmpty());
}

void TestTheirWords::whoHasNoNameIsAVisitor()
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c01jx7zq8f21"));
    for (const auto* nothing : {"", "  ", "\n"}) {
        c.contact.name = QLatin1String(nothing);
        QCOMPARE(customerName(c), QStringLiteral("Visitor 8f21"));
    }
    c.contact.name = QStringLiteral("Jane\nDoe");
    QCOMPARE(customerName(c), QStringLiteral("Jane Doe"));

    const auto visitor = customerName(QString(), c.id);
    QCOMPARE(authorName({AuthorKind::Customer, QString()}, visitor), visitor);
    QCOMPARE(authorName({AuthorKind::Customer, QStringLiteral("Jane")}, visitor), QStringLiteral("Jane"));
    QVERIFY(authorName({AuthorKind::System, QString()}, visitor).isEmpty());

    protocol::Delivery delivery;
    delivery.kind = QStringLiteral("escalation");
    delivery.about = c.id.toString();
    for (const auto& title :
         {std::optional<QString>(), std::optional(QString()), std::optional(visitorName(c.id))}) {
        delivery.title = title;
        QCOMPARE(deliveryTitle(delivery), visitor);
    }
    // in the console's words, whatever letters the relay's has
    c.id = ConversationId(QStringLiteral("c01jx7zqk3vz"));
    QCOMPARE(customerName(visitorName(c.id), c.id), customerName(QString(), c.id));
    QCOMPARE(customerName(QStringLiteral("Visitor k3vz"), ConversationId(QStringLiteral("other"))),
             QStringLiteral("Visitor k3vz"));
}

void TestTheirWords::aReasonIsOneLine()
{
    QCOMPARE(reasonText(QStringLiteral("billing:\nno invoice\u202E")), QStringLiteral("billing: no invoice"));
    QCOMPARE(reasonText(QStringLiteral("customer is upset: writes in capitals, writes \"???\", asks again")),
             QStringLiteral("customer is upset: writes in capitals, writes “???”, asks again"));
    // One of a relay that named it more shortly
    QCOMPARE(reasonText(QStringLiteral("customer is upset: ???, capitals")),
             QStringLiteral("customer is upset: writes “???”, writes in capitals"));
}

void TestTheirWords::aRunNobodyBeganSaysSo()
{
    WorkflowRun run;
    run.workflow = WorkflowId(QStringLiteral("unknown"));
    run.name = QStringLiteral("Unknown workflow");
    QCOMPARE(runName(run), QStringLiteral("Unknown workflow"));
    run.workflow = WorkflowId(QStringLiteral("kpi"));
    run.name = QStringLiteral("Daily\nKPI");
    QCOMPARE(runName(run), QStringLiteral("Daily KPI"));
}

BATON_TEST(TestTheirWords)
#include "tst_theirwords.moc"
