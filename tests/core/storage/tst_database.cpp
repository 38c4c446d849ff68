#include "core/storage/backup.h"
#include "core/storage/database.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

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
