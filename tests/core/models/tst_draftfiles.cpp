// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/filetransfers.h"
#include "core/models/draftfiles.h"
#include "tests/support/program.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::models;
using State = DraftFiles::File::State;

/// What hangs on a reply or a note that is being written.
class TestDraftFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void whatIsThereIsCarriedInItsOrder();
    void aReplyAndANoteDoNotShareTheirs();
    void tenAreEnough();
    void whatIsNoFileIsLeftOutWithASentence();
    void whatFailedSaysWhyAndHoldsUp();
    void whatIsRemovedIsHeardOfNoMore();
    void whatIsKeptHangsThereAgain();
    void whatIsKeptIsBounded();

private:
    QString write(const QString& name, int size)
    {
        QFile file(m_folder.filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.resize(size);
        return isWritten ? file.fileName() : QString();
    }
    int uploadAt(int index, const QString& place) const { return m_draft->at(place).at(index).upload; }

    QTemporaryDir m_folder;
    std::unique_ptr<FileTransfers> m_transfers; ///< without a relay; what it would tell is told by hand
    std::unique_ptr<Files> m_files;
    std::unique_ptr<DraftFiles> m_draft;
    const QString m_reply = QStringLiteral("c1");
    const QString m_note = QStringLiteral("note:c1");
};

void TestDraftFiles::init()
{
    m_transfers = std::make_unique<FileTransfers>();
    m_files = std::make_unique<Files>(*m_transfers);
    m_draft = std::make_unique<DraftFiles>(*m_files);
}

void TestDraftFiles::cleanup()
{
    m_draft.reset();
    m_files.reset();
    m_transfers.reset();
}

void TestDraftFiles::whatIsThereIsCarriedInItsOrder()
{
    m_draft->add(m_reply, {write(QStringLiteral("a.txt"), 10), write(QStringLiteral("b.txt"), 20)});
    QCOMPARE(m_draft->at(m_reply).size(), 2);
    QVERIFY(!m_draft->isReady(m_reply));
    const int first = uploadAt(0, m_reply);
    const int second = uploadAt(1, m_reply);
    Q_EMIT m_files->uploadMoved(second, 5);
    QCOMPARE(m_draft->at(m_reply).at(1).sent, 5);
    // The second is there before the first
    Q_EMIT m_files->uploaded(second, FileId(QStringLiteral("f2")));
    QVERIFY(!m_draft->isReady(m_reply));
    Q_EMIT m_files->uploaded(first, FileId(QStringLiteral("f1")));
    QVERIFY(m_draft->isReady(m_reply));
    QCOMPARE(m_draft->take(m_reply),
             QList<FileId>({FileId(QStringLiteral("f1")), FileId(QStringLiteral("f2"))}));
    QVERIFY(m_draft->at(m_reply).isEmpty());
}

void TestDraftFiles::aReplyAndANoteDoNotShareTheirs()
{
    m_draft->add(m_note, QStringLiteral("secret.png"), QByteArray("bytes"));
    Q_EMIT m_files->uploaded(uploadAt(0, m_note), FileId(QStringLiteral("f1")));
    QVERIFY(m_draft->take(m_reply).isEmpty());
    QCOMPARE(m_draft->take(m_note).size(), 1);
}

void TestDraftFiles::tenAreEnough()
{
    QSignalSpy refused(m_draft.get(), &DraftFiles::refused);
    QStringList paths;
    for (int i = 0; i < 12; ++i)
        paths.append(write(QStringLiteral("%1.txt").arg(i), 1));
    m_draft->add(m_reply, paths);
    QCOMPARE(m_draft->at(m_reply).size(), 10);
    QCOMPARE(refused.size(), 1);
    QVERIFY2(refused[0][0].toString().contains(QStringLiteral("10")), qPrintable(refused[0][0].toString()));
}

void TestDraftFiles::whatIsNoFileIsLeftOutWithASentence()
{
    QSignalSpy refused(m_draft.get(), &DraftFiles::refused);
    m_draft->add(m_reply, {m_folder.path(), write(QStringLiteral("empty.txt"), 0),
                           m_folder.filePath(QStringLiteral("gone.txt")),
                           write(QStringLiteral("large.bin"), int(Files::largest) + 1),
                           write(QStringLiteral("good.txt"), int(Files::largest))});
    QCOMPARE(m_draft->at(m_reply).size(), 1);
    QStringList said;
    for (const auto& one : refused)
        said.append(one[0].toString());
    QVERIFY(said.at(0).contains(QStringLiteral("is a folder")));
    QCOMPARE(said.mid(1), QStringList({QStringLiteral("“empty.txt” is empty."),
                                       QStringLiteral("“gone.txt” cannot be read."),
                                       QStringLiteral("“large.bin” is larger than 25 MB.")}));
}

void TestDraftFiles::whatFailedSaysWhyAndHoldsUp()
{
    m_draft->add(m_reply, {write(QStringLiteral("a.txt"), 10)});
    // There is no relay here.
    QTRY_COMPARE(m_draft->at(m_reply).at(0).state, State::Failed);
    QCOMPARE(m_draft->at(m_reply).at(0).why, QStringLiteral("There is no connection to the relay."));
    QVERIFY(!m_draft->isReady(m_reply));
    m_draft->remove(m_reply, uploadAt(0, m_reply));
    QVERIFY(m_draft->isReady(m_reply));
}

void TestDraftFiles::whatIsRemovedIsHeardOfNoMore()
{
    m_draft->add(m_reply, {write(QStringLiteral("a.txt"), 10), write(QStringLiteral("b.txt"), 10)});
    const int gone = uploadAt(0, m_reply);
    m_draft->remove(m_reply, gone);
    QSignalSpy changed(m_draft.get(), &DraftFiles::changed);
    Q_EMIT m_files->uploaded(gone, FileId(QStringLiteral("f1")));
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_draft->at(m_reply).size(), 1);
}

void TestDraftFiles::whatIsKeptHangsThereAgain()
{
    QVERIFY(m_draft->kept(m_reply).isEmpty());
    m_draft->add(m_reply, {write(QStringLiteral("a.txt"), 10), write(QStringLiteral("b.txt"), 20)});
    Q_EMIT m_files->uploaded(uploadAt(0, m_reply), FileId(QStringLiteral("f1")));
    Q_EMIT m_files->uploadBegun(uploadAt(1, m_reply), FileId(QStringLiteral("f2")));
    const auto kept = m_draft->kept(m_reply);
    cleanup();
    init();
    m_draft->restore(m_reply, kept);
    const auto now = m_draft->at(m_reply);
    QCOMPARE(now.size(), 2);
    QCOMPARE(now[0].state, State::There);
    QCOMPARE(now[0].id, FileId(QStringLiteral("f1")));
    QCOMPARE(now[1].state, State::Sending);
    QCOMPARE(now[1].id, FileId(QStringLiteral("f2")));
    QCOMPARE(now[1].path, m_folder.filePath(QStringLiteral("b.txt")));
    QCOMPARE(m_draft->kept(m_reply), kept);
    // What the relay has forgotten is on its way again.
    Q_EMIT m_files->uploadBegun(now[0].upload, FileId(QStringLiteral("f3")));
    QCOMPARE(m_draft->at(m_reply).at(0).state, State::Sending);
    // Where something hangs nothing is put beside it.
    m_draft->restore(m_reply, kept);
    QCOMPARE(m_draft->at(m_reply).size(), 2);
}

void TestDraftFiles::whatIsKeptIsBounded()
{
    QString many;
    for (int i = 0; i < 40; ++i)
        many += QStringLiteral("{\"id\":\"f%1\",\"name\":\"a\",\"size\":1,\"there\":true},").arg(i);
    m_draft->restore(m_reply, u'[' + many.chopped(1) + u']');
    QCOMPARE(m_draft->at(m_reply).size(), 10);
    // What is none is left out; so is what an earlier version kept, how many there were.
    for (const auto* other : {"", "2", "[7]", "[{}]", "[{\"name\":\"a\",\"size\":99999999}]"}) {
        m_draft->restore(m_note, QString::fromLatin1(other));
        QVERIFY2(m_draft->at(m_note).isEmpty(), other);
    }
}

BATON_TEST(TestDraftFiles)
#include "tst_draftfiles.moc"
