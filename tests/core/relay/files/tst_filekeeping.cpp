// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/contentkind.h"
#include "core/relay/files/filefolder.h"
#include "core/storage/durablefile.h"
#include "tests/core/relay/files/filesshelf.h"
#include "tests/support/program.h"

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

namespace {

const QByteArray document = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n";
const QByteArray picture =
    QByteArray::fromHex("89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489");

} // namespace

/// What is kept of files when the relay ends badly, when much comes, and when pictures are drawn again.
class TestFileKeeping : public QObject, private FilesShelf
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup();

    void filesMayStillArriveWhileItStops();
    void aFileWithoutBytesIsNone();
    void whatAKilledRelayLeftGoes();
    void whatNeverGotAByteIsForgotten();
    void manyGoAtOnce();
    void aPictureCountsAsItWasDrawn();
    void aPictureThatCannotBeDrawnIsRefused();

private:
    void drawWith(const QByteArray& script);
};

void TestFileKeeping::cleanup()
{
    close();
    QDir(m_options.folder).removeRecursively();
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(m_options.databasePath + QLatin1String(suffix));
    m_options.limits = {};
    m_options.checks.pictureProgram.clear();
}

void TestFileKeeping::filesMayStillArriveWhileItStops()
{
    // The sanitizers see what this is about: who is told of files when those who look at them have ended.
    for (int i = 0; i < 20; ++i) {
        QList<StoredFile> files;
        for (int n = 0; n < 15; ++n) {
            const auto file = create(ada, QStringLiteral("a"), document.size());
            const auto begun = begin(*file, 0);
            store().append(begun->ticket, document, [](const Result<void>&) {});
            store().cut(begun->ticket);
            files.append(*file);
        }
        close();
        open();
        for (const auto& file : files)
            QTRY_COMPARE(find(file.id)->state, FileState::Ok);
    }
}

void TestFileKeeping::aFileWithoutBytesIsNone()
{
    // Given a row that says that all has come, and nothing on disk
    auto file = *create(ada, QStringLiteral("a"), document.size());
    close();
    FileFolder(m_options.folder).removePart(file.id);
    file.received = file.size;
    file.hash = QString(64, u'a');
    QVERIFY((*FileTable::open(m_options.databasePath))->update(file));
    // Then the relay starts, and the file is gone.
    open();
    QCOMPARE(find(file.id)->state, FileState::Gone);
}

void TestFileKeeping::whatAKilledRelayLeftGoes()
{
    const auto there = send(ada, QStringLiteral("a"), document);
    const auto half = create(ada, QStringLiteral("b"), 10);
    QTRY_COMPARE(judged(there->id).state, FileState::Ok);
    close();
    const FileFolder folder(m_options.folder);
    const auto stray = [&] {
        QVERIFY(storage::makePrivateFile(folder.freshPath()));
        const auto path = folder.freshPath();
        QVERIFY(storage::makePrivateFile(path));
        QVERIFY(folder.keep(path, QString(64, u'a')));
    };
    stray();
    open();
    QCOMPARE(kept().size(), 2);
    QVERIFY(kept().contains(there->hash) && kept().contains(half->id.toString()));
    // After a restore the bytes of what was there before stay.
    close();
    stray();
    QVERIFY(folder.setRestored());
    open();
    QVERIFY(kept().contains(QString(64, u'a')));
}

void TestFileKeeping::whatNeverGotAByteIsForgotten()
{
    const auto file = create(ada, QStringLiteral("a"), 10);
    QVERIFY(remove(*file));
    QCOMPARE(find(file->id).error().kind, Refusal::Kind::NotFound);
}

void TestFileKeeping::manyGoAtOnce()
{
    QList<FileId> ids;
    for (int i = 0; i < 190; ++i)
        ids.append(create(i % 2 == 0 ? ada : grace, QStringLiteral("a"), 10)->id);
    close();
    m_now += qint64(25) * 3'600'000;
    open();
    for (const auto& id : ids)
        QTRY_VERIFY(!find(id));
}

void TestFileKeeping::aPictureCountsAsItWasDrawn()
{
#ifndef Q_OS_UNIX
    QSKIP("the program is a script");
#endif
    if (!ContentKind::canTell())
        QSKIP("built without libmagic");
    close();
    drawWith("head -c 600 /dev/zero; echo png 10 10 >&2");
    m_options.limits.ofCustomer = 2'000;
    open();
    // 600 bytes and as many of the thumbnail: the second time that is too much, though little has come.
    const auto one = send(customer, QStringLiteral("a.png"), picture);
    QTRY_COMPARE(judged(one->id).state, FileState::Ok);
    QVERIFY(create(customer, QStringLiteral("b"), 800));
    QCOMPARE(create(customer, QStringLiteral("b"), 801).error().kind, Refusal::Kind::TooMany);
    const auto two = send(customer, QStringLiteral("c.png"), picture);
    QVERIFY(!two || judged(two->id).state != FileState::Ok);
}

void TestFileKeeping::aPictureThatCannotBeDrawnIsRefused()
{
#ifndef Q_OS_UNIX
    QSKIP("the program is a script");
#endif
    if (!ContentKind::canTell())
        QSKIP("built without libmagic");
    close();
    drawWith("exit 3");
    open();
    const auto file = send(customer, QStringLiteral("a.png"), picture);
    QTRY_COMPARE(judged(file->id).state, FileState::Refused);
    QCOMPARE(kept().size(), 0);
}

void TestFileKeeping::drawWith(const QByteArray& script)
{
    m_options.checks.pictureProgram = m_folder.filePath(QStringLiteral("draw"));
    QFile program(m_options.checks.pictureProgram);
    QVERIFY(program.open(QIODevice::WriteOnly | QIODevice::Truncate));
    program.write("#!/bin/sh\n" + script + "\n");
    program.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

BATON_TEST(TestFileKeeping)
#include "tst_filekeeping.moc"
