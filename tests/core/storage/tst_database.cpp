// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/backup.h"
#include "core/storage/database.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <future>

using namespace baton;
using namespace baton::storage;

/// What an admin is told on a bad day, and that the day before is still there.
class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void itIsSetUpToLoseNothing();
    void aTransactionThatIsLeftIsUndone();
    void aLockedDatabaseIsWaitedForAndNamed();
    void aFileThatAnotherHasAloneIsWaitedFor();
    void valuesAreBoundAsWhatTheyAre();
    void otherValuesThanPlacesAreRefused();
    void twoStatementsAtOnceAreRefused();
    void rowsAreReadFromTheFirstToTheLast();
    void rowsCanBeGoneThrough();
    void rowsThatCannotBeReadAreTold();
    void whoeverLeavesRowsHoldsNothing();
    void aFullDiskKeepsWhatWasThere();
    void whatIsNoDatabaseIsNamed();
    void aDamagedPageIsFound();
    void aMissingFolderIsNamed();
    void readersDoNotWrite();
    void aBackupIsWhole();

private:
    QString path() const { return m_folder->filePath(QStringLiteral("baton.db")); }
    std::unique_ptr<Database> open() const
    {
        auto database = Database::open(path());
        return database ? std::move(*database) : nullptr;
    }
    static QString text(Database& database, const QString& sql);
    static Result<void> note(Database& database, const QByteArray& what);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Database> m_database;
};

void TestDatabase::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = open();
    QVERIFY(m_database);
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE notes(what BLOB)")));
    QVERIFY(note(*m_database, "kept"));
}

void TestDatabase::cleanup()
{
    m_database.reset();
    m_folder.reset();
}

QString TestDatabase::text(Database& database, const QString& sql)
{
    auto query = database.prepare(sql);
    if (!query || !query->run() || !query->next())
        return QStringLiteral("nothing");
    const auto found = query->text(0);
    query->finish();
    return found;
}

Result<void> TestDatabase::note(Database& database, const QByteArray& what)
{
    auto query = database.prepare(QStringLiteral("INSERT INTO notes VALUES(?)"));
    return query ? query->run(what) : Refused(query.error());
}

void TestDatabase::itIsSetUpToLoseNothing()
{
    QCOMPARE(text(*m_database, QStringLiteral("PRAGMA journal_mode")), QStringLiteral("wal"));
    QCOMPARE(text(*m_database, QStringLiteral("PRAGMA synchronous")), QStringLiteral("2"));
    QCOMPARE(text(*m_database, QStringLiteral("PRAGMA foreign_keys")), QStringLiteral("1"));
}

void TestDatabase::aTransactionThatIsLeftIsUndone()
{
    {
        const auto transaction = Transaction::begin(*m_database);
        QVERIFY(transaction);
        QVERIFY(note(*m_database, "not kept"));
    }
    QCOMPARE(text(*m_database, QStringLiteral("SELECT COUNT(*) FROM notes")), QStringLiteral("1"));
}

void TestDatabase::aLockedDatabaseIsWaitedForAndNamed()
{
    // Given somebody else in the middle of a write
    const auto other = open();
    auto theirs = Transaction::begin(*other);
    QVERIFY(theirs);
    QVERIFY(m_database->execute(QStringLiteral("PRAGMA busy_timeout=20")));
    // Then a write is refused, in words that help
    const auto mine = Transaction::begin(*m_database);
    QVERIFY(!mine);
    QCOMPARE(mine.error().kind, Refusal::Kind::Unavailable);
    QVERIFY2(mine.error().detail.contains(QLatin1String("locked by another program")),
             qPrintable(mine.error().detail));
    // And reading goes on, and so does writing once they are done
    QCOMPARE(text(*m_database, QStringLiteral("SELECT what FROM notes")), QStringLiteral("kept"));
    theirs->reset();
    QVERIFY(note(*m_database, "later"));
}

void TestDatabase::aFileThatAnotherHasAloneIsWaitedFor()
{
    // Given a file that nobody else may even look into, as for a moment when its last user closes it
    QVERIFY(m_database->execute(QStringLiteral("PRAGMA locking_mode=EXCLUSIVE")));
    QVERIFY(note(*m_database, "alone"));
    // When it is opened meanwhile, by a thread of its own
    auto opened = std::async(std::launch::async, [this] {
        const auto other = Database::open(path());
        return other ? QString() : other.error().detail;
    });
    // Then that waits, and has it once it is free
    QCOMPARE(opened.wait_for(std::chrono::milliseconds(100)), std::future_status::timeout);
    m_database.reset();
    QCOMPARE(opened.get(), QString());
}

void TestDatabase::valuesAreBoundAsWhatTheyAre()
{
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE kinds(a, b, c, d, e, f, g, h)")));
    const auto insert = QStringLiteral("INSERT INTO kinds VALUES(?,?,?,?,?,?,?,?)");
    const QString umlaut = QStringLiteral("Grüße 😀");
    QVERIFY(m_database->run(insert, umlaut, QByteArray("\0\1", 2), 7, true, 0.25, QString(),
                            std::optional<qint64>(), MemberId(QStringLiteral("m1"))));
    QVERIFY(m_database->prepare(insert)->runList({umlaut, QByteArray("\0\1", 2), 7, true, 0.25,
                                                  QVariant(QMetaType(QMetaType::QString)), QVariant(),
                                                  QStringLiteral("")}));
    auto rows = m_database->run(
        QStringLiteral("SELECT *, typeof(a) || typeof(b) || typeof(c) || typeof(d) || typeof(e) || typeof(f) "
                       "|| typeof(g) || typeof(h) FROM kinds"));
    QVERIFY(rows);
    for (const auto& last : {QStringLiteral("m1"), QString(QLatin1String(""))}) {
        QVERIFY(rows->next());
        QCOMPARE(rows->text(0), umlaut);
        QCOMPARE(rows->bytes(1), QByteArray("\0\1", 2));
        QCOMPARE(rows->number(2), 7);
        QCOMPARE(rows->number(3), 1);
        QCOMPARE(rows->real(4), 0.25);
        QVERIFY(rows->isNull(5) && rows->text(5).isNull() && rows->isNull(6));
        QVERIFY(!rows->isNull(7) && !rows->text(7).isNull());
        QCOMPARE(rows->text(7), last);
        QCOMPARE(rows->text(8), QStringLiteral("textblobintegerintegerrealnullnulltext"));
    }
    QVERIFY(!rows->next());
}

void TestDatabase::otherValuesThanPlacesAreRefused()
{
    auto query = m_database->prepare(QStringLiteral("INSERT INTO notes VALUES(?)"));
    QVERIFY(query->run(QByteArray("one")));
    // Not even with what the last run was given
    QVERIFY(!query->run());
    QVERIFY(!query->run(QByteArray("two"), QByteArray("three")));
    QVERIFY(!query->runList({}));
    QCOMPARE(text(*m_database, QStringLiteral("SELECT COUNT(*) FROM notes")), QStringLiteral("2"));
    QVERIFY(query->run(QByteArray("four")));
}

void TestDatabase::twoStatementsAtOnceAreRefused()
{
    QVERIFY(!m_database->execute(QStringLiteral("DELETE FROM notes; DELETE FROM notes;")));
    QVERIFY(!m_database->run(QStringLiteral("SELECT 1; SELECT 2")));
    QCOMPARE(text(*m_database, QStringLiteral("SELECT COUNT(*) FROM notes")), QStringLiteral("1"));
    QVERIFY(m_database->execute(QStringLiteral("DELETE FROM notes;  \n")));
}

void TestDatabase::rowsAreReadFromTheFirstToTheLast()
{
    QVERIFY(note(*m_database, "more"));
    auto query = m_database->run(QStringLiteral("SELECT what FROM notes ORDER BY what"));
    QVERIFY(query);
    QVERIFY(query->next());
    QCOMPARE(query->bytes(0), QByteArray("kept"));
    // Run again half-way, it begins anew
    QVERIFY(query->run());
    QByteArrayList all;
    while (query->next())
        all << query->bytes(0);
    QCOMPARE(all, QByteArrayList({"kept", "more"}));
    QVERIFY(!query->next());
    // and at its end it holds nothing: the table can go
    QVERIFY(m_database->execute(QStringLiteral("DROP TABLE notes")));
}

void TestDatabase::rowsCanBeGoneThrough()
{
    QVERIFY(note(*m_database, "more"));
    auto query = m_database->run(QStringLiteral("SELECT what FROM notes ORDER BY what"));
    QVERIFY(query);
    QByteArrayList all;
    for (const auto& row : query->rows())
        all << row.bytes(0);
    QCOMPARE(all, QByteArrayList({"kept", "more"}));
    QVERIFY(query->ended());
    // As a list of what is made of each
    QVERIFY(query->run());
    const auto sizes = query->all([](const auto& row) { return row.bytes(0).size(); });
    QVERIFY(sizes);
    QCOMPARE(*sizes, QList<qsizetype>({4, 4}));
    // One of them, and none
    QVERIFY(query->run());
    QCOMPARE(query->first([](const auto& row) { return row.bytes(0); }), std::optional<QByteArray>("kept"));
    QVERIFY(note(*m_database, "and more"));
    QCOMPARE(m_database->run(QStringLiteral("SELECT COUNT(*) FROM notes"))->firstNumber(), 3);
    QCOMPARE(m_database->run(QStringLiteral("SELECT 7 FROM notes WHERE what = 'lost'"))->firstNumber(), 0);
}

void TestDatabase::rowsThatCannotBeReadAreTold()
{
    // Given three rows, of which SQLite reads the first and fails at the second
    const auto add = [this](const QByteArray& json) {
        return m_database->run(QStringLiteral("INSERT INTO notes VALUES(?)"), QString::fromUtf8(json));
    };
    QVERIFY(m_database->execute(QStringLiteral("DELETE FROM notes")));
    QVERIFY(add("[1]") && add("[1, 2") && add("[1, 2, 3]"));
    auto query = m_database->run(QStringLiteral("SELECT json_array_length(what) FROM notes ORDER BY rowid"));
    QVERIFY(query);
    // When they are gone through
    QList<qint64> sizes;
    for (const auto& row : query->rows())
        sizes << row.number(0);
    // Then that these were not all is known
    QCOMPARE(sizes, QList<qint64>({1}));
    QVERIFY(!query->ended());
    QVERIFY(query->run());
    QVERIFY(!query->all([](const auto& row) { return row.number(0); }));
    // and the next run is judged by itself
    QVERIFY(m_database->execute(QStringLiteral("DELETE FROM notes WHERE what = '[1, 2'")));
    QVERIFY(query->run());
    const auto mended = query->all([](const auto& row) { return row.number(0); });
    QVERIFY(mended);
    QCOMPARE(*mended, QList<qint64>({1, 3}));
}

void TestDatabase::whoeverLeavesRowsHoldsNothing()
{
    QVERIFY(note(*m_database, "more"));
    auto query = m_database->run(QStringLiteral("SELECT what FROM notes"));
    QVERIFY(query);
    int looked = 0;
    for ([[maybe_unused]] const auto& row : query->rows())
        if (++looked == 1)
            break;
    QVERIFY(query->ended());
    // A table that somebody reads cannot go
    QVERIFY(m_database->execute(QStringLiteral("DROP TABLE notes")));
}

void TestDatabase::aFullDiskKeepsWhatWasThere()
{
    // Given no room for more pages
    const auto pages = text(*m_database, QStringLiteral("PRAGMA page_count"));
    QVERIFY(m_database->execute(QStringLiteral("PRAGMA max_page_count=") + pages));
    {
        const auto transaction = Transaction::begin(*m_database);
        QVERIFY(note(*m_database, "small"));
        const auto full = note(*m_database, QByteArray(100'000, 'x'));
        QVERIFY(!full);
        QVERIFY2(full.error().detail.contains(QLatin1String("full. Free some space")),
                 qPrintable(full.error().detail));
    }
    QCOMPARE(text(*m_database, QStringLiteral("SELECT COUNT(*) FROM notes")), QStringLiteral("1"));
    // When there is room again
    QVERIFY(m_database->execute(QStringLiteral("PRAGMA max_page_count=100000")));
    QVERIFY(note(*m_database, QByteArray(100'000, 'x')));
}

void TestDatabase::whatIsNoDatabaseIsNamed()
{
    const auto file = m_folder->filePath(QStringLiteral("letter.db"));
    QFile letter(file);
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write(QByteArray("Dear Sir or Madam, ").repeated(500));
    letter.close();
    const auto database = Database::open(file);
    QVERIFY(!database);
    QVERIFY2(database.error().detail.contains(QLatin1String("is damaged. Restore a backup")),
             qPrintable(database.error().detail));
    // The sentence may be shown to anybody, so it says nothing of where that is.
    QVERIFY2(!database.error().detail.contains(u'/') && !database.error().detail.contains(u'('),
             qPrintable(database.error().detail));
}

void TestDatabase::aDamagedPageIsFound()
{
    for (int i = 0; i < 200; ++i)
        QVERIFY(note(*m_database, QByteArray(2000, char('a' + i % 26))));
    m_database.reset();
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(4096 * 20));
    file.write(QByteArray(4096, '\x55'));
    file.close();
    m_database = open();
    QVERIFY(m_database);
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE events(seq INTEGER PRIMARY KEY)")));
    const auto problems = findProblems(*m_database);
    QVERIFY(!problems || !problems->isEmpty());
}

void TestDatabase::aMissingFolderIsNamed()
{
    const auto database = Database::open(m_folder->filePath(QStringLiteral("nowhere/baton.db")));
    QVERIFY(!database);
    QVERIFY2(database.error().detail.contains(QLatin1String("Check that its folder exists")),
             qPrintable(database.error().detail));
}

void TestDatabase::readersDoNotWrite()
{
    const auto reader = Database::open(path(), Database::Mode::ReadOnly);
    QVERIFY(reader);
    QCOMPARE(text(**reader, QStringLiteral("SELECT what FROM notes")), QStringLiteral("kept"));
    const auto written = note(**reader, "no");
    QVERIFY(!written);
    QVERIFY2(written.error().detail.contains(QLatin1String("cannot be written. Check its permissions")),
             qPrintable(written.error().detail));
}

void TestDatabase::aBackupIsWhole()
{
    QVERIFY(m_database->execute(QStringLiteral("CREATE TABLE events(seq INTEGER PRIMARY KEY)")));
    const auto file = m_folder->filePath(QStringLiteral("copy.db"));
    QVERIFY(backup(*m_database, file));
    QVERIFY2(!backup(*m_database, file), "it does not overwrite");
    QVERIFY(note(*m_database, "after the backup"));
    QVERIFY(checkBackup(file));
    QVERIFY(!checkBackup(m_folder->filePath(QStringLiteral("nowhere.db"))));
    m_database.reset();
    const auto kept = restore(file, path());
    QVERIFY2(kept, qPrintable(kept ? QString() : kept.error().detail));
    QVERIFY2(QFile::exists(*kept), "what was there is kept aside");
    m_database = open();
    QCOMPARE(text(*m_database, QStringLiteral("SELECT COUNT(*) FROM notes")), QStringLiteral("1"));
}

BATON_TEST(TestDatabase)
#include "tst_database.moc"
