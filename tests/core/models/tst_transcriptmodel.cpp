// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/transcriptmodel.h"
#include "tests/core/models/transcriptshape.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

using namespace baton;
using namespace baton::models;
using namespace baton::testing;
using Kind = TranscriptModel::Kind;

class TestTranscriptModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void stepsStandBetweenTheirMessages();
    void anEscalationSaysWhyAndQuotes();
    void authorsAreNamedOncePerStretch();
    void lateStepGoesWhereItHappened();
    void lateMessageGoesBeforeItsStep();
    void repliesOnTheirWayStandAtTheEnd();
    void onlyWhatChangedMoves();
    void earlierPagesPushEverythingDown();
    void anyOrderOfArrivalEndsInTheSameTranscript();
};

void TestTranscriptModel::anEscalationSaysWhyAndQuotes()
{
    TranscriptModel model;
    model.reset({at(1, 0)},
                {step("conversation.escalated", 1, 1'000, {}, QStringLiteral("bot could not answer"),
                      QStringLiteral("Where is\nmy refund?"))},
                true);
    QCOMPARE(shape(model).constLast(),
             QStringLiteral("n Escalated: bot could not answer · “Where is my refund?”"));
}

void TestTranscriptModel::stepsStandBetweenTheirMessages()
{
    TranscriptModel model;
    const QAbstractItemModelTester tester(&model);
    model.setNames(QStringLiteral("Shop bot"), QStringLiteral("Visitor 8f21"));

    model.reset({at(1, 0), at(2, 1'000, AuthorKind::Bot), at(3, day)},
                {step("conversation.started", 0, 0),
                 step("conversation.escalated", 2, 2'000, {}, QStringLiteral("user requested human")),
                 step("conversation.claimed", 3, day + 1'000, alice()),
                 step("conversation.handed_back", 3, day + 2'000, alice()),
                 step("conversation.of_a_later_version", 3, day + 3'000)},
                true);

    QCOMPARE(shape(model),
             (QStringList{QStringLiteral("d"), QStringLiteral("n Shop bot started the conversation"),
                          QStringLiteral("m1'"), QStringLiteral("m2'"),
                          QStringLiteral("n Escalated: user requested human"), QStringLiteral("d"),
                          QStringLiteral("m3'"), QStringLiteral("n Claimed by Alice"),
                          QStringLiteral("n Handed back to the bot by Alice")}));
    QVERIFY(model.isComplete());
    QCOMPARE(model.lastN(), 3);
    QCOMPARE(model.data(model.index(2)).toString(), QStringLiteral("text 1"));
    QCOMPARE(model.authorOf(2), QStringLiteral("Jane"));

    auto unnamed = at(4, day + 4'000);
    unnamed.author.name.clear();
    model.append({unnamed});
    QCOMPARE(model.authorOf(model.rowCount() - 1), QStringLiteral("Visitor 8f21"));
}

void TestTranscriptModel::authorsAreNamedOncePerStretch()
{
    TranscriptModel model;
    model.reset({at(1, 0), at(2, 60'000), at(3, 300'000), at(4, 301'000, AuthorKind::Agent)}, {}, true);
    QCOMPARE(shape(model), (QStringList{QStringLiteral("d"), QStringLiteral("m1'"), QStringLiteral("m2"),
                                        QStringLiteral("m3'"), QStringLiteral("m4'")}));
}

void TestTranscriptModel::lateStepGoesWhereItHappened()
{
    TranscriptModel model;
    const QAbstractItemModelTester tester(&model);
    model.reset({at(1, 0), at(2, 1'000), at(3, 2'000)}, {}, true);

    model.append(step("conversation.claimed", 1, 500, alice()));
    model.append(step("conversation.claimed", 1, 500, alice()));

    QCOMPARE(shape(model),
             (QStringList{QStringLiteral("d"), QStringLiteral("m1'"), QStringLiteral("n Claimed by Alice"),
                          QStringLiteral("m2'"), QStringLiteral("m3")}));
}

void TestTranscriptModel::lateMessageGoesBeforeItsStep()
{
    TranscriptModel model;
    model.reset({at(1, 0)}, {}, true);
    model.append(step("conversation.resolved", 2, 9'000, alice()));
    model.append({at(2, 1'000)});
    QCOMPARE(shape(model), (QStringList{QStringLiteral("d"), QStringLiteral("m1'"), QStringLiteral("m2"),
                                        QStringLiteral("n Resolved by Alice")}));
    QCOMPARE(model.lastN(), 2);
}

void TestTranscriptModel::repliesOnTheirWayStandAtTheEnd()
{
    TranscriptModel model;
    const QAbstractItemModelTester tester(&model);
    const Follower follower(model);
    model.reset({at(1, 0)}, {}, true);
    auto first = pending(QStringLiteral("k1"), QStringLiteral("first"));
    const auto second = pending(QStringLiteral("k2"), QStringLiteral("second"));
    model.setPending({first, second});
    model.append({at(2, 1'000)});
    QCOMPARE(shape(model), (QStringList{QStringLiteral("d"), QStringLiteral("m1'"), QStringLiteral("m2"),
                                        QStringLiteral("p first"), QStringLiteral("p second")}));

    // When the relay has the first one, it is a message and no longer pending.
    model.append({at(3, 2'000, AuthorKind::Agent)});
    model.setPending({second});
    QCOMPARE(shape(model).constLast(), QStringLiteral("p second"));
    QCOMPARE(model.rowCount(), 5);

    // A reset (another page of the same conversation) keeps them; clear() is another conversation.
    model.reset({at(1, 0)}, {}, true);
    QCOMPARE(shape(model).constLast(), QStringLiteral("p second"));
    QCOMPARE(follower.rows, shape(model));
    model.clear();
    QCOMPARE(model.rowCount(), 0);

    first.failure = QStringLiteral("No.");
    model.setPending({first});
    QCOMPARE(*model.at(0).pending.failure, QStringLiteral("No."));
}

void TestTranscriptModel::onlyWhatChangedMoves()
{
    TranscriptModel model;
    QList<Message> many;
    for (qint64 n = 1; n <= 10'000; ++n)
        many.append(at(n, n * 100));
    model.reset(many, {}, true);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);

    model.append({at(10'001, 1'000'100), at(10'002, 1'000'200)});
    model.append({at(10'001, 1'000'100)});
    const auto a = pending(QStringLiteral("k1"), QStringLiteral("a"));
    const auto b = pending(QStringLiteral("k2"), QStringLiteral("b"));
    model.setPending({a});
    model.setPending({a, b});
    model.setPending({b});

    QCOMPARE(resets.size(), 0);
    QCOMPARE(inserts.size(), 3);
    QCOMPARE(inserts[0][1].toInt(), 10'001);
    QCOMPARE(removals.size(), 1);
    QCOMPARE(model.rowCount(), 10'004);
}

void TestTranscriptModel::earlierPagesPushEverythingDown()
{
    TranscriptModel model;
    const QAbstractItemModelTester tester(&model);
    const Follower follower(model);
    model.reset({at(3, 3'000), at(4, 4'000)}, {}, false);
    model.setPending({pending(QStringLiteral("k1"), QStringLiteral("a"))});
    QVERIFY(!model.isComplete());
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);

    model.prepend({at(1, 1'000), at(2, 2'000)}, {step("conversation.claimed", 2, 2'500, alice())}, true);

    QVERIFY(model.isComplete());
    QCOMPARE(shape(model), (QStringList{QStringLiteral("d"), QStringLiteral("m1'"), QStringLiteral("m2"),
                                        QStringLiteral("n Claimed by Alice"), QStringLiteral("m3'"),
                                        QStringLiteral("m4"), QStringLiteral("p a")}));
    QCOMPARE(follower.rows, shape(model));
    // The new rows come in at the top, where a view looks for them.
    QCOMPARE(inserts.last()[1].toInt(), 0);
}

void TestTranscriptModel::anyOrderOfArrivalEndsInTheSameTranscript()
{
    QRandomGenerator random(42);
    for (int round = 0; round < 300; ++round) {
        QList<Message> all;
        QList<HistoryEntry> steps;
        qint64 now = 0;
        const auto count = qint64(1 + random.bounded(25));
        for (qint64 n = 1; n <= count; ++n) {
            now += qint64(random.bounded(2) == 0 ? random.bounded(100'000) : random.bounded(quint32(day)));
            all.append(at(n, now, random.bounded(2) == 0 ? AuthorKind::Agent : AuthorKind::Customer));
            for (auto left = random.bounded(3); left > 0; --left)
                steps.append(step("conversation.claimed", n, ++now, alice()));
        }
        TranscriptModel whole;
        whole.reset(all, steps, true);

        // When the same comes as a page, earlier pages, live messages and late steps, some of it twice,
        TranscriptModel parts;
        const QAbstractItemModelTester tester(&parts);
        const Follower follower(parts);
        const auto from = qsizetype(random.bounded(quint32(all.size())));
        const auto to = from + qsizetype(random.bounded(quint32(all.size() - from + 1)));
        parts.reset(all.mid(from, to - from), {}, false);
        parts.setPending({pending(QStringLiteral("k"), QStringLiteral("on its way"))});
        std::shuffle(steps.begin(), steps.end(), random);
        const auto half = steps.size() / 2;
        for (qsizetype i = 0; i < half; ++i)
            parts.append(steps[i]);
        for (qsizetype i = to; i < all.size();) {
            const auto length = 1 + qsizetype(random.bounded(3));
            parts.append(all.mid(std::max<qsizetype>(0, i - 1), length + 1));
            i += length;
        }
        parts.prepend(all.mid(0, from), steps.mid(half), true);

        // then it is the same transcript.
        QCOMPARE(follower.rows, shape(parts));
        parts.setPending({});
        QCOMPARE(shape(parts), shape(whole));
        QCOMPARE(parts.lastN(), whole.lastN());
    }
}

BATON_TEST(TestTranscriptModel)
#include "tst_transcriptmodel.moc"
