#include <QProcess>
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

QTEST_GUILESS_MAIN(TestConsoleProgram)
#include "tst_consoleprogram.moc"
