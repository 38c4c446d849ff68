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

Note noted(int number, qint64 after)
{
    return {NoteId(QStringLiteral("n%1").arg(number)), after, bob(), QStringLiteral("for colleagues"),
            minute(number)};
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
    void notesStandBehindTheirMessages();
    void aMessageIsAnotherByNow();
    void whatWasSeenIsSeenOnce();
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

void TestTranscript::notesStandBehindTheirMessages()
{
    Transcript transcript;
    transcript.restore(messages(1, 3, 5), {}, {noted(1, 4)});
    QVERIFY(transcript.takeNewest(messages(1, 3, 5), {}, {noted(1, 4), noted(2, 5)}).notesChanged);
    QVERIFY(transcript.takeNewest(messages(1, 3, 5), {}, {noted(2, 5)}).isEmpty());
    QVERIFY(transcript.take(noted(3, 5)));
    QVERIFY(!transcript.take(noted(3, 5)));
    QVERIFY(transcript.takeEarlier(messages(1, 1, 2), {}, {noted(0, 1)}).notesChanged);
    QList<qint64> places;
    for (const auto& note : transcript.notes())
        places.append(note.after);
    QCOMPARE(places, QList<qint64>({1, 4, 5, 5}));
    // A part from elsewhere has its own.
    transcript.takePart(messages(1, 1, 2), {}, false, {noted(0, 1)});
    QCOMPARE(transcript.notes().size(), 1);
    QVERIFY2(!transcript.take(noted(4, 9)), "it stands behind what is not shown");
}

void TestTranscript::aMessageIsAnotherByNow()
{
    Transcript transcript;
    transcript.restore(messages(1, 1, 3), {});
    auto gone = message(1, 2, QString(), 2);
    gone.withdrawn = true;
    QVERIFY(transcript.rewrite(gone));
    QVERIFY(!transcript.rewrite(gone));
    QVERIFY2(!transcript.rewrite(message(1, 2, QStringLiteral("text 2"), 2)), "it never comes back");
    QVERIFY(!transcript.rewrite(message(1, 9)));
    // What the relay says of those that are known is told.
    auto all = messages(1, 1, 4);
    all[0].seenAt = minute(9);
    const auto news = transcript.takeNewest(all, {});
    QCOMPARE(news.messages.size(), 1);
    QCOMPARE(news.changed.size(), 1);
    QCOMPARE(news.changed.first().n, 1);
}

void TestTranscript::whatWasSeenIsSeenOnce()
{
    Transcript transcript;
    auto all = messages(1, 1, 4);
    all[1].author.kind = AuthorKind::Agent;
    all[3].author.kind = AuthorKind::Agent;
    transcript.restore(all, {});
    QCOMPARE(transcript.see(true, 3, minute(9)).size(), 1);
    QCOMPARE(transcript.see(true, 4, minute(10)).size(), 1);
    QCOMPARE(transcript.messages()[1].seenAt, minute(9));
    QCOMPARE(transcript.messages()[3].seenAt, minute(10));
    QVERIFY(transcript.see(true, 4, minute(11)).isEmpty());
    QCOMPARE(transcript.see(false, 99, minute(12)).size(), 2);
}

BATON_TEST(TestTranscript)
#include "tst_transcript.moc"
