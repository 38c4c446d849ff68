// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/replyactions.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::models;
using namespace baton::testing;
using baton::protocol::ReplyActions;

/// What is done with a reply.
class TestReplyActions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theyAreSaidInOneLine();
    void theLaterOneSaysWhatBecomesOfIt();
    void theyAreKeptBesideTheDraft();
};

void TestReplyActions::theyAreSaidInOneLine()
{
    QVERIFY(actionsText({}, {}).isEmpty());
    QCOMPARE(
        actionsText({{QStringLiteral("refund"), QStringLiteral("VIP")}, {}, QStringLiteral("resolve")}, {}),
        QStringLiteral("adds refund, VIP, resolves"));
    QCOMPARE(actionsText({{}, bob().id, {}}, QStringLiteral("Bob")), QStringLiteral("gives it to Bob"));
    QCOMPARE(actionsText({{}, bob().id, {}}, {}), QStringLiteral("gives it to a colleague"));
}

void TestReplyActions::theLaterOneSaysWhatBecomesOfIt()
{
    const ReplyActions gives{{QStringLiteral("Refund")}, bob().id, {}};
    const ReplyActions ends{
        {QStringLiteral("refund"), QStringLiteral("done")}, {}, QStringLiteral("resolve")};
    QCOMPARE(
        joined(gives, ends),
        (ReplyActions{{QStringLiteral("Refund"), QStringLiteral("done")}, {}, QStringLiteral("resolve")}));
    QCOMPARE(joined(ends, gives).assign, bob().id);
    QVERIFY(!joined(ends, gives).status);
    // One that says nothing of it leaves it.
    QCOMPARE(joined(gives, {{QStringLiteral("x")}, {}, {}}).assign, bob().id);
}

void TestReplyActions::theyAreKeptBesideTheDraft()
{
    const ReplyActions all{{QStringLiteral("Refund")}, bob().id, {}};
    QCOMPARE(actionsFrom(keptActions(all)), all);
    QVERIFY(keptActions({}).isEmpty());
    for (const auto* other : {"", "2", "{\"tags\": 7}", "no JSON"})
        QCOMPARE(actionsFrom(QString::fromLatin1(other)), ReplyActions());
}

BATON_TEST(TestReplyActions)
#include "tst_replyactions.moc"
