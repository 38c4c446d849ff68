// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/attachments.h"
#include "tests/core/relay/files/filesshelf.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

namespace {

const auto c1 = QStringLiteral("c1");
const auto c2 = QStringLiteral("c2");

} // namespace

/// How files come to hang on messages: promised first, and the desk has the last word.
class TestFileCarrying : public QObject, private FilesShelf
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup();

    void whatTheDeskRefusesIsItsSendersAgain();
    void aPromiseKeepsAFile();
    void theSameMessageAgainIsTaken();
    void whatWasTakenMayBeAskedForAgainWhateverBecameOfIt();
    void theFirstMessageKnowsNoConversation();
    void whoIsToldLateIsTold();
    void whatIsNotSaidYetIsFoundAfterARestart();
    void whatWasWithdrawnIsGone();
    void whatItsSenderTakesAwayIsForgotten();
    void anAttachmentSaysWhatReadersGet();
    void aLinkIsOnlyForWhatMayBeRead();

private:
    StoredFile sent(const FileSender& sender, const QByteArray& bytes = "some words")
    {
        const auto file = send(sender, QStringLiteral("a.txt"), bytes);
        static_cast<void>(QTest::qWaitFor([&] { return judged(file->id).state == FileState::Ok; }));
        return *find(file->id);
    }
    QList<FileId> untold()
    {
        const auto files = waited<QList<StoredFile>>([&](auto reply) { store().untold({}, reply); });
        QList<FileId> ids;
        for (const auto& file : files.value_or(QList<StoredFile>()))
            ids.append(file.id);
        return ids;
    }
};

void TestFileCarrying::cleanup()
{
    close();
    QDir(m_options.folder).removeRecursively();
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(m_options.databasePath + QLatin1String(suffix));
}

void TestFileCarrying::whatTheDeskRefusesIsItsSendersAgain()
{
    const auto file = sent(ada);
    QVERIFY(promise(ada, {file.id}, c1));
    // Meanwhile it is on its way.
    QCOMPARE(promise(ada, {file.id}, c2).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(remove(file).error().kind, Refusal::Kind::Conflict);
    store().carryEnded({file.id});
    // Then it may go with another message, or not at all.
    QVERIFY(!find(file.id)->conversation);
    QVERIFY(promise(ada, {file.id}, c2));
    store().carryEnded({file.id});
    QVERIFY(remove(file));
}

void TestFileCarrying::aPromiseKeepsAFile()
{
    const auto file = sent(ada);
    const auto other = sent(ada, "other words");
    QVERIFY(promise(ada, {file.id}, c1));
    m_now += qint64(49) * 3'600'000;
    QTRY_COMPARE(judged(other.id).state, FileState::Gone);
    QCOMPARE(find(file.id)->state, FileState::Ok);
}

void TestFileCarrying::theSameMessageAgainIsTaken()
{
    // A client that got no answer asks again, while the first is still on its way.
    const auto file = sent(ada);
    QVERIFY(promise(ada, {file.id}, c1));
    QVERIFY(promise(ada, {file.id}, c1));
    store().carryEnded({file.id});
    QCOMPARE(remove(file).error().kind, Refusal::Kind::Conflict);
    store().carryEnded({file.id});
    QVERIFY(remove(file));
}

void TestFileCarrying::whatWasTakenMayBeAskedForAgainWhateverBecameOfIt()
{
    const auto file = sent(ada);
    QVERIFY(carry(ada, {file.id}, c1));
    store().letGo(ConversationId(c1), 1);
    QCOMPARE(find(file.id)->state, FileState::Gone);
    // The desk knows that it is the same message.
    QVERIFY(promise(ada, {file.id}, c1));
    QCOMPARE(promise(ada, {file.id}, c2).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(promise(grace, {file.id}, c1).error().kind, Refusal::Kind::NotFound);
}

void TestFileCarrying::theFirstMessageKnowsNoConversation()
{
    const auto file = sent(customer);
    QVERIFY(promise(customer, {file.id}, QString()));
    // The page asks again, and knows more by now.
    QVERIFY(promise(customer, {file.id}, c1));
    store().carried({file.id}, {ConversationId(c1), 1, false});
    QCOMPARE(find(file.id)->conversation, ConversationId(c1));
    QCOMPARE(promise(customer, {file.id}, QString()).error().kind, Refusal::Kind::Conflict);
}

void TestFileCarrying::whoIsToldLateIsTold()
{
    // Given a file that was judged before the desk had its message
    const auto file = sent(ada);
    QVERIFY(promise(ada, {file.id}, c1));
    // When the message is there
    store().carried({file.id}, {ConversationId(c1), 1, false});
    // Then the watcher hears of the file again, until it is known that the message says it.
    QTRY_COMPARE(judged(file.id).conversation, ConversationId(c1));
    QCOMPARE(untold(), QList<FileId>{file.id});
    store().told(file.id, FileState::Checking);
    QCOMPARE(untold(), QList<FileId>{file.id});
    store().told(file.id, FileState::Ok);
    QCOMPARE(untold(), QList<FileId>());
}

void TestFileCarrying::whatIsNotSaidYetIsFoundAfterARestart()
{
    const auto carried = sent(ada);
    const auto loose = sent(ada, "other words");
    QVERIFY(carry(ada, {carried.id}, c1));
    close();
    open();
    // The relay may have ended between the message and what the store knew of it: both are asked for.
    auto expected = QList<FileId>{carried.id, loose.id};
    std::sort(expected.begin(), expected.end(),
              [](const FileId& a, const FileId& b) { return a.toString() < b.toString(); });
    QCOMPARE(untold(), expected);
    store().told(carried.id, FileState::Ok);
    close();
    open();
    QCOMPARE(untold(), QList<FileId>{loose.id});
}

void TestFileCarrying::whatWasWithdrawnIsGone()
{
    const auto file = sent(ada);
    QVERIFY(carry(ada, {file.id}, c1));
    store().told(file.id, FileState::Ok);
    store().letGo(ConversationId(c1), 2);
    QCOMPARE(find(file.id)->state, FileState::Ok);
    store().letGo(ConversationId(c1), 1);
    QCOMPARE(find(file.id)->state, FileState::Gone);
    QVERIFY(kept().isEmpty());
    QCOMPARE(store().bytesOf(*find(file.id), false).error().kind, Refusal::Kind::NotFound);
}

void TestFileCarrying::whatItsSenderTakesAwayIsForgotten()
{
    // Strangers could fill the database with what they have begun and taken away.
    const auto file = create(customer, QStringLiteral("a"), 10);
    const auto begun = begin(*file, 0);
    QVERIFY(append(begun->ticket, "1"));
    QVERIFY(end(begun->ticket));
    QVERIFY(remove(*file));
    QCOMPARE(find(file->id).error().kind, Refusal::Kind::NotFound);
}

void TestFileCarrying::anAttachmentSaysWhatReadersGet()
{
    auto file = *send(ada, QStringLiteral("a.txt"), "some words");
    const auto before = attachmentOf(file);
    QCOMPARE(before.state, AttachmentState::Checking);
    QCOMPARE(before.url, QStringLiteral("/v1/files/") + file.id.toString());
    file.state = FileState::Ok;
    file.shown = QString(64, u'a');
    file.shownType = QStringLiteral("image/jpeg");
    file.shownSize = 7;
    file.type = QStringLiteral("image/gif");
    file.pixels = {4, 3};
    const auto picture = attachmentOf(file);
    QCOMPARE(picture.type, QStringLiteral("image/jpeg"));
    QCOMPARE(picture.size, 7);
    QCOMPARE(picture.width, std::optional<qint64>(4));
    file.state = FileState::Refused;
    file.why = QStringLiteral("Programs are not passed on.");
    QCOMPARE(attachmentOf(file).why, file.why);
    file.state = FileState::Gone;
    QCOMPARE(attachmentOf(file).state, AttachmentState::Rejected);
}

void TestFileCarrying::aLinkIsOnlyForWhatMayBeRead()
{
    const auto file = attachmentOf(sent(ada));
    auto waiting = file;
    waiting.state = AttachmentState::Checking;
    const FileLinks links(store().linkKey());
    const auto given = linked({file, waiting}, links, FileSender::Kind::Bot, Instant{1'000},
                              QStringLiteral("https://relay.example"));
    QVERIFY(given.at(0).url.startsWith(QStringLiteral("https://relay.example/v1/files/")));
    QVERIFY(given.at(0).url.contains(QStringLiteral("reader=bot&until=1000&mark=")));
    QVERIFY(given.at(1).url.isEmpty());
}

BATON_TEST(TestFileCarrying)
#include "tst_filecarrying.moc"
