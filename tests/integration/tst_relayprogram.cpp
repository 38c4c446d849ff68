// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QtTest>

using namespace baton::testing;

namespace {

QStringList words(const char* text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); }

} // namespace

/// The program itself: exit codes, messages, locks, drains.
class TestRelayProgram : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void exitCodes_data();
    void exitCodes();
    void whatIsNotThereIsNamed();
    void aMistypedFolderStaysAsItIs_data();
    void aMistypedFolderStaysAsItIs();
    void everyCommandHasHelp_data();
    void everyCommandHasHelp();
    void everyGroupHasHelp();
    void aSecondRelayOnTheFolderIsRefused();
    void aLockOfADeadRelayIsTakenOver();
    void aPortInUseIsNamed();
    void aDamagedDatabaseIsNamed();
    void aConfigurationFileGivesTheOptions();
    void aHangUpReadsTheConfigurationAgain();
    void aDrainAnswersAndSaysGoodBye();
};

void TestRelayProgram::exitCodes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("says"); ///< part of stderr, or of stdout when the code is 0
    QTest::newRow("version") << words("version") << QByteArray() << 0
                             << QByteArray("baton-relay " BATON_VERSION);
    QTest::newRow("version as JSON") << words("version --json") << QByteArray() << 0
                                     << QByteArray("\"version\"");
    QTest::newRow("unknown command") << words("dance") << QByteArray() << 2 << QByteArray("dance");
    QTest::newRow("check of nothing")
        << words("check") << QByteArray() << 1 << QByteArray("There is no database");
    QTest::newRow("backup of nothing")
        << words("backup nothing.db") << QByteArray() << 1 << QByteArray("There is no database");
    QTest::newRow("rebuild of nothing")
        << words("rebuild") << QByteArray() << 1 << QByteArray("There is no database");
    QTest::newRow("unknown option") << words("member list --fast") << QByteArray() << 2 << QByteArray("fast");
    QTest::newRow("missing argument")
        << words("member disable") << QByteArray() << 2 << QByteArray("missing");
    QTest::newRow("too many arguments") << words("member list now") << QByteArray() << 2 << QByteArray("now");
    QTest::newRow("member without a name") << words("member add a@b.example --password-stdin")
                                           << QByteArray("long enough\n") << 2 << QByteArray("--name");
    QTest::newRow("short password") << words("member add a@b.example --name A --password-stdin")
                                    << QByteArray("short\n") << 2 << QByteArray("too short");
    QTest::newRow("no e-mail") << words("member add nobody --name A --password-stdin")
                               << QByteArray("long enough\n") << 2 << QByteArray("no e-mail");
    QTest::newRow("no role") << words("member add a@b.example --name A --role king --password-stdin")
                             << QByteArray("long enough\n") << 2 << QByteArray("king");
    QTest::newRow("of a bot that is not there")
        << words("member add a@b.example --name A --bot ghost --password-stdin")
        << QByteArray("long enough\n") << 1 << QByteArray("ghost");
    QTest::newRow("bot with a bad id")
        << words("bot add A! --name A") << QByteArray() << 2 << QByteArray("a-z");
    QTest::newRow("bot with a bad webhook")
        << words("bot add a --name A --webhook ftp://x") << QByteArray() << 2 << QByteArray("http");
    QTest::newRow("no port") << words("serve --listen 127.0.0.1") << QByteArray() << 2
                             << QByteArray("HOST:PORT");
    QTest::newRow("a name as address")
        << words("serve --listen somewhere:1") << QByteArray() << 2 << QByteArray("somewhere");
    QTest::newRow("open to all without TLS")
        << words("serve --listen 0.0.0.0:0") << QByteArray() << 2 << QByteArray("--allow-insecure");
    QTest::newRow("no proxy") << words("serve --trusted-proxy proxy") << QByteArray() << 2
                              << QByteArray("10.0.0.0/8");
    QTest::newRow("half of TLS") << words("serve --tls-cert x.pem") << QByteArray() << 2
                                 << QByteArray("--tls-key");
    QTest::newRow("TLS without a file")
        << words("serve --listen 127.0.0.1:0 --tls-cert /nowhere.pem --tls-key /nowhere.key") << QByteArray()
        << 1 << QByteArray("/nowhere");
    QTest::newRow("another store") << words("serve --store postgresql://x") << QByteArray() << 1
                                   << QByteArray("not in this version");
    QTest::newRow("a bus") << words("serve --bus nats://x") << QByteArray() << 1
                           << QByteArray("not in this version");
    QTest::newRow("a folder that cannot be made")
        << words("bot add a --name A --data /proc/baton") << QByteArray() << 1 << QByteArray("/proc/baton");
    QTest::newRow("options first") << words("--json member list") << QByteArray() << 2
                                   << QByteArray("A command comes first");
    QTest::newRow("help on what is not there")
        << words("help dance") << QByteArray() << 2 << QByteArray("dance");
}

void TestRelayProgram::exitCodes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, input);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    const RelayProcess relay;
    const auto output = relay.run(arguments, input);
    QCOMPARE(output.exitCode, code);
    QVERIFY2((code == 0 ? output.out : output.err).contains(says), output.out + output.err);
    if (code != 0)
        QVERIFY2(output.out.isEmpty(), output.out);
}

void TestRelayProgram::whatIsNotThereIsNamed()
{
    const RelayProcess relay;
    relay.addBot(QStringLiteral("shop"));
    const auto nobody = relay.run(words("member disable a@b.example"));
    QCOMPARE(nobody.exitCode, 1);
    QVERIFY2(nobody.err.contains("no member"), nobody.err);
    const auto none = relay.run(words("bot set a name=B"));
    QCOMPARE(none.exitCode, 1);
    QVERIFY2(none.err.contains("no bot"), none.err);
}

void TestRelayProgram::aMistypedFolderStaysAsItIs_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QByteArray>("says");
    for (const char* command :
         {"member list", "member disable a@b.example", "member enable a@b.example",
          "member set-role a@b.example admin", "member set a@b.example --without chatbot.respond",
          "member set-bots a@b.example --every-bot", "member reset-password a@b.example --password-stdin",
          "bot list", "bot rotate-key a", "bot set a name=A", "workflow set a w factor=2", "delivery list",
          "device list", "backup x.db", "rebuild", "check"})
        QTest::newRow(command) << words(command) << QByteArray("There is no database in ");
    QTest::newRow("restore") << words("restore /nowhere.db") << QByteArray("There is no file /nowhere.db");
    QTest::newRow("restore of something else") << words("restore /etc/passwd") << QByteArray("/etc/passwd");
}

void TestRelayProgram::aMistypedFolderStaysAsItIs()
{
    QFETCH(QStringList, command);
    QFETCH(QByteArray, says);
    const RelayProcess relay;
    const auto folder = relay.dataFolder() + QStringLiteral("/mistyped");
    const auto output = relay.run(command + QStringList{QStringLiteral("--data"), folder}, "long enough\n");
    QCOMPARE(output.exitCode, 1);
    QVERIFY2(output.err.contains(says), output.err);
    QVERIFY(output.out.isEmpty());
    QVERIFY(!QFile::exists(folder));
    // A folder that is there, and has no database in it, gets none.
    QVERIFY(QDir().mkpath(folder));
    QCOMPARE(relay.run(command + QStringList{QStringLiteral("--data"), folder}, "long enough\n").exitCode, 1);
    QVERIFY(QDir(folder).isEmpty());
}

void TestRelayProgram::everyGroupHasHelp()
{
    const RelayProcess relay;
    for (const char* group : {"member", "bot", "workflow", "delivery", "device"}) {
        const auto name = QString::fromLatin1(group);
        for (const auto* word : {"--help", "-h", "help"}) {
            const auto output = relay.run({name, QString::fromLatin1(word)});
            QCOMPARE(output.exitCode, 0);
            QVERIFY(output.out.startsWith("Usage: baton-relay " + QByteArray(group)));
            QVERIFY2(!output.out.contains("backup"), "only its own commands");
        }
        for (const auto* word : {"--help", "-h", "help"}) {
            const auto output = relay.run({QString::fromLatin1(word), name});
            QCOMPARE(output.exitCode, 0);
            QVERIFY(output.out.startsWith("Usage: baton-relay " + QByteArray(group)));
        }
        QCOMPARE(relay.run({name, QStringLiteral("dance")}).exitCode, 2);
        // run() adds --data, which is no command.
        const auto missing = relay.run({name});
        QCOMPARE(missing.exitCode, 2);
        QVERIFY2(missing.err.contains("A command is missing after \"" + QByteArray(group)), missing.err);
        QVERIFY2(missing.err.contains(QByteArray(group) + " COMMAND"), missing.err);
    }
    QVERIFY(relay.run({QStringLiteral("member"), QStringLiteral("--help")}).out.contains("member set-bots"));
}

void TestRelayProgram::everyCommandHasHelp_data()
{
    QTest::addColumn<QStringList>("command");
    for (const char* command : {"serve",          "member add",      "member list",
                                "member disable", "member enable",   "member set-role",
                                "member set",     "member set-bots", "member reset-password",
                                "bot add",        "bot list",        "bot rotate-key",
                                "bot set",        "workflow set",    "delivery list",
                                "device list",    "backup",          "restore",
                                "rebuild",        "check",           "version"})
        QTest::newRow(command) << words(command);
}

void TestRelayProgram::everyCommandHasHelp()
{
    QFETCH(QStringList, command);
    const RelayProcess relay;
    const auto output = relay.run(command + QStringList{QStringLiteral("--help")});
    QCOMPARE(output.exitCode, 0);
    QVERIFY(output.out.startsWith("Usage: baton-relay " + command.join(u' ').toUtf8()));
    QVERIFY(output.out.contains("--data"));
    QCOMPARE(output.err, QByteArray());
    QCOMPARE(relay.run(QStringList{QStringLiteral("help")} + command).out, output.out);
}

void TestRelayProgram::aSecondRelayOnTheFolderIsRefused()
{
    RelayProcess relay;
    QVERIFY(relay.start());
    const auto second = relay.run(words("serve --listen 127.0.0.1:0"));
    QCOMPARE(second.exitCode, 1);
    QVERIFY2(second.err.contains("Another relay"), second.err);
    QCOMPARE(relay.terminate(), 0);
}

void TestRelayProgram::aLockOfADeadRelayIsTakenOver()
{
    RelayProcess relay;
    QVERIFY(relay.start());
    relay.kill();
    QVERIFY(relay.start());
    QCOMPARE(relay.terminate(), 0);
}

void TestRelayProgram::aPortInUseIsNamed()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    const RelayProcess relay;
    const auto output = relay.run({QStringLiteral("serve"), QStringLiteral("--listen"),
                                   QStringLiteral("127.0.0.1:%1").arg(taken.serverPort())});
    QCOMPARE(output.exitCode, 1);
    QVERIFY2(output.err.contains(QByteArray::number(taken.serverPort())), output.err);
}

void TestRelayProgram::aDamagedDatabaseIsNamed()
{
    const RelayProcess relay;
    QFile file(relay.dataFolder() + QStringLiteral("/baton.db"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(20000, 'x'));
    file.close();
    const auto output = relay.run(words("serve --listen 127.0.0.1:0"));
    QCOMPARE(output.exitCode, 1);
    QVERIFY2(output.err.contains("baton.db"), output.err);
}

void TestRelayProgram::aConfigurationFileGivesTheOptions()
{
    RelayProcess relay;
    const auto path = relay.dataFolder() + QStringLiteral("/relay.toml");
    const auto write = [&](const QByteArray& text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    // What the command line says goes before the file.
    QVERIFY(write("listen = \"0.0.0.0:1\"\nio-threads = 2\nrequests-per-second = 10\n"));
    QVERIFY(relay.start({QStringLiteral("--config"), path}));
    QCOMPARE(relay.terminate(), 0);
    QVERIFY(write("lisen = \"127.0.0.1:1\"\n"));
    const auto unknown = relay.run({QStringLiteral("serve"), QStringLiteral("--config"), path});
    QCOMPARE(unknown.exitCode, 2);
    QVERIFY2(unknown.err.contains("lisen"), unknown.err);
    QVERIFY(write("listen = \n"));
    const auto broken = relay.run({QStringLiteral("serve"), QStringLiteral("--config"), path});
    QCOMPARE(broken.exitCode, 2);
    QVERIFY2(broken.err.contains("line 1"), broken.err);
}

void TestRelayProgram::aHangUpReadsTheConfigurationAgain()
{
#ifdef Q_OS_WIN
    QSKIP("Windows has no such signal");
#endif
    RelayProcess relay;
    const auto path = relay.dataFolder() + QStringLiteral("/relay.toml");
    const auto write = [&](const QByteArray& text) {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    const auto fail = [&] {
        return http("POST", relay.url(QStringLiteral("/v1/sessions")),
                    R"({"email":"x@baton.example","password":"wrong","device":{"name":"x"}})",
                    {{"X-Forwarded-For", "203.0.113.66"}})
            .status;
    };
    QVERIFY(write("requests-per-second = 10\n"));
    QVERIFY(relay.start({QStringLiteral("--config"), path}));
    QCOMPARE(fail(), 401);
    QTRY_VERIFY(relay.log().contains("from \"127.0.0.1\""));
    // given a configuration that says whom to trust, and what cannot be changed now
    QVERIFY(
        write("requests-per-second = 20\ntrusted-proxy = [\"127.0.0.1\", \"10.0.0.0/8\"]\nio-threads = 7\n"));
    QVERIFY(relay.hangUp());
    QTRY_VERIFY(relay.log().contains("read again"));
    QVERIFY2(relay.log().contains("restart: io-threads"), relay.log());
    QCOMPARE(fail(), 401);
    QTRY_VERIFY(relay.log().contains("from \"203.0.113.66\""));
    // A wrong one changes nothing.
    QVERIFY(write("trusted-proxy = [\"proxy\"]\n"));
    QVERIFY(relay.hangUp());
    QTRY_VERIFY(relay.log().contains("stays as it was"));
    QCOMPARE(http("GET", relay.url(QStringLiteral("/healthz"))).status, 200);
    QCOMPARE(relay.terminate(), 0);
}

void TestRelayProgram::aDrainAnswersAndSaysGoodBye()
{
    RelayProcess relay;
    QVERIFY(relay.addMember(QStringLiteral("ana@baton.example")));
    QVERIFY(relay.start());
    RpcClient client;
    QVERIFY(client.open(relay.socketUrl(QStringLiteral("/v1/agent")),
                        signIn(relay.url(), QStringLiteral("ana@baton.example")),
                        QStringLiteral("baton.v1")));
    QVERIFY(client.call(QStringLiteral("session.hello")).ok());
    QSignalSpy closed(&client, &RpcClient::closed);
    QCOMPARE(relay.terminate(), 0);
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(client.closeCode(), 1001);
}

BATON_TEST(TestRelayProgram)
#include "tst_relayprogram.moc"
