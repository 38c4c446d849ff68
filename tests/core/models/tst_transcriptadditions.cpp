// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/models/transcriptshape.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::testing;

/// What stands in a transcript beside its words: notes, files, offers, what was taken back or rated.
class TestTranscriptAdditions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notesStandBehindTheirMessages();
    void aNoteThatIsKnownStaysWhereItIs();
    void whatIsSaidOfAMessageLaterMovesNothing();
    void aWithdrawnMessageSaysSo();
    void filesAndOffersAreSaidInWords();
    void whoGaveItToWhomAndHowItWasRated();
};

namespace {

Note noteOf(const char* id, qint64 after, qint64 ms, const char* text)
{
    return {NoteId(QString::fromLatin1(id)), after, alice(), QString::fromLatin1(text),
            Instant{1'700'000'000'000 + ms}};
}

Attachment named(const QString& name)
{
    Attachment file;
    file.id = FileId(QStringLiteral("f1"));
    file.name = name;
    return file;
}

} // namespace

void TestTranscriptAdditions::notesStandBehindTheirMessages()
{
    TranscriptModel model;
    const QAbstractItemModelTester tester(&model);
    const Follower follower(model);
    model.reset({at(1, 0), at(2, 1'000), at(3, 9'000)}, {step("conversation.claimed", 2, 3'000, alice())},
                true);
    model.setPending({pending(QStringLiteral("k1"), QStringLiteral("on its way"))});
    model.setNotes({noteOf("n1", 2, 2'000, "before the claim"), noteOf("n2", 2, 4'000, "after it"),
                    noteOf("n3", 3, 9'500, "at the end")});
    QCOMPARE(shape(model),
             (QStringList{QStringLiteral("d"), QStringLiteral("m1'"), QStringLiteral("m2"),
                          QStringLiteral("note before the claim"), QStringLiteral("n Claimed by Alice"),
                          QStringLiteral("note after it"), QStringLiteral("m3'"),
                          QStringLiteral("note at the end"), QStringLiteral("p on its way")}));
    QCOMPARE(follower.rows, shape(model));
    QCOMPARE(model.authorOf(3), QStringLiteral("Alice"));
    // Another page of the conversation brings its own.
    model.setNotes({noteOf("n2", 2, 4'000, "after it")});
    QCOMPARE(shape(model).filter(QStringLiteral("note ")), QStringList(QStringLiteral("note after it")));
    QCOMPARE(follower.rows, shape(model));
}

void TestTranscriptAdditions::aNoteThatIsKnownStaysWhereItIs()
{
    TranscriptModel model;
    model.reset({at(1, 0), at(2, 1'000)}, {}, true);
    model.setNotes({noteOf("n1", 1, 500, "first")});
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    // Its file was judged, and another one came.
    auto judged = noteOf("n1", 1, 500, "first");
    judged.attachments = {named(QStringLiteral("a.txt"))};
    model.setNotes({judged, noteOf("n2", 2, 2'000, "second")});
    QCOMPARE(removals.size(), 0);
    QCOMPARE(inserts.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(model.data(model.index(2)).toString(), QStringLiteral("first\na.txt"));
}

void TestTranscriptAdditions::whatIsSaidOfAMessageLaterMovesNothing()
{
    TranscriptModel model;
    model.reset({at(1, 0, AuthorKind::Agent), at(2, 1'000, AuthorKind::Agent)}, {}, true);
    QSignalSpy inserts(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removals(&model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    auto seen = at(1, 0, AuthorKind::Agent);
    seen.seenAt = minute(1);
    model.change({seen, at(2, 1'000, AuthorKind::Agent), at(7, 9'000)});
    QCOMPARE(inserts.size() + removals.size(), 0);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 1);
    QVERIFY(model.at(1).message.seenAt);
}

void TestTranscriptAdditions::aWithdrawnMessageSaysSo()
{
    TranscriptModel model;
    model.reset({at(1, 0, AuthorKind::Agent)}, {}, true);
    auto withdrawn = at(1, 0, AuthorKind::Agent);
    withdrawn.text.clear();
    withdrawn.withdrawn = true;
    model.change({withdrawn});
    QCOMPARE(model.data(model.index(1)).toString(), QStringLiteral("This message was withdrawn."));
}

void TestTranscriptAdditions::filesAndOffersAreSaidInWords()
{
    TranscriptModel model;
    auto offer = at(1, 0, AuthorKind::Bot);
    offer.text = QStringLiteral("A person?");
    offer.attachments = {named(QStringLiteral("..\\..\\te") + QChar(0x202e) + QStringLiteral("txt.exe"))};
    offer.buttons = {{QStringLiteral("y"), QStringLiteral("Yes, please")}};
    model.reset({offer}, {}, true);
    // A name leads nowhere, and turns nothing round.
    QCOMPARE(model.data(model.index(1)).toString(), QStringLiteral("A person?\ntetxt.exe\n[Yes, please]"));
}

void TestTranscriptAdditions::whoGaveItToWhomAndHowItWasRated()
{
    TranscriptModel model;
    auto given = step("conversation.assigned", 1, 1'000, alice());
    given.to = bob();
    auto taken = step("conversation.assigned", 1, 2'000, bob());
    taken.to = bob();
    model.reset({at(1, 0)},
                {given, taken,
                 step("conversation.rated", 1, 3'000, {}, QStringLiteral("4"), QStringLiteral("Quick."))},
                true);
    QCOMPARE(shape(model).mid(2),
             (QStringList{QStringLiteral("n Alice gave it to Bob"), QStringLiteral("n Taken over by Bob"),
                          QStringLiteral("n Rated by the customer: 4 of 5, good · “Quick.”")}));
}

BATON_TEST(TestTranscriptAdditions)
#include "tst_transcriptadditions.moc"
