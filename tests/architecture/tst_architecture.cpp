// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "places.h"
#include "tests/architecture/rules.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace baton::architecture;

namespace {

/// A house of one file, to see that a rule can bite.
class SmallHouse
{
public:
    void write(const QString& path, const QByteArray& content)
    {
        QDir root(m_folder.path());
        QVERIFY(root.mkpath(path.section(QLatin1Char('/'), 0, -2)));
        QFile file(root.filePath(path));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }
    QDir root() const { return QDir(m_folder.path()); }

private:
    QTemporaryDir m_folder;
};

void report(const QStringList& offences)
{
    for (const QString& offence : offences)
        qWarning("%s", qPrintable(offence));
    QVERIFY2(offences.isEmpty(), qPrintable(QStringLiteral("%1 offences, named above").arg(offences.size())));
}

} // namespace

class ArchitectureTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includesFollowTheArrows() { report(includeOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void linksFollowTheArrows() { report(linkOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void noBoxComesBackToItself() { report(circleOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void noRoomIsTooLarge() { report(roomOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void noTwoTypesShareAName() { report(nameOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void onlyTheDeskWritesTheDatabase() { report(writerOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void filesStayShort() { report(lengthOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }
    void noFileNamesARegistry() { report(registryOffences(QDir(QStringLiteral(BATON_SOURCE_DIR)))); }

    void aForbiddenIncludeIsFound_data();
    void aForbiddenIncludeIsFound();
    void anAllowedIncludeIsNotAnOffence_data();
    void anAllowedIncludeIsNotAnOffence();
    void aForbiddenLinkIsFound_data();
    void aForbiddenLinkIsFound();
    void aServerThatReachesAScreenIsFound();
    void aCircleIsFound();
    void aRoomThatIsTooLargeIsFound();
    void aSecondTypeOfTheSameNameIsFound();
    void aSecondWriterIsFound();
    void aLongFileIsFound();
    void aRegistryIsFound();
};

void ArchitectureTest::aForbiddenIncludeIsFound_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("complaint");

    const auto row = [](const char* path, const char* line, const char* complaint) {
        QTest::addRow("%s: %s", path, line)
            << QString::fromLatin1(path) << QByteArray(line) << QString::fromLatin1(complaint);
    };
    row("core/domain/a.cpp", "#include <QSqlQuery>", "may not use QtSql");
    row("core/domain/a.h", "#include <QtNetwork/QTcpSocket>", "may not use QtNetwork");
    row("core/domain/a.cpp", "#include \"core/protocol/wire/json.h\"",
        "core/domain may not know core/protocol/wire");
    row("core/protocol/wire/a.cpp", "  #  include \"core/storage/database.h\"",
        "core/protocol/wire may not know core/storage");
    row("core/protocol/wire/a.h", "#include \"core/protocol/bot/botevents.h\"",
        "core/protocol/wire may not know core/protocol/bot");
    row("core/net/server/a.cpp", "#include \"core/desk/desk.h\"", "may not know core/desk");
    row("core/net/http/a.cpp", "#include \"core/domain/conversation.h\"", "may not know core/domain");
    row("core/net/loop/a.cpp", "#include \"core/net/server/front.h\"", "may not know core/net/server");
    row("core/desk/log/a.cpp", "#include \"core/desk/verbs/verbs.h\"", "may not know core/desk/verbs");
    row("core/relay/agents/a.cpp", "#include \"core/relay/bots/botpost.h\"", "may not know core/relay/bots");
    row("core/relay/agents/a.cpp", "#include <QWebSocket>", "may not");
    row("core/relay/bots/a.cpp", "#include <QTcpSocket>", "may not include QTcpSocket");
    row("core/desk/a.cpp", "#include <boost/beast.hpp>", "may not use the library of <boost/beast.hpp>");
    row("core/models/a.cpp", "#include <QWidget>", "may not use QtWidgets");
    row("core/client/a.cpp", "#include \"ui/shell/shell.h\"", "core/client may not know ui/shell");
    row("ui/inbox/a.cpp", "#include <QSqlDatabase>", "ui/inbox may not use QtSql");
    row("ui/inbox/a.cpp", "#include \"core/storage/database.h\"", "ui/inbox may not know core/storage");
    row("ui/workflows/a.cpp", "#include \"ui/shell/mainwindow.h\"", "ui/workflows may not know ui/shell");
    row("ui/shell/a.cpp", "#include \"ui/inbox/inboxpage.h\"", "ui/shell may not know ui/inbox");
    row("app/relay/a.cpp", "#include <QGuiApplication>", "may not use QtGui");
    row("core/net/server/listener.cpp", "#include <sys/epoll.h>", "belongs to one operating system");
    row("core/net/server/peer.cpp", "#include <thread>", "threads are Qt's own");
    row("core/desk/desk.cpp", "#include <QRegularExpression>", "does without regular expressions");
    row("ui/notify/toast.cpp", "#include <winrt/base.h>", "belongs to one operating system");
    row("ui/notify/a.cpp", "#include \"core/models/a.h\"", "ui/notify may not know core/models");
    row("core/elsewhere/a.cpp", "", "lies in no box");
}

void ArchitectureTest::aForbiddenIncludeIsFound()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, line);
    QFETCH(QString, complaint);
    // given a house with one file that breaks a rule
    SmallHouse house;
    house.write(path, "#include <QString>\n" + line + '\n');
    // when it is inspected
    const QStringList offences = includeOffences(house.root());
    // then exactly that is said
    QCOMPARE(offences.size(), 1);
    QVERIFY2(offences.first().contains(complaint), qPrintable(offences.first()));
    QVERIFY2(offences.first().startsWith(path), qPrintable(offences.first()));
}

void ArchitectureTest::anAllowedIncludeIsNotAnOffence_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("line");

    const auto row = [](const char* path, const char* line) {
        QTest::addRow("%s: %s", path, line) << QString::fromLatin1(path) << QByteArray(line);
    };
    row("core/domain/a.cpp", "#include <vector>");
    row("core/domain/a.h", "#include <tl/expected.hpp>");
    row("core/net/loop/dispatcher_linux.cpp", "#include <sys/epoll.h>");
    row("core/net/server/a.cpp", "#include \"core/domain/refusal.h\"");
    row("core/relay/agents/a.cpp", "#include \"core/desk/desk.h\"");
    row("core/relay/bots/a.cpp", "#include <QHostAddress>");
    row("core/client/keychain.cpp", "#include <qt6keychain/keychain.h>");
    row("ui/inbox/a.cpp", "#include \"ui/theme/theme.h\"");
    row("ui/inbox/a.cpp", "#include \"a.moc\"");
    row("app/relay/main.cpp", "#include \"core/storage/database.h\"");
}

void ArchitectureTest::anAllowedIncludeIsNotAnOffence()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, line);
    SmallHouse house;
    house.write(path, line + '\n');
    report(includeOffences(house.root()));
}

void ArchitectureTest::aForbiddenLinkIsFound_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::addColumn<QString>("complaint");

    QTest::newRow("a library") << QByteArray(
                                      "baton_library(baton_domain SOURCES a.cpp LINK Qt6::Core Qt6::Sql)")
                               << QStringLiteral("baton_domain may not link Qt6::Sql");
    QTest::newRow("in private") << QByteArray(
                                       "baton_library(baton_ui\n  SOURCES a.cpp\n  LINK baton_models # fine\n"
                                       "  PRIVATE_LINK Qt6::WebSockets)")
                                << QStringLiteral("baton_ui may not link Qt6::WebSockets");
    QTest::newRow("a second library of a box")
        << QByteArray("baton_library(baton_more SOURCES a.cpp LINK baton_desk)")
        << QStringLiteral("baton_more may not link baton_desk");
    QTest::newRow("later on") << QByteArray("target_link_libraries(baton_net PRIVATE baton_gateways)")
                              << QStringLiteral("baton_net may not link baton_gateways");
}

void ArchitectureTest::aForbiddenLinkIsFound()
{
    QFETCH(QByteArray, list);
    QFETCH(QString, complaint);
    SmallHouse house;
    house.write(QStringLiteral("core/client/CMakeLists.txt"), list);
    const QStringList offences = linkOffences(house.root());
    QCOMPARE(offences.size(), 1);
    QVERIFY2(offences.first().contains(complaint), qPrintable(offences.first()));
}

void ArchitectureTest::aServerThatReachesAScreenIsFound()
{
    // given a server whose library links another that draws
    SmallHouse house;
    house.write(QStringLiteral("app/relay/CMakeLists.txt"),
                "baton_program(relayserver SOURCES main.cpp LINK baton_desk)");
    house.write(QStringLiteral("core/CMakeLists.txt"), "target_link_libraries(baton_desk PUBLIC painting)\n"
                                                       "target_link_libraries(painting PUBLIC Qt6::Gui)");
    const QStringList offences = linkOffences(house.root());
    QCOMPARE(offences.size(), 1);
    QVERIFY2(offences.first().contains(QLatin1String("relayserver reaches Qt6::Gui")),
             qPrintable(offences.first()));
}

void ArchitectureTest::aCircleIsFound()
{
    // given three folders, of which the last knows the first again
    SmallHouse house;
    house.write(QStringLiteral("ui/shell/a.h"), "#include \"ui/inbox/a.h\"\n");
    house.write(QStringLiteral("ui/inbox/a.h"), "#include \"ui/parts/a.h\"\n");
    house.write(QStringLiteral("ui/parts/a.cpp"), "#include \"ui/shell/a.h\"\n");
    house.write(QStringLiteral("ui/theme/a.cpp"), "#include \"ui/shell/a.h\"\n");
    // when it is inspected, then each of the three is named, and not who only knows one of them
    const QStringList offences = circleOffences(house.root());
    QCOMPARE(offences.size(), 3);
    QVERIFY(offences.filter(QStringLiteral("ui/theme")).isEmpty());
}

void ArchitectureTest::aRoomThatIsTooLargeIsFound()
{
    SmallHouse house;
    for (const char* folder : {"core/storage", "core/client", "core/models", "ui/theme", "ui/inbox",
                               "ui/shell", "app/relay", "core/markdown", "core/domain"})
        house.write(QString::fromLatin1(folder) + QStringLiteral("/a.cpp"), QByteArray(1'000, '\n'));
    QVERIFY(roomOffences(house.root()).isEmpty());
    house.write(QStringLiteral("core/domain/b.cpp"), QByteArray(300, '\n'));
    const QStringList offences = roomOffences(house.root());
    QCOMPARE(offences.size(), 1);
    QVERIFY(offences.first().startsWith(QLatin1String("core/domain: holds 14 %")));
}

void ArchitectureTest::aSecondTypeOfTheSameNameIsFound()
{
    // given two parts that each have a Mailbox, and what may well be there twice
    SmallHouse house;
    const QByteArray mailbox = "namespace baton::relay {\n\nclass Mailbox final : public Executor\n{\n};\n\n"
                               "} // namespace baton::relay\n";
    house.write(QStringLiteral("core/net/loop/loopexecutor.h"), mailbox);
    house.write(QStringLiteral("core/relay/bots/mailbox.h"), mailbox);
    house.write(QStringLiteral("core/desk/declared.h"),
                "namespace baton::relay {\nclass Mailbox;\n} // namespace\n");
    house.write(QStringLiteral("core/client/mailbox.h"),
                "namespace baton::client {\nclass Mailbox\n{};\n} // namespace\n");
    house.write(
        QStringLiteral("core/desk/hidden.cpp"),
        "namespace baton::relay {\nnamespace {\nstruct Mailbox\n{};\n} // namespace\n} // namespace\n");
    // when it is inspected, then the second one is named, and the first beside it
    const QStringList offences = nameOffences(house.root());
    QCOMPARE(offences.size(), 1);
    QVERIFY2(offences.first().contains(
                 QLatin1String("baton::relay::Mailbox is defined in core/net/loop/loopexecutor.h:3")),
             qPrintable(offences.first()));
}

void ArchitectureTest::aSecondWriterIsFound()
{
    SmallHouse house;
    house.write(QStringLiteral("core/relay/push/a.cpp"),
                "auto a = storage::Database::open(path,\n    storage::Database::Mode::ReadOnly);\n"
                "auto b = storage::Database::open(path);\n");
    house.write(QStringLiteral("core/desk/log/sqlite/sqlitelog.cpp"),
                "auto a = storage::Database::open(path);\n");
    const QStringList offences = writerOffences(house.root());
    QCOMPARE(offences.size(), 1);
    QVERIFY2(
        offences.first().startsWith(QLatin1String("core/relay/push/a.cpp:3: opens a database for writing")),
        qPrintable(offences.first()));
}

void ArchitectureTest::aLongFileIsFound()
{
    SmallHouse house;
    house.write(QStringLiteral("ui/long.cpp"), QByteArray(401, '\n'));
    house.write(QStringLiteral("ui/long.h"), QByteArray(151, '\n'));
    house.write(QStringLiteral("ui/right.cpp"), QByteArray(400, '\n'));
    house.write(QStringLiteral("build/dev/generated.cpp"), QByteArray(5000, '\n'));
    // Whose it is takes nothing from a file's length, and says so only on its top.
    const QByteArray licence = "// SPDX-FileCopyrightText: somebody\n// SPDX-License-"
                               "Identifier: some\n\n";
    house.write(QStringLiteral("ui/licensed.cpp"), licence + QByteArray(400, '\n'));
    house.write(QStringLiteral("ui/late.cpp"), QByteArray(400, '\n') + licence);
    QCOMPARE(lengthOffences(house.root()).size(), 3);
}

void ArchitectureTest::aRegistryIsFound()
{
    SmallHouse house;
    house.write(QStringLiteral("tests/e2e/package-lock.json"),
                "{\"packages\": {\"a\": {\"resolved\": \"somewhere\"}}}");
    house.write(QStringLiteral("docs/how.md"), QByteArray("see https://registry.") + "npmjs.org/ws");
    QCOMPARE(registryOffences(house.root()).size(), 2);
}

BATON_TEST(ArchitectureTest)
#include "tst_architecture.moc"
