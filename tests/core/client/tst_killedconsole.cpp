// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"
#include "tests/core/client/consoledouble.h"
#include "tests/core/client/relaydouble.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QSet>
#include <QtTest>
#include <cstdio>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

namespace {

/// Whether the console has written the draft down, as another process sees it.
bool isDraftOnDisk(const QString& folder, const QString& text)
{
    auto cache =
        storage::Database::open(folder + QStringLiteral("/cache.db"), storage::Database::Mode::ReadOnly);
    if (!cache)
        return false;
    auto rows = (*cache)->run(QStringLiteral("SELECT 1 FROM drafts WHERE conversation = ? AND text = ?"),
                              conversationId(3), text);
    return rows && rows->next();
}

/// The part that is killed: `--console URL FOLDER ROUND` signs in, writes replies and drafts one after the
/// other, and says on stdout what it has been told is kept.
int beTheConsole(const QStringList& arguments)
{
    ConsoleDouble console(arguments[3]);
    const auto round = arguments[4];
    int next = 0;
    QSet<QString> told;
    const auto say = [](const QString& line) {
        std::puts(qPrintable(line));
        std::fflush(stdout);
    };
    QObject::connect(&console.session(), &Session::pendingChanged, &console,
                     [&](const ConversationId&, const QList<PendingReply>& pending) {
                         for (const auto& reply : pending) {
                             if (!told.contains(reply.text)) {
                                 told.insert(reply.text);
                                 say(QStringLiteral("kept ") + reply.text);
                             }
                         }
                     });
    QTimer typing;
    QTimer looking;
    QObject::connect(&typing, &QTimer::timeout, &console, [&] {
        const auto text = QStringLiteral("%1-%2").arg(round).arg(next++);
        console.session().reply(conversationId(1), text);
        console.session().setDraft(conversationId(2), text);
    });
    QObject::connect(&console.session(), &Session::signedIn, &typing, [&] {
        say(QStringLiteral("draft ") + console.session().draft(conversationId(3)));
        console.session().setDraft(conversationId(3), round);
        looking.start(20);
        typing.start(2);
    });
    QObject::connect(&looking, &QTimer::timeout, &console, [&] {
        if (!isDraftOnDisk(arguments[3], round))
            return;
        looking.stop();
        say(QStringLiteral("drafted"));
    });
    console.signIn(QUrl(arguments[2]));
    return QCoreApplication::exec();
}

} // namespace

/// SIGKILL at any moment: nothing that was kept is lost, and nothing is said twice.
class TestKilledConsole : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsLostAndNothingIsDoubled();

private:
    void runAndKill(const RelayDouble& relay, const QString& folder, int round);

    QStringList m_kept;
    QStringList m_drafts;
    QRandomGenerator m_random{7};
};

void TestKilledConsole::runAndKill(const RelayDouble& relay, const QString& folder, int round)
{
    QProcess console;
    QByteArray said;
    console.start(QCoreApplication::applicationFilePath(),
                  {QStringLiteral("tst_killedconsole"), QStringLiteral("--console"), relay.url().toString(),
                   folder, QString::number(round)});
    const auto enough = qsizetype(5 + m_random.bounded(60));
    const bool waits = round % 2 == 1;
    const auto isEnough = [&] {
        said += console.readAllStandardOutput();
        return said.count("kept " + QByteArray::number(round) + '-') > enough &&
               (!waits || said.contains("drafted\n"));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isEnough() || console.state() == QProcess::NotRunning, 30'000);
    QCOMPARE(console.state(), QProcess::Running);
    console.kill();
    QTRY_COMPARE(console.state(), QProcess::NotRunning);
    said += console.readAllStandardOutput();
    said.truncate(said.lastIndexOf('\n') + 1); // a line that was cut off was not said
    const auto all = QString::fromUtf8(said).split(u'\n', Qt::SkipEmptyParts);
    for (const auto& line : all)
        if (line.startsWith(QLatin1String("kept ")))
            m_kept.append(line.mid(5));
        else if (line.startsWith(QLatin1String("draft ")))
            m_drafts.append(line.mid(6));
}

void TestKilledConsole::nothingIsLostAndNothingIsDoubled()
{
    RelayDouble relay;
    QVERIFY(relay.listen());
    relay.put(conversation(1, ConversationState::Open));
    QTemporaryDir folder;

    // When the console is killed again and again while the relay drops connections in the middle of commands,
    for (int round = 0; round < 12; ++round) {
        if (round % 3 == 1)
            relay.dropAfterNext(QStringLiteral("conversations.reply"));
        if (round % 3 == 2)
            relay.ignore(QStringLiteral("conversations.reply"));
        runAndKill(relay, folder.path(), round);
        relay.heed();
    }

    // then one that starts afterwards sends what is left,
    ConsoleDouble last(folder.path());
    last.signIn(relay.url());
    QTRY_VERIFY(last.isConnected());
    QTRY_VERIFY_WITH_TIMEOUT(last.pending(conversationId(1)).isEmpty(), 30'000);
    const auto said = relay.replies(conversationId(1));
    const QSet<QString> once(said.begin(), said.end());

    // each once, none missing, those of each round in their order;
    QCOMPARE(once.size(), said.size());
    QVERIFY(m_kept.size() > 60);
    for (const auto& text : std::as_const(m_kept))
        QVERIFY2(once.contains(text), qPrintable(text));
    for (int round = 0; round < 12; ++round) {
        const auto ofRound = said.filter(QRegularExpression(QStringLiteral("^%1-").arg(round)));
        for (qsizetype i = 1; i < ofRound.size(); ++i)
            QVERIFY(ofRound[i - 1].section(u'-', 1).toInt() < ofRound[i].section(u'-', 1).toInt());
    }
    // and a draft that had been kept when it happened is there again.
    QCOMPARE(m_drafts.size(), 12);
    for (int round = 2; round < 12; round += 2)
        QCOMPARE(m_drafts[round], QString::number(round - 1));
}

namespace {

int run(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const auto arguments = QCoreApplication::arguments();
    if (arguments.value(1) == QLatin1String("--console") && arguments.size() == 5)
        return beTheConsole(arguments);
    TestKilledConsole test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace

BATON_TEST_RUN(run)

#include "tst_killedconsole.moc"
