// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QProcess>
#include <QSignalSpy>
#include <QtTest>
#include <cstdio>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;
namespace type = baton::protocol::eventtype;

namespace {

constexpr int longMs = 600'000; ///< runs out in no test

client::LinkTiming patient()
{
    auto timing = ConsoleDouble::quick();
    timing.undo = longMs;
    return timing;
}

QString resolveMethod() { return QStringLiteral("conversations.resolve"); }

/// The part that is killed, or quits: resolves, and says so when it is on disk.
int beTheConsole(const QStringList& arguments)
{
    auto timing = patient();
    timing.lastWords = longMs;
    ConsoleDouble console(arguments[3], timing);
    const bool quits = arguments.value(4) == QLatin1String("quit");
    QObject::connect(&console.session(), &Session::linkChanged, &console, [&](const LinkStatus& status) {
        if (status.state != LinkStatus::State::Connected)
            return;
        console.session().resolve(conversationId(1));
        console.session().reply(conversationId(2), QStringLiteral("after it"));
    });
    QObject::connect(&console.session(), &Session::pendingChanged, &console, [quits] {
        // The worker takes them in order: what came before is on disk as well.
        std::puts("kept");
        std::fflush(stdout);
        if (quits)
            QCoreApplication::quit();
    });
    console.signIn(QUrl(arguments[2]));
    return QCoreApplication::exec();
}

} // namespace

/// Resolving, releasing and handing back can be taken back for a moment, in which nobody else sees them;
/// whatever ends that moment sends them.
class TestUndo : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void untilTheTimeIsOverNothingLeavesThisComputer();
    void takenBackItNeverWas();
    void eachOfTheThreeWaits_data();
    void eachOfTheThreeWaits();
    void claimsAndRepliesDoNotWait();
    void whenTheTimeIsOverItIsSent();
    void anotherCommandThereSendsItFirst();
    void losingTheLineSendsIt();
    void quittingSendsIt();
    void signingOutSendsItFirst();
    void tooLateToTakeBackIsTold();
    void aKilledConsoleSendsItAtTheNextStart();

private:
    void begin(int undoMs);
    int sent(const QString& method = resolveMethod()) const { return int(m_relay->asked(method).size()); }

    std::unique_ptr<RelayDouble> m_relay;
    std::unique_ptr<ConsoleDouble> m_console;
    std::unique_ptr<QSignalSpy> m_over;
};

void TestUndo::init()
{
    m_relay = std::make_unique<RelayDouble>();
    QVERIFY(m_relay->listen());
    for (int i = 1; i <= 2; ++i) {
        auto c = conversation(i, ConversationState::Open);
        c.assignee = alice();
        m_relay->put(c);
    }
}

void TestUndo::cleanup()
{
    m_over.reset();
    m_console.reset();
    m_relay.reset();
}

void TestUndo::begin(int undoMs)
{
    auto timing = ConsoleDouble::quick();
    timing.undo = undoMs;
    m_console = std::make_unique<ConsoleDouble>(QString(), timing);
    m_over = std::make_unique<QSignalSpy>(&m_console->session(), &Session::undoOver);
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->isConnected());
}

void TestUndo::untilTheTimeIsOverNothingLeavesThisComputer()
{
    begin(longMs);
    m_console->session().resolve(conversationId(1));
    // What is asked afterwards has an answer, and the command is still here.
    m_console->session().reply(conversationId(2), QStringLiteral("hello"));
    QTRY_COMPARE(m_relay->replies(conversationId(2)).size(), 1);
    QCOMPARE(sent(), 0);
    QVERIFY(m_over->isEmpty());
}

void TestUndo::takenBackItNeverWas()
{
    begin(longMs);
    m_console->session().resolve(conversationId(1));
    m_console->session().undo(conversationId(1));
    QTRY_COMPARE(m_over->size(), 1);
    QCOMPARE(m_over->first().at(1).toBool(), true);
    // Not after a restart either
    m_console->restart();
    m_console->signIn(m_relay->url());
    QTRY_VERIFY(m_console->isConnected());
    m_console->session().reply(conversationId(1), QStringLiteral("I am still here"));
    QTRY_COMPARE(m_relay->replies(conversationId(1)).size(), 1);
    QCOMPARE(sent(), 0);
}

void TestUndo::eachOfTheThreeWaits_data()
{
    QTest::addColumn<QString>("method");
    QTest::newRow("resolve") << resolveMethod();
    QTest::newRow("release") << QStringLiteral("conversations.release");
    QTest::newRow("handBack") << QStringLiteral("conversations.handBack");
}

void TestUndo::eachOfTheThreeWaits()
{
    QFETCH(QString, method);
    begin(longMs);
    auto& session = m_console->session();
    if (method == resolveMethod())
        session.resolve(conversationId(1));
    else if (method.endsWith(QLatin1String("release")))
        session.release(conversationId(1));
    else
        session.handBack(conversationId(1));
    session.reply(conversationId(2), QStringLiteral("hello"));
    QTRY_COMPARE(m_relay->replies(conversationId(2)).size(), 1);
    QCOMPARE(sent(method), 0);
    session.undo(conversationId(1));
    QTRY_COMPARE(m_over->size(), 1);
}

void TestUndo::claimsAndRepliesDoNotWait()
{
    begin(longMs);
    m_relay->put(conversation(3, ConversationState::Waiting));
    m_console->session().claim(conversationId(3));
    QTRY_COMPARE(sent(QStringLiteral("conversations.claim")), 1);
}

void TestUndo::whenTheTimeIsOverItIsSent()
{
    begin(30);
    m_console->session().resolve(conversationId(1));
    QTRY_COMPARE(sent(), 1);
    QTRY_COMPARE(m_over->size(), 1);
    QCOMPARE(m_over->first().at(1).toBool(), false);
}

void TestUndo::anotherCommandThereSendsItFirst()
{
    begin(longMs);
    m_console->session().release(conversationId(1));
    m_console->session().claim(conversationId(1));
    QTRY_COMPARE(sent(QStringLiteral("conversations.claim")), 1);
    QCOMPARE(sent(QStringLiteral("conversations.release")), 1);
}

void TestUndo::losingTheLineSendsIt()
{
    begin(longMs);
    m_console->session().resolve(conversationId(1));
    m_relay->drop();
    QTRY_COMPARE(m_over->size(), 1);
    QCOMPARE(m_over->first().at(1).toBool(), false);
    QTRY_COMPARE(sent(), 1);
}

void TestUndo::quittingSendsIt()
{
    // In a program of its own: the relay here must be able to answer while it ends.
    const QTemporaryDir folder;
    QProcess console;
    console.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("tst_undo"), QStringLiteral("--console"), m_relay->url().toString(),
                   folder.path(), QStringLiteral("quit")});
    QVERIFY(console.waitForStarted());
    QTRY_VERIFY_WITH_TIMEOUT(console.state() == QProcess::NotRunning && console.exitCode() == 0, 30'000);
    QCOMPARE(sent(), 1);
}

void TestUndo::signingOutSendsItFirst()
{
    begin(longMs);
    m_console->session().resolve(conversationId(1));
    m_console->session().signOut();
    QTRY_COMPARE(m_relay->asked(QStringLiteral("signOut")).size(), 1);
    QCOMPARE(sent(), 1);
}

void TestUndo::tooLateToTakeBackIsTold()
{
    begin(1);
    m_console->session().resolve(conversationId(1));
    QTRY_COMPARE(m_over->size(), 1);
    m_console->session().undo(conversationId(1));
    QTRY_COMPARE(sent(), 1);
    QCOMPARE(m_over->size(), 1);
    QCOMPARE(m_over->first().at(1).toBool(), false);
}

void TestUndo::aKilledConsoleSendsItAtTheNextStart()
{
    const QTemporaryDir folder;
    QProcess console;
    console.start(
        QCoreApplication::applicationFilePath(),
        {QStringLiteral("tst_undo"), QStringLiteral("--console"), m_relay->url().toString(), folder.path()});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += console.readAllStandardOutput()).contains("kept"), 30'000);
    QTRY_COMPARE(m_relay->replies(conversationId(2)).size(), 1);
    QCOMPARE(sent(), 0);
    console.kill();
    QTRY_COMPARE(console.state(), QProcess::NotRunning);
    // The next one sends it at once, though its own would wait
    ConsoleDouble next(folder.path(), patient());
    next.signIn(m_relay->url());
    QTRY_COMPARE(sent(), 1);
}

namespace {

int run(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--console") && arguments.size() >= 4)
        return beTheConsole(arguments);
    TestUndo test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

BATON_TEST_RUN(run)

#include "tst_undo.moc"
