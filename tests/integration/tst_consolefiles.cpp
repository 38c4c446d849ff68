// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/files.h"
#include "core/client/internetmark.h"
#include "tests/core/client/consoledouble.h"
#include "tests/integration/filesproxy.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"

#include <QFile>
#include <QRandomGenerator>
#include <QtTest>
#ifdef Q_OS_LINUX
#include <sys/xattr.h>
#endif

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

namespace {

constexpr int patienceMs = 60'000;

QByteArray noise(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    QRandomGenerator random(7);
    for (auto& byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// A console brings files to the real relay and saves what is there.
class TestConsoleFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFileComesThereWholeAndBack();
    void whatIsSavedComesFromTheInternet();
    void afterEveryCutItGoesOnFromWhereItWas();
    void aRelayThatIsKilledIsWaitedFor();
    void whatIsCancelledIsHeardOfNoMore();
    void whatCannotBeSentSaysWhy_data();
    void whatCannotBeSentSaysWhy();
    void aPictureHasASmallOne();
    void whatIsNotThereIsNotSaved();
    void whatCannotBeWrittenSaysWhere();

private:
    Files& files() { return m_console->session().files(); }
    QString path(const QString& name) const { return m_folder.filePath(name); }
    QString write(const QString& name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path(name) : QString();
    }
    /// There, and checked.
    FileId bring(const QString& from);
    bool isChecked(const FileId& id);

    std::unique_ptr<RelayProcess> m_relay;
    std::unique_ptr<FilesProxy> m_proxy;
    std::unique_ptr<ConsoleDouble> m_console;
    QTemporaryDir m_folder;
};

void TestConsoleFiles::init()
{
    m_relay = std::make_unique<RelayProcess>();
    m_relay->addBot(QStringLiteral("shop"));
    QVERIFY(m_relay->addMember(QStringLiteral("alice@example.com")));
    QVERIFY(m_relay->start());
    m_proxy = std::make_unique<FilesProxy>(m_relay->url());
    m_console = std::make_unique<ConsoleDouble>();
    m_console->session().signIn(m_proxy->url(), QStringLiteral("alice@example.com"),
                                RelayProcess::password());
    QTRY_VERIFY_WITH_TIMEOUT(m_console->isConnected(), patienceMs);
}

void TestConsoleFiles::cleanup()
{
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_console.reset();
    m_proxy.reset();
    m_relay.reset();
}

FileId TestConsoleFiles::bring(const QString& from)
{
    QSignalSpy uploaded(&files(), &Files::uploaded);
    QSignalSpy failed(&files(), &Files::uploadFailed);
    const int number = files().upload(from);
    static_cast<void>(QTest::qWaitFor([&] { return uploaded.count() + failed.count() > 0; }, patienceMs));
    if (uploaded.isEmpty() || uploaded.first().at(0).toInt() != number)
        return {};
    const auto id = uploaded.first().at(1).value<FileId>();
    return isChecked(id) ? id : FileId();
}

/// Until it is, nothing can be had of it.
bool TestConsoleFiles::isChecked(const FileId& id)
{
    QSignalSpy saved(&files(), &Files::saved);
    QSignalSpy failed(&files(), &Files::saveFailed);
    const QDeadlineTimer end(patienceMs);
    do {
        failed.clear();
        files().save(id, path(QStringLiteral("checked")));
        static_cast<void>(
            QTest::qWaitFor([&] { return saved.count() + failed.count() > 0; }, int(end.remainingTime())));
    } while (saved.isEmpty() && !end.hasExpired() && !failed.isEmpty() &&
             failed.first().at(1).toString().contains(QStringLiteral("still being checked")));
    return !saved.isEmpty();
}

void TestConsoleFiles::aFileComesThereWholeAndBack()
{
    // Given a file, of which the progress is told on its way
    const auto bytes = noise(3'000'000);
    QSignalSpy moved(&files(), &Files::uploadMoved);
    const auto id = bring(write(QStringLiteral("letter.bin"), bytes));
    QVERIFY(!id.isEmpty());
    QCOMPARE(moved.last().at(1).toLongLong(), qint64(bytes.size()));
    // When it is saved somewhere else
    QSignalSpy saved(&files(), &Files::saved);
    files().save(id, path(QStringLiteral("copy.bin")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patienceMs);
    QCOMPARE(contentOf(path(QStringLiteral("copy.bin"))), bytes);
}

void TestConsoleFiles::whatIsSavedComesFromTheInternet()
{
    const auto probe = write(QStringLiteral("probe"), "x");
    if (!markFromInternet(probe, QUrl(QStringLiteral("https://desk.example/"))))
        QSKIP("this disk takes no such marks");
    const auto id = bring(write(QStringLiteral("a.txt"), "words"));
    QSignalSpy saved(&files(), &Files::saved);
    files().save(id, path(QStringLiteral("b.txt")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patienceMs);
#ifdef Q_OS_LINUX
    QByteArray mark(512, '\0');
    const auto size = getxattr(QFile::encodeName(path(QStringLiteral("b.txt"))).constData(),
                               "user.xdg.origin.url", mark.data(), size_t(mark.size()));
    QVERIFY(size > 0);
    QVERIFY(mark.left(int(size)).startsWith(m_proxy->url().toEncoded() + "/v1/files/"));
#endif
}

void TestConsoleFiles::afterEveryCutItGoesOnFromWhereItWas()
{
    const auto bytes = noise(6'000'000);
    const auto from = write(QStringLiteral("long.bin"), bytes);
    m_proxy->cut(5, 900'000);
    const auto before = m_proxy->sent();
    const auto id = bring(from);
    QVERIFY(!id.isEmpty());
    QCOMPARE(m_proxy->wereCut(), 5);
    // Nobody sent it once more before the relay had said where to go on,
    QCOMPARE(m_proxy->attempts(), 6);
    // and it did not begin anew: less than twice its size went over.
    QVERIFY2(m_proxy->sent() - before < 2 * bytes.size(),
             qPrintable(QString::number(m_proxy->sent() - before)));
    QSignalSpy saved(&files(), &Files::saved);
    files().save(id, path(QStringLiteral("copy.bin")));
    QTRY_COMPARE_WITH_TIMEOUT(saved.count(), 1, patienceMs);
    QCOMPARE(contentOf(path(QStringLiteral("copy.bin"))), bytes);
}

void TestConsoleFiles::aRelayThatIsKilledIsWaitedFor()
{
    const auto from = write(QStringLiteral("late.bin"), noise(200'000));
    m_relay->kill();
    QSignalSpy uploaded(&files(), &Files::uploaded);
    QSignalSpy failed(&files(), &Files::uploadFailed);
    files().upload(from);
    QVERIFY(m_relay->start());
    QTRY_COMPARE_WITH_TIMEOUT(uploaded.count(), 1, patienceMs);
    QVERIFY(failed.isEmpty());
}

void TestConsoleFiles::whatIsCancelledIsHeardOfNoMore()
{
    const auto from = write(QStringLiteral("held.bin"), noise(2'000'000));
    QSignalSpy uploaded(&files(), &Files::uploaded);
    QSignalSpy failed(&files(), &Files::uploadFailed);
    m_proxy->hold(true);
    const int held = files().upload(from);
    files().cancel(held);
    m_proxy->hold(false);
    // Another one goes its way.
    const int other = files().upload(from);
    QTRY_COMPARE_WITH_TIMEOUT(uploaded.count(), 1, patienceMs);
    QCOMPARE(uploaded.first().at(0).toInt(), other);
    QVERIFY(failed.isEmpty());
}

void TestConsoleFiles::whatCannotBeSentSaysWhy_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<QString>("why");
    QTest::newRow("empty") << 0 << QStringLiteral("“it.bin” is empty.");
    QTest::newRow("too large") << 25 * 1024 * 1024 + 1 << QStringLiteral("“it.bin” is larger than 25 MB.");
    QTest::newRow("a folder") << -1 << QStringLiteral("cannot be read");
}

void TestConsoleFiles::whatCannotBeSentSaysWhy()
{
    QFETCH(int, size);
    QFETCH(QString, why);
    const auto from = size < 0 ? m_folder.path() : write(QStringLiteral("it.bin"), QByteArray(size, 'x'));
    QSignalSpy failed(&files(), &Files::uploadFailed);
    files().upload(from);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
    QVERIFY2(failed.first().at(1).toString().contains(why), qPrintable(failed.first().at(1).toString()));
}

void TestConsoleFiles::aPictureHasASmallOne()
{
    // A picture of one colour, 8 by 8, and a text that has none
    const auto png = QByteArray::fromBase64("iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR42mNQSDiA"
                                            "FTEMLQkAGplQAUPYyIYAAAAASUVORK5CYII=");
    const auto id = bring(write(QStringLiteral("it.png"), png));
    QVERIFY(!id.isEmpty());
    QSignalSpy came(&files(), &Files::thumbnailCame);
    files().fetchThumbnail(id);
    QTRY_COMPARE_WITH_TIMEOUT(came.count(), 1, patienceMs);
    const auto small = came.first().at(1).toByteArray();
    QVERIFY(small.startsWith("\x89PNG") || small.startsWith("\xff\xd8"));
    const auto text = bring(write(QStringLiteral("it.txt"), "words"));
    came.clear();
    files().fetchThumbnail(text);
    QTRY_COMPARE_WITH_TIMEOUT(came.count(), 1, patienceMs);
    QVERIFY(came.first().at(1).toByteArray().isEmpty());
}

void TestConsoleFiles::whatIsNotThereIsNotSaved()
{
    QSignalSpy failed(&files(), &Files::saveFailed);
    const auto to = write(QStringLiteral("mine.txt"), "before");
    files().save(FileId(QStringLiteral("f-unknown")), to);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
    QCOMPARE(failed.first().at(1).toString(), QStringLiteral("There is no such file."));
    QCOMPARE(contentOf(to), QByteArray("before"));
}

void TestConsoleFiles::whatCannotBeWrittenSaysWhere()
{
    const auto id = bring(write(QStringLiteral("a.txt"), "words"));
    QSignalSpy failed(&files(), &Files::saveFailed);
    const auto to = path(QStringLiteral("no such folder/a.txt"));
    files().save(id, to);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, patienceMs);
    QVERIFY2(failed.first().at(1).toString().contains(QDir::toNativeSeparators(to)),
             qPrintable(failed.first().at(1).toString()));
}

BATON_TEST(TestConsoleFiles)
#include "tst_consolefiles.moc"
