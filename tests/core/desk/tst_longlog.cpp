// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/freshdatabase.h"
#include "core/desk/reading/reading.h"
#include "core/desk/rebuild.h"
#include "core/storage/migrator.h"
#include "tests/core/desk/botevents.h"
#include "tests/support/program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <future>

using namespace baton;
using namespace baton::relay;

/// A log that has grown long, and what can be had from it when other pages are damaged.
class TestLongLog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();

    void aDamagedTableIsMadeAnewInAFreshFile();
    void theNewestStepsAreNotLostInALongHistory();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void say(const QString& text);
    template <typename Verb>
    void act(Verb verb);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
    ConversationId m_conversation;
    int m_next = 0;
};

void TestLongLog::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Desk::Options options;
    options.databasePath = path("baton.db");
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe(
        [this](const std::vector<desk::Recorded>& events) { m_conversation = events.front().conversation; });
    QVERIFY(m_desk->start());
    say(QStringLiteral("Hello"));
}

void TestLongLog::say(const QString& text)
{
    desk::BotBatch batch{{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}, {}};
    batch.events.append(baton::tests::botEvent(QStringLiteral("/test"), QString::number(++m_next),
                                               QStringLiteral("baton.message.customer"), QStringLiteral("s1"),
                                               Instant::now(), QJsonObject{{QStringLiteral("text"), text}}));
    std::promise<void> done;
    m_desk->submit(batch, [&](const Result<desk::BotAnswer>&) { done.set_value(); });
    done.get_future().wait();
}

template <typename Verb>
void TestLongLog::act(Verb verb)
{
    const MemberRef ana{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
    desk::AgentCommand command{{Actor{ana, permissionsOf(Role::Admin)}, std::nullopt},
                               CommandId(QStringLiteral("s%1").arg(++m_next)),
                               std::move(verb)};
    std::promise<bool> done;
    m_desk->submit(std::move(command),
                   [&](const Result<desk::AgentAnswer>& answer) { done.set_value(answer.has_value()); });
    QVERIFY(done.get_future().get());
}

void TestLongLog::aDamagedTableIsMadeAnewInAFreshFile()
{
    constexpr int many = 200;
    for (int i = 0; i < many; ++i)
        say(QString::number(i));
    m_desk.reset();
    qint64 page = 0;
    {
        const auto database = storage::Database::open(path("baton.db"));
        QVERIFY((*database)->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
        auto root = (*database)->prepare(
            QStringLiteral("SELECT rootpage FROM sqlite_master WHERE name = 'messages'"));
        QVERIFY(root && root->run() && root->next());
        page = root->number(0);
    }
    QFile file(path("baton.db"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    constexpr qint64 pageSize = 4096;
    QVERIFY(file.seek((page - 1) * pageSize));
    file.write(QByteArray(pageSize, '\x55'));
    file.close();
    QVERIFY2(!desk::rebuild(**storage::Database::open(path("baton.db"))), "where it is, nothing helps");

    const auto fresh = storage::Database::open(path("fresh.db"));
    QVERIFY(fresh && storage::migrate(**fresh, QStringLiteral(":/sql")));
    const auto events = desk::rebuildInto(**fresh, path("baton.db"));
    QVERIFY2(events, qPrintable(events ? QString() : events.error().detail));
    QCOMPARE(desk::findDifferences(**fresh).value(), QStringList());
    auto count = (*fresh)->prepare(QStringLiteral("SELECT COUNT(*) FROM messages"));
    QVERIFY(count && count->run() && count->next());
    QCOMPARE(count->number(0), many + 1);
    count->finish();

    // A log with a hole is another matter.
    QVERIFY((*fresh)->execute(QStringLiteral("DELETE FROM events WHERE seq = 7")));
    const auto again = storage::Database::open(path("again.db"));
    QVERIFY(again && storage::migrate(**again, QStringLiteral(":/sql")));
    const auto refused = desk::rebuildInto(**again, path("fresh.db"));
    QVERIFY(!refused);
    QVERIFY2(refused.error().detail.contains(QLatin1String("not whole")), qPrintable(refused.error().detail));
}

void TestLongLog::theNewestStepsAreNotLostInALongHistory()
{
    auto reading = desk::Reading::open(path("baton.db"), nullptr);
    QVERIFY(reading);
    const auto contact = (*reading)->get({}, {m_conversation, {}, {}})->contact.id;
    constexpr int rounds = 1'050; // each of two steps
    for (int i = 0; i < rounds; ++i) {
        act(desk::Start{BotId(QStringLiteral("shop")), contact, std::nullopt});
        act(desk::Resolve{m_conversation});
    }
    const auto got = (*reading)->get({}, {m_conversation, {}, {}});
    QVERIFY(got);
    QCOMPARE(got->history.constLast().type, QString(protocol::eventtype::conversationResolved));
    QVERIFY(got->history.constLast().at >= got->history.constFirst().at);
    QCOMPARE(got->history.constLast().at, got->conversation.updatedAt);
}

BATON_TEST(TestLongLog)
#include "tst_longlog.moc"
