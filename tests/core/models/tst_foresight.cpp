// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/foresight.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::models;
using client::Verb;

namespace {

Conversation open(qint64 messages = 3)
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c1"));
    c.state = ConversationState::Open;
    c.assignee = MemberRef{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
    c.messageCount = messages;
    return c;
}

Conversation ended()
{
    auto c = open();
    c.state = ConversationState::Ended;
    c.assignee.reset();
    return c;
}

} // namespace

/// What was let go looks so at once, and as it was when it is taken back.
class TestForesight : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachLooksDone()
    {
        Foresight foresight;
        QCOMPARE(foresight.expect(Verb::Resolve, open()).state, ConversationState::Ended);
        QCOMPARE(foresight.expect(Verb::HandBack, open()).state, ConversationState::Bot);
        const auto released = foresight.expect(Verb::Release, open());
        QCOMPARE(released.state, ConversationState::Waiting);
        QVERIFY(released.waitingSince && !released.assignee);
    }

    void whatIsSaidMeanwhileIsKeptAndComesBack()
    {
        Foresight foresight;
        foresight.expect(Verb::Resolve, open(3));
        const auto shown = foresight.shown({open(4)});
        QCOMPARE(shown.first().state, ConversationState::Ended);
        QCOMPARE(shown.first().messageCount, 4);
        QCOMPARE(foresight.messagesThen(open().id), 3);
        QCOMPARE(foresight.drop(open().id), std::optional(open(4)));
        QVERIFY(!foresight.drop(open().id));
        QCOMPARE(foresight.shown({open(5)}).first(), open(5));
    }

    void whatTheRelaySaysEndsIt()
    {
        Foresight foresight;
        foresight.expect(Verb::Resolve, open());
        QCOMPARE(foresight.shown({ended()}).first(), ended());
        // Claimed again, it is open.
        QCOMPARE(foresight.shown({open()}).first(), open());
    }

    void carriedOutTheNextWordHolds()
    {
        // Resolved, and claimed again elsewhere before this console heard of either.
        Foresight foresight;
        foresight.expect(Verb::Resolve, open());
        foresight.carriedOut(open().id);
        QCOMPARE(foresight.shown({open()}).first(), open());
    }
};

BATON_TEST(TestForesight)
#include "tst_foresight.moc"
