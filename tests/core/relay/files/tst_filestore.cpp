// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/contentkind.h"
#include "core/relay/files/filefolder.h"
#include "core/relay/files/filelinks.h"
#include "tests/core/relay/files/filesshelf.h"
#include "tests/support/program.h"

#include <QUrlQuery>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

namespace {

const QByteArray document = "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< >>\n%%EOF\n";

} // namespace

/// Files come, are kept once, belong to somebody, and go.
class TestFileStore : public QObject, private FilesShelf
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup();

    void whatHasArrivedIsCheckedAndThere();
    void anUploadGoesOnWhereItWas();
    void anUploadGoesOnAfterARestart();
    void bytesInTheWrongPlaceAreRefused();
    void whoeverComesLaterIsListenedTo();
    void moreThanWasPromisedIsRefused();
    void equalBytesAreKeptOnce();
    void aFileIsItsSendersAlone();
    void aMessageCarriesItsAuthorsFiles();
    void whatIsNotFinishedGoes();
    void whatNobodySendsGoes();
    void quotasHold();
    void anEmptyFileIsNone();
    void whatWasWholeWhenTheRelayEndedIsChecked();
    void damageIsFound();
    void aProgramIsRefused();
    void whatOnlyBeginsLikeAProgramIsNone();
    void aLinkNamesFileReaderAndEnd();
};

void TestFileStore::cleanup()
{
    close();
    QDir(m_options.folder).removeRecursively();
    for (const auto* suffix : {"", "-wal", "-shm"})
        QFile::remove(m_options.databasePath + QLatin1String(suffix));
    m_options.limits = {};
}

void TestFileStore::whatHasArrivedIsCheckedAndThere()
{
    const auto file = send(ada, QStringLiteral("../../etc/\u202Efdp.exe"), document);
    QVERIFY(file);
    QCOMPARE(file->state, FileState::Checking);
    QCOMPARE(file->name, QStringLiteral("fdp.exe"));
    QVERIFY(!store().bytesOf(*file, false));
    QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    const auto found = find(file->id);
    QVERIFY(found);
    const auto bytes = store().bytesOf(*found, false);
    QVERIFY(bytes);
    QCOMPARE(contentOf(bytes->path), document);
    QVERIFY(!bytes->mayBeShown());
    QVERIFY(!store().bytesOf(*found, true));
    if (ContentKind::canTell())
        QCOMPARE(found->type, QStringLiteral("application/pdf"));
}

void TestFileStore::anUploadGoesOnWhereItWas()
{
    const auto file = create(ada, QStringLiteral("a"), document.size());
    for (qsizetype at = 0; at < document.size(); at += 7) {
        const auto begun = begin(*file, at);
        QVERIFY(begun);
        QVERIFY(append(begun->ticket, document.mid(at, 7)));
        // Every second time nobody waits for the answer.
        if (at % 14 == 0)
            store().cut(begun->ticket);
        else
            QVERIFY(end(begun->ticket));
        QCOMPARE(look(*file)->received, std::min(at + 7, document.size()));
    }
    QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    QCOMPARE(contentOf(store().bytesOf(*find(file->id), false)->path), document);
}

void TestFileStore::anUploadGoesOnAfterARestart()
{
    const auto file = create(ada, QStringLiteral("a"), document.size());
    const auto begun = begin(*file, 0);
    QVERIFY(append(begun->ticket, document.left(20)));
    QVERIFY(end(begun->ticket));
    // More came, and the relay ended before it said so.
    const auto more = begin(*file, 20);
    QVERIFY(append(more->ticket, "what was not promised to be there"));
    QFile part(FileFolder(m_options.folder).partOf(file->id));
    const auto asItWas = contentOf(part.fileName());
    close();
    open();
    QVERIFY(asItWas.size() > 20);
    const auto there = look(*file);
    QVERIFY(there);
    const auto next = begin(*file, there->received);
    QVERIFY(next);
    QCOMPARE(next->file.received, there->received);
}

void TestFileStore::bytesInTheWrongPlaceAreRefused()
{
    const auto file = create(ada, QStringLiteral("a"), document.size());
    for (const qint64 offset : {1, 5000, -1}) {
        const auto begun = begin(*file, offset);
        QVERIFY(!begun);
        QCOMPARE(begun.error().kind, Refusal::Kind::Conflict);
    }
}

void TestFileStore::whoeverComesLaterIsListenedTo()
{
    const auto file = create(ada, QStringLiteral("a"), document.size());
    // Given a request whose connection is dead, though nobody has noticed
    const auto first = begin(*file, 0);
    QVERIFY(append(first->ticket, document.left(10)));
    // When the sender asks how much has come, and goes on
    QCOMPARE(look(*file)->received, 10);
    const auto second = begin(*file, 10);
    QVERIFY(second);
    // Then what the first still brings is not taken.
    const auto late = append(first->ticket, document.mid(10, 10));
    QVERIFY(!late);
    QCOMPARE(late.error().kind, Refusal::Kind::Conflict);
    QVERIFY(append(second->ticket, document.mid(10)));
    QVERIFY(end(second->ticket));
    QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    QCOMPARE(contentOf(store().bytesOf(*find(file->id), false)->path), document);
}

void TestFileStore::moreThanWasPromisedIsRefused()
{
    const auto file = create(ada, QStringLiteral("a"), 10);
    const auto begun = begin(*file, 0);
    const auto appended = append(begun->ticket, document);
    QVERIFY(!appended);
    QCOMPARE(appended.error().kind, Refusal::Kind::TooLarge);
    QCOMPARE(look(*file)->received, 0);
}

void TestFileStore::equalBytesAreKeptOnce()
{
    const auto one = send(ada, QStringLiteral("a"), document);
    const auto two = send(customer, QStringLiteral("b"), document);
    QTRY_COMPARE(judged(one->id).state, FileState::Ok);
    QTRY_COMPARE(judged(two->id).state, FileState::Ok);
    QCOMPARE(kept().size(), 1);
    QVERIFY(remove(*one));
    QCOMPARE(contentOf(store().bytesOf(*find(two->id), false)->path), document);
    QVERIFY(remove(*two));
    QCOMPARE(kept().size(), 0);
}

void TestFileStore::aFileIsItsSendersAlone()
{
    auto file = *create(ada, QStringLiteral("a"), document.size());
    file.sender = grace;
    QCOMPARE(look(file).error().kind, Refusal::Kind::NotFound);
    QCOMPARE(begin(file, 0).error().kind, Refusal::Kind::NotFound);
    QCOMPARE(remove(file).error().kind, Refusal::Kind::NotFound);
    QCOMPARE(carry(grace, {file.id}, QStringLiteral("c1")).error().kind, Refusal::Kind::NotFound);
}

void TestFileStore::aMessageCarriesItsAuthorsFiles()
{
    const auto file = send(ada, QStringLiteral("a"), document);
    const auto half = create(ada, QStringLiteral("b"), 10);
    // All or none.
    QCOMPARE(carry(ada, {file->id, half->id}, QStringLiteral("c1")).error().kind, Refusal::Kind::Conflict);
    QVERIFY(!find(file->id)->conversation);
    QVERIFY(carry(ada, {file->id}, QStringLiteral("c1")));
    QCOMPARE(find(file->id)->conversation, ConversationId(QStringLiteral("c1")));
    // The same again is the same; elsewhere it is not.
    QVERIFY(carry(ada, {file->id}, QStringLiteral("c1")));
    QCOMPARE(carry(ada, {file->id}, QStringLiteral("c2")).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(carry(ada, {file->id}, QStringLiteral("c1"), true).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(remove(*file).error().kind, Refusal::Kind::Conflict);
    QCOMPARE(carry(ada, QList<FileId>(11, file->id), QStringLiteral("c1")).error().kind,
             Refusal::Kind::TooMany);
}

void TestFileStore::whatIsNotFinishedGoes()
{
    const auto file = create(ada, QStringLiteral("a"), document.size());
    const auto begun = begin(*file, 0);
    QVERIFY(append(begun->ticket, document.left(10)));
    QVERIFY(end(begun->ticket));
    m_now += qint64(25) * 3'600'000;
    QTRY_COMPARE(judged(file->id).state, FileState::Gone);
    QCOMPARE(kept().size(), 0);
    // It is known that there was one, for a while.
    QCOMPARE(look(*file)->state, FileState::Gone);
    QCOMPARE(begin(*file, 10)->ticket, FileStore::Ticket(0));
    m_now += qint64(8) * 24 * 3'600'000;
    QTRY_VERIFY(!find(file->id));
}

void TestFileStore::whatNobodySendsGoes()
{
    const auto sent = send(ada, QStringLiteral("a"), document);
    const auto forgotten = send(ada, QStringLiteral("b"), document + "2");
    QTRY_COMPARE(judged(forgotten->id).state, FileState::Ok);
    QTRY_COMPARE(judged(sent->id).state, FileState::Ok);
    QVERIFY(carry(ada, {sent->id}, QStringLiteral("c1")));
    m_now += qint64(49) * 3'600'000;
    QTRY_COMPARE(judged(forgotten->id).state, FileState::Gone);
    QCOMPARE(find(sent->id)->state, FileState::Ok);
    QCOMPARE(kept().size(), 1);
}

void TestFileStore::quotasHold()
{
    close();
    m_options.limits.file = 100;
    m_options.limits.ofCustomer = 250;
    m_options.limits.inAll = 550;
    m_options.limits.openOfCustomer = 2;
    open();
    QCOMPARE(create(ada, QStringLiteral("a"), 101).error().kind, Refusal::Kind::TooLarge);
    QCOMPARE(create(ada, QStringLiteral("a"), qint64(4) << 30).error().kind, Refusal::Kind::TooLarge);
    const auto one = create(customer, QStringLiteral("a"), 100);
    QVERIFY(one && create(customer, QStringLiteral("b"), 100));
    // Too many at once
    QCOMPARE(create(customer, QStringLiteral("c"), 10).error().kind, Refusal::Kind::TooMany);
    QVERIFY(remove(*one));
    QVERIFY(send(customer, QStringLiteral("d"), QByteArray(100, 'd')));
    // Too much of one customer
    QCOMPARE(create(customer, QStringLiteral("e"), 60).error().kind, Refusal::Kind::TooMany);
    QVERIFY(create(customer, QStringLiteral("f"), 50));
    // Too much of all customers together, who may be one
    const FileSender other{FileSender::Kind::Customer, QStringLiteral("decaf")};
    QCOMPARE(create(other, QStringLiteral("g"), 30).error().kind, Refusal::Kind::Unavailable);
    // Too much in all: of what is there, not of what was promised
    for (const char* name : {"h", "i", "j", "k"})
        QVERIFY(create(ada, QString::fromLatin1(name), 100));
    const auto late = create(grace, QStringLiteral("l"), 100);
    QVERIFY(late);
    for (const char bytes : {'1', '2', '3', '4'})
        QVERIFY(send(ada, QStringLiteral("m"), QByteArray(100, bytes)));
    QCOMPARE(begin(*late, 0).error().kind, Refusal::Kind::Unavailable);
    QCOMPARE(create(grace, QStringLiteral("n"), 60).error().kind, Refusal::Kind::Unavailable);
}

void TestFileStore::anEmptyFileIsNone()
{
    QCOMPARE(create(ada, QStringLiteral("a"), 0).error().kind, Refusal::Kind::Invalid);
}

void TestFileStore::whatWasWholeWhenTheRelayEndedIsChecked()
{
    const auto file = create(ada, QStringLiteral("a"), document.size());
    close();
    // Given a relay that ended after all was on disk, before the file had its place
    QFile part(FileFolder(m_options.folder).partOf(file->id));
    QVERIFY(part.open(QIODevice::WriteOnly));
    part.write(document);
    part.close();
    {
        auto whole = *file;
        whole.received = document.size();
        whole.hash = *hashOfFile(part.fileName());
        QVERIFY((*FileTable::open(m_options.databasePath))->update(whole));
    }
    open();
    QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    QCOMPARE(contentOf(store().bytesOf(*find(file->id), false)->path), document);
    QCOMPARE(kept().size(), 1);
}

void TestFileStore::damageIsFound()
{
    const auto one = send(ada, QStringLiteral("a"), document);
    const auto two = send(ada, QStringLiteral("b"), document + "2");
    QTRY_COMPARE(judged(one->id).state, FileState::Ok);
    QTRY_COMPARE(judged(two->id).state, FileState::Ok);
    const auto problems = [this] {
        const auto database =
            storage::Database::open(m_options.databasePath, storage::Database::Mode::ReadOnly);
        return findFileProblems(database->get(), m_options.folder).value_or(QStringList{QStringLiteral("?")});
    };
    QCOMPARE(problems(), QStringList());
    const FileFolder folder(m_options.folder);
    QFile damaged(folder.pathOf(find(one->id)->hash));
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    damaged.write("x");
    damaged.close();
    folder.remove(find(two->id)->hash);
    const auto found = problems().join(u' ');
    QVERIFY2(found.contains(QStringLiteral("is damaged")) && found.contains(QStringLiteral("is missing")),
             qPrintable(found));
}

void TestFileStore::aProgramIsRefused()
{
    if (!ContentKind::canTell())
        QSKIP("built without libmagic");
    const auto self = contentOf(QCoreApplication::applicationFilePath()).left(1 << 20);
    const auto file = send(customer, QStringLiteral("holiday.jpg"), self);
    QVERIFY(file);
#ifdef Q_OS_LINUX
    QTRY_COMPARE(judged(file->id).state, FileState::Refused);
    QVERIFY(!judged(file->id).why.isEmpty());
    QCOMPARE(kept().size(), 0);
    QCOMPARE(carry(customer, {file->id}, QStringLiteral("c1")).error().kind, Refusal::Kind::Conflict);
#endif
}

void TestFileStore::whatOnlyBeginsLikeAProgramIsNone()
{
    for (const char* beginning : {"\xE9\x30\x01\x90", "\xEB\x30\x90\x90", "\xE9\x00\x10\xCD\x21"}) {
        const auto file = send(ada, QStringLiteral("a.bin"), beginning + QByteArray(5'000, '\xCD'));
        QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    }
}

void TestFileStore::aLinkNamesFileReaderAndEnd()
{
    const FileLinks links(store().linkKey());
    const FileId file(QStringLiteral("f123"));
    const QUrl link(QString::fromLatin1(links.linkTo(file, FileSender::Kind::Bot, Instant{1000})));
    QCOMPARE(link.path(), QStringLiteral("/v1/files/f123"));
    const QUrlQuery query(link);
    const auto value = [&query](const char* name) { return query.queryItemValue(QLatin1String(name)); };
    const auto reader = [&](const FileId& id, const QString& kind, const QString& until, const QString& mark,
                            qint64 now = 999) { return links.readerOf(id, kind, until, mark, Instant{now}); };
    const auto kind = value("reader"), until = value("until"), mark = value("mark");
    QCOMPARE(reader(file, kind, until, mark), FileSender::Kind::Bot);
    // Nothing of it can be another.
    QVERIFY(!reader(FileId(QStringLiteral("f124")), kind, until, mark));
    QVERIFY(!reader(file, QStringLiteral("agent"), until, mark));
    QVERIFY(!reader(file, kind, QStringLiteral("1001"), mark));
    QVERIFY(!reader(file, kind, until, mark.toLower()));
    QVERIFY(!reader(file, kind, until, {}));
    QVERIFY(!reader(file, kind, until, mark, 1000));
    // The key outlives the relay.
    const auto key = store().linkKey();
    close();
    open();
    QCOMPARE(store().linkKey(), key);
}

BATON_TEST(TestFileStore)
#include "tst_filestore.moc"
