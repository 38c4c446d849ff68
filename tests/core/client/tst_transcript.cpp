// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/transcript.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

namespace {

HistoryEntry step(const char* type, qint64 afterN)
{
    return {QLatin1String(type), minute(int(afterN)), afterN, std::nullopt, std::nullopt};
}

} // namespace

class TestTranscript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestPageGoesOnFromWhatTheCacheHeld();
    void pageThatDoesNotJoinReplacesWhatWasThere();
    void liveMessagesGoOnOrShowAGap();
    void whatHappenedDuringTheAnswerIsNotLost();
    void earlierPagesJoinAtTheTop();
    void stepsAreTakenOnce();
    void emptyConversationIsComplete();
    void aPartGoesOnByLaterPagesUntilItHasTheNewest();
};

void TestTranscript::newestPageGoesOnFromWhatTheCacheHeld()
{
    Transcript transcript;
    transcript.restore(messages(1, 5, 10), {step("conversation.escalated", 6)});
    QVERIFY(!transcript.isComplete());

    const auto news = transcript.takeNewest(
        messages(1, 8, 14), {step("conversation.escalated", 6), step("conversation.claimed", 12)});

    QVERIFY(!news.replaced);
    QCOMPARE(news.messages, messages(1, 11, 14));
    QCOMPARE(news.history, QList<HistoryEntry>{step("conversation.claimed", 12)});
    QCOMPARE(transcript.messages(), messages(1, 5, 14));
}

void TestTranscript::pageThatDoesNotJoinReplacesWhatWasThere()
{
    Transcript transcript;
    transcript.restore(messages(1, 1, 10), {});

    const auto news = transcript.takeNewest(messages(1, 201, 400), {});

    QVERIFY(news.replaced);
    QCOMPARE(transcript.firstN(), 201);
    QCOMPARE(transcript.lastN(), 400);
    QVERIFY(!transcript.isComplete());
}

void TestTranscript::liveMessagesGoOnOrShowAGap()
{
    Transcript transcript;
    transcript.restore(messages(1, 1, 3), {});
    QCOMPARE(transcript.take(message(1, 3)), Transcript::Fit::Known);
    QCOMPARE(transcript.take(message(1, 4)), Transcript::Fit::Next);
    QCOMPARE(transcript.take(message(1, 4)), Transcript::Fit::Known);
    QCOMPARE(transcript.take(message(1, 6)), Transcript::Fit::Gap);
    QCOMPARE(transcript.lastN(), 4);

    Transcript unknown;
    QCOMPARE(unknown.take(message(1, 1)), Transcript::Fit::Gap);
}

void TestTranscript::whatHappenedDuringTheAnswerIsNotLost()
{
    Transcript transcript;
    transcript.restore(messages(1, 90, 100), {});
    transcript.take(message(1, 101, QStringLiteral("text 101"), 101));

    // When a page that was read before that message, and reaches further back, arrives,
    const auto news = transcript.takeNewest(messages(1, 1, 100), {});

    QVERIFY(news.replaced);
    QCOMPARE(news.messages, messages(1, 1, 101));
}

void TestTranscript::earlierPagesJoinAtTheTop()
{
    Transcript transcript;
    transcript.takeNewest(messages(1, 201, 400), {step("conversation.claimed", 300)});

    const auto news = transcript.takeEarlier(messages(1, 1, 200), {step("conversation.escalated", 20)});

    QCOMPARE(news.messages, messages(1, 1, 200));
    QVERIFY(transcript.isComplete());
    QCOMPARE(transcript.history().first(), step("conversation.escalated", 20));
    // The same page again, or one with a hole, is not taken.
    QVERIFY(transcript.takeEarlier(messages(1, 1, 200), {}).isEmpty());
    QCOMPARE(transcript.messages().size(), 400);
}

void TestTranscript::stepsAreTakenOnce()
{
    Transcript transcript;
    transcript.takeNewest(messages(1, 1, 5), {});
    QVERIFY(transcript.take(step("conversation.claimed", 5)));
    QVERIFY(!transcript.take(step("conversation.claimed", 5)));
    QVERIFY(transcript.takeNewest(messages(1, 1, 5), {step("conversation.claimed", 5)}).isEmpty());
}

void TestTranscript::emptyConversationIsComplete()
{
    Transcript transcript;
    QVERIFY(!transcript.isComplete());
    QVERIFY(transcript.takeNewest({}, {}).replaced);
    QVERIFY(transcript.isComplete());
    QVERIFY(transcript.takeNewest({}, {}).isEmpty());
    QCOMPARE(transcript.take(message(1, 1)), Transcript::Fit::Next);
}

void TestTranscript::aPartGoesOnByLaterPagesUntilItHasTheNewest()
{
    Transcript transcript;
    transcript.restore(messages(1, 801, 1000), {});
    // Given the part around a message that is far up
    transcript.takePart(messages(1, 1, 200), {step("conversation.escalated", 6)}, false);
    QVERIFY(transcript.isComplete());
    QVERIFY(!transcript.hasNewest());
    // When something happens, it is no part of it
    QCOMPARE(transcript.take(message(1, 1001)), Transcript::Fit::Known);
    QVERIFY(!transcript.take(step("conversation.claimed", 1001)));
    QCOMPARE(transcript.lastN(), 200);
    // Pages go on from it; what does not join is not taken
    QVERIFY(transcript.takeLater(messages(1, 401, 600), {}, false).isEmpty());
    QCOMPARE(transcript.takeLater(messages(1, 201, 400), {}, false).messages, messages(1, 201, 400));
    QCOMPARE(transcript.takeLater(messages(1, 401, 405), {}, true).messages.size(), 5);
    // And from the newest on, what happens is
    QVERIFY(transcript.hasNewest());
    QCOMPARE(transcript.take(message(1, 406)), Transcript::Fit::Next);
}

BATON_TEST(TestTranscript)
#include "tst_transcript.moc"
