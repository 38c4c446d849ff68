// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Output
{
    int exitCode = -1;
    QString out;
    QString err;
};

/// The program where no window can be opened, on any system.
Output runWithoutDisplay(const QStringList& arguments, const QString& language = QStringLiteral("C"))
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("nowhere"));
    environment.insert(QStringLiteral("LC_ALL"), language);
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(BATON_CONSOLE), arguments);
    if (!process.waitForFinished())
        return {};
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    return {code, QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

/// The program with a window that nobody sees, in folders of its own.
class Running
{
public:
    Running(const QString& folder, const QString& runtime, const QString& temporary)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(QStringLiteral("BATON_DATA_DIR"), folder);
        environment.insert(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
                           QStringLiteral("unix:path=/nonexistent"));
        environment.insert(QStringLiteral("XDG_RUNTIME_DIR"), runtime);
        environment.insert(QStringLiteral("TMPDIR"), temporary);
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(BATON_CONSOLE), {});
    }
    ~Running()
    {
        process.kill();
        process.waitForFinished();
    }
    Q_DISABLE_COPY_MOVE(Running)

    QProcess process;
};

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;

} // namespace

/// The console's program as a shell, a packager or a script meets it.
class TestConsoleProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itPrintsWithoutADisplay_data();
    void itPrintsWithoutADisplay();
    void itPrintsInEveryLanguage();
    void windowsNeedADisplay_data();
    void windowsNeedADisplay();
    void aSecondStartMeetsTheFirst_data();
    void aSecondStartMeetsTheFirst();
    void askedToEndItKeepsItsWindow_data();
    void askedToEndItKeepsItsWindow();
};

void TestConsoleProgram::itPrintsWithoutADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* arguments, const char* says) {
        QTest::newRow(arguments) << QString::fromLatin1(arguments).split(u' ') << QString::fromLatin1(says);
    };
    row("--help", "--relay");
    row("-h", "--profile");
    row("--version", "baton " BATON_VERSION);
    row("-v", "baton " BATON_VERSION);
    row("--relay https://chat.example.org --version", BATON_VERSION);
    row("-style fusion --help", "--relay");
}

void TestConsoleProgram::itPrintsWithoutADisplay()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    const auto output = runWithoutDisplay(arguments);
    QVERIFY2(output.exitCode == 0, qPrintable(output.err));
    QVERIFY2(output.out.contains(says), qPrintable(output.out));
    QCOMPARE(output.err, QString());
}

void TestConsoleProgram::itPrintsInEveryLanguage()
{
    for (const auto* language : {"C", "ar_EG.UTF-8"}) {
        const auto output = runWithoutDisplay({QStringLiteral("--help")}, QString::fromLatin1(language));
        QCOMPARE(output.exitCode, 0);
        QVERIFY2(output.out.contains(QStringLiteral("--relay")), qPrintable(output.out));
    }
}

void TestConsoleProgram::windowsNeedADisplay_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing asked") << QStringList();
    QTest::newRow("a profile of that name")
        << QStringList{QStringLiteral("--profile"), QStringLiteral("--help")};
    // Qt's own, whose letters are no options of ours.
    QTest::newRow("mirrored") << QStringList(QStringLiteral("-reverse"));
}

void TestConsoleProgram::windowsNeedADisplay()
{
    QFETCH(QStringList, arguments);
    const auto output = runWithoutDisplay(arguments);
    QVERIFY(output.exitCode != 0);
    QCOMPARE(output.out, QString());
}

void TestConsoleProgram::aSecondStartMeetsTheFirst_data()
{
    QTest::addColumn<QFile::Permissions>("permissions");
    QTest::addColumn<bool>("isUsed");
    QTest::newRow("in the user's own runtime folder") << QFile::Permissions(ownerOnly) << true;
    QTest::newRow("elsewhere, when others can enter that")
        << QFile::Permissions(ownerOnly | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther) << false;
}

void TestConsoleProgram::aSecondStartMeetsTheFirst()
{
#ifdef Q_OS_WIN
    QSKIP("named pipes need no folder");
#endif
    QFETCH(QFile::Permissions, permissions);
    QFETCH(bool, isUsed);
    const QTemporaryDir data;
    const QTemporaryDir runtime;
    const QTemporaryDir one;
    const QTemporaryDir other;
    QVERIFY(QFile::setPermissions(runtime.path(), permissions));
    const auto sockets = [](const QString& folder) {
        return QDir(folder).entryList({QStringLiteral("baton*")}, QDir::System | QDir::Files);
    };
    // Given a console
    Running first(data.path(), runtime.path(), one.path());
    const auto meets = data.path() + QStringLiteral("/profiles/default/instance");
    QTRY_VERIFY_WITH_TIMEOUT(!sockets(runtime.path()).isEmpty() ||
                                 !QDir(meets).entryList(QDir::System | QDir::Files).isEmpty(),
                             30'000);
    QCOMPARE(!sockets(runtime.path()).isEmpty(), isUsed);
    // When it is started again, with another folder for temporary files
    Running second(data.path(), runtime.path(), other.path());
    // Then the second start leaves, and nothing lies where everybody may write
    QTRY_COMPARE_WITH_TIMEOUT(second.process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(second.process.exitCode(), 0);
    QCOMPARE(first.process.state(), QProcess::Running);
    QVERIFY(sockets(one.path()).isEmpty() && sockets(other.path()).isEmpty());
}

void TestConsoleProgram::askedToEndItKeepsItsWindow_data()
{
    QTest::addColumn<QString>("signal");
    for (const char* one : {"TERM", "INT", "HUP"})
        QTest::newRow(one) << QString::fromLatin1(one);
}

void TestConsoleProgram::askedToEndItKeepsItsWindow()
{
#ifdef Q_OS_WIN
    QSKIP("there are no signals");
#endif
    QFETCH(QString, signal);
    const QTemporaryDir data;
    const QTemporaryDir runtime;
    Running console(data.path(), runtime.path(), data.path());
    QTRY_VERIFY_WITH_TIMEOUT(
        !QDir(runtime.path()).entryList({QStringLiteral("baton*")}, QDir::System).isEmpty(), 30'000);
    QProcess::execute(QStringLiteral("kill"), {u'-' + signal, QString::number(console.process.processId())});
    QTRY_COMPARE_WITH_TIMEOUT(console.process.state(), QProcess::NotRunning, 30'000);
    QCOMPARE(console.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(console.process.exitCode(), 0);
    QFile settings(data.path() + QStringLiteral("/profiles/default/console.ini"));
    QVERIFY(settings.open(QIODevice::ReadOnly));
    QVERIFY(settings.readAll().contains("geometry="));
}

BATON_TEST(TestConsoleProgram)
#include "tst_consoleprogram.moc"
