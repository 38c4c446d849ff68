// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/log/sqlite/reindex.h"
#include "core/desk/rebuild.h"
#include "core/storage/migrator.h"
#include "tests/core/desk/botevents.h"
#include "tests/core/desk/derivedrows.h"
#include "tests/support/program.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <future>

using namespace baton;
using namespace baton::relay;
using baton::tests::botEvent;
using baton::tests::opened;
using baton::tests::rowsOf;

/// The event log is the truth: what is derived from it can be thrown away and made again.
class TestRebuild : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theLogGivesTheSameTables();
    void aChangedRowIsFoundAndMended();
    void lostAndChangedWordsAreFoundAndMended();
    void aSearchThatAMigrationEmptiedIsFilledAgain();
    void anEmptyRelayHasNothingToRebuild();
    void whatAnEarlierVersionWroteIsWhatTheLogSays();

private:
    auto openDatabase() const { return opened(m_folder->filePath(QStringLiteral("baton.db"))); }
    void liveThrough(int commands);
    void bot();
    void platform();
    void customer();
    void agent();
    void command(desk::AgentCommand command);
    QString oneOf(const QStringList& texts) { return texts.at(m_random.bounded(int(texts.size()))); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Desk> m_desk;
    QList<ConversationId> m_conversations;
    QList<Message> m_replies;
    QHash<ConversationId, ContactId> m_contacts;
    QRandomGenerator m_random{11};
    int m_next = 0;
};

void TestRebuild::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    Desk::Options options;
    options.databasePath = m_folder->filePath(QStringLiteral("baton.db"));
    m_desk = std::make_unique<Desk>(options);
    m_desk->observe([this](const std::vector<desk::Recorded>& events) {
        for (const auto& event : events) {
            if (!event.conversation.isEmpty() && !m_conversations.contains(event.conversation))
                m_conversations.append(event.conversation);
            if (const auto* added = event.event.as<protocol::MessageAdded>())
                if (added->message.author.kind == AuthorKind::Agent)
                    m_replies.append(added->message);
            if (const auto* changed = event.event.as<protocol::ConversationChanged>())
                m_contacts.insert(event.conversation, changed->conversation.contact.id);
        }
    });
    QVERIFY(m_desk->start());
}

void TestRebuild::cleanup()
{
    m_desk.reset();
    m_conversations.clear();
    m_replies.clear();
    m_folder.reset();
}

void TestRebuild::bot()
{
    static const QStringList types{
        QStringLiteral("baton.conversation.started"), QStringLiteral("baton.message.customer"),
        QStringLiteral("baton.message.bot"),          QStringLiteral("baton.message.bot"),
        QStringLiteral("baton.escalation.requested"), QStringLiteral("baton.conversation.ended")};
    const auto type = oneOf(types);
    QJsonObject data;
    if (type.contains(QLatin1String("message"))) {
        data.insert(QStringLiteral("text"), oneOf({QStringLiteral("Where is it?"), QStringLiteral("شكرا"),
                                                   QStringLiteral("a human please"), QStringLiteral("😡")}));
        if (type.endsWith(QLatin1String("bot")))
            data.insert(QStringLiteral("confidence"), m_random.bounded(1.0));
    } else if (type.endsWith(QLatin1String("requested"))) {
        data = {{QStringLiteral("reason"), QStringLiteral("refund over 500")},
                {QStringLiteral("quote"), QStringLiteral("my money")}};
    } else if (type.endsWith(QLatin1String("started"))) {
        data = {{QStringLiteral("channel"), QStringLiteral("WA")},
                {QStringLiteral("customer"), QJsonObject{{QStringLiteral("name"), QStringLiteral("Zoë")}}}};
    }
    desk::BotBatch batch{{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}, {}};
    batch.events.append(botEvent(QStringLiteral("/test"), QString::number(++m_next), type,
                                 QStringLiteral("s%1").arg(m_random.bounded(12)), Instant::now(), data));
    std::promise<void> done;
    m_desk->submit(batch, [&](const auto&) { done.set_value(); });
    done.get_future().wait();
}

/// Its workflows in any order, and what it changed in the bot.
void TestRebuild::platform()
{
    const auto what = m_random.bounded(6);
    QJsonObject data{{QStringLiteral("run"), QStringLiteral("run%1").arg(m_random.bounded(20))}};
    auto type = QStringLiteral("baton.workflow.step");
    if (what == 0) {
        type = QStringLiteral("baton.workflow.started");
        data.insert(
            QStringLiteral("workflow"),
            QJsonObject{{QStringLiteral("id"), oneOf({QStringLiteral("kpi"), QStringLiteral("leads")})},
                        {QStringLiteral("name"), QStringLiteral("Träumerei")}});
    } else if (what == 1) {
        type = QStringLiteral("baton.workflow.finished");
        data.insert(QStringLiteral("status"), oneOf({QStringLiteral("success"), QStringLiteral("failure")}));
        data.insert(QStringLiteral("error"), QStringLiteral("503"));
    } else if (what == 2) {
        type = QStringLiteral("baton.autoupdate.recorded");
        data = {{QStringLiteral("kind"), oneOf(autoUpdateKinds())},
                {QStringLiteral("summary"), QStringLiteral("12 chunks added")},
                {QStringLiteral("source"), QStringLiteral("supplier-spec-2026.pdf")},
                {QStringLiteral("details"), QJsonObject{{QStringLiteral("pages"), m_random.bounded(0.1)}}}};
    } else {
        const auto index = 1 + m_random.bounded(4);
        data.insert(QStringLiteral("step"),
                    QJsonObject{{QStringLiteral("index"), index},
                                {QStringLiteral("name"), QStringLiteral("Step %1").arg(index)}});
        data.insert(QStringLiteral("state"), oneOf({QStringLiteral("started"), QStringLiteral("completed")}));
    }
    desk::BotBatch batch{{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}, {}};
    batch.events.append(botEvent(QStringLiteral("/test"), QString::number(++m_next), type, QString(),
                                 Instant{Instant::now().ms - m_random.bounded(60'000)}, data));
    std::promise<void> done;
    m_desk->submit(batch, [&](const Result<desk::BotAnswer>& answer) {
        if (!answer)
            qWarning() << answer.error().detail;
        done.set_value();
    });
    done.get_future().wait();
}

void TestRebuild::customer()
{
    desk::CustomerCommand command{{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")},
                                  QStringLiteral("visitor%1").arg(m_random.bounded(5)),
                                  {},
                                  desk::CustomerAsksForPerson{}};
    command.contact.ip = QStringLiteral("192.0.2.7");
    if (m_random.bounded(3) > 0)
        command.verb = desk::CustomerWrites{QString::number(++m_next), QStringLiteral("Hello?")};
    std::promise<void> done;
    m_desk->submit(command, [&](const Result<desk::CustomerAnswer>&) { done.set_value(); });
    done.get_future().wait();
}

void TestRebuild::command(desk::AgentCommand command)
{
    std::promise<void> done;
    m_desk->submit(std::move(command), [&](const Result<desk::AgentAnswer>&) { done.set_value(); });
    done.get_future().wait();
}

void TestRebuild::agent()
{
    if (m_conversations.isEmpty())
        return;
    const auto id = m_conversations.at(m_random.bounded(int(m_conversations.size())));
    desk::AgentCommand one;
    const auto name = oneOf({QStringLiteral("Ana"), QStringLiteral("Ben")});
    one.agent.actor = {{MemberId(name), name}, permissionsOf(Role::Agent)};
    one.commandId = CommandId(QString::number(++m_next));
    switch (m_random.bounded(16)) {
    case 0:
    case 1:
        one.verb = desk::Claim{id};
        break;
    case 2:
    case 3:
        one.verb = desk::Reply{id, QStringLiteral("**Let me look.**")};
        break;
    case 4:
        one.verb = desk::Release{id};
        break;
    case 5:
        one.verb = desk::HandBack{id};
        break;
    case 7:
        one.verb = desk::WriteNote{id, QStringLiteral("She has called twice.")};
        break;
    case 8:
        one.verb = desk::NoteContact{m_contacts.value(id), BotId(QStringLiteral("shop")),
                                     QStringLiteral("Asks twice.")};
        break;
    case 9:
    case 10:
        // Most are hers, and recent.
        if (!m_replies.isEmpty())
            one.verb = desk::Withdraw{m_replies.constLast().conversation, m_replies.constLast().id};
        break;
    case 11:
        one.verb = desk::Assign{
            id,
            {{{MemberId(QStringLiteral("Ana")), QStringLiteral("Ana")}, permissionsOf(Role::Agent)}, {}},
            QStringLiteral("Please look.")};
        break;
    case 12:
        one.verb = desk::Tag{id,
                             {oneOf({QStringLiteral("Refund"), QStringLiteral("VIP")})},
                             {oneOf({QStringLiteral("refund"), QStringLiteral("x")})}};
        break;
    case 13:
        one.verb = desk::Snooze{id, Instant{Instant::now().ms + 60'000}};
        break;
    case 14:
        one.verb = desk::UpdateContact{BotId(QStringLiteral("shop")),
                                       m_contacts.value(id),
                                       {oneOf({QStringLiteral("Zoë"), QStringLiteral("Yan")}), {}, {}, {}}};
        break;
    default:
        one.verb = desk::Resolve{id};
        break;
    }
    command(std::move(one));
}

void TestRebuild::liveThrough(int commands)
{
    for (int i = 0; i < commands; ++i) {
        switch (m_random.bounded(4)) {
        case 0:
            bot();
            break;
        case 3:
            platform();
            break;
        case 1:
            customer();
            break;
        default:
            agent();
            break;
        }
    }
    m_desk->stop();
    QVERIFY2(m_conversations.size() > 10, "too little has happened to try anything");
}

void TestRebuild::theLogGivesTheSameTables()
{
    liveThrough(1500);
    const auto database = openDatabase();
    QVERIFY(database);
    const auto before = rowsOf(*database);
    QVERIFY(before.size() > 500);
    QVERIFY2(before.constFirst().count(u'|') >= 23, "every column is compared, empty ones too");
    const auto differences = desk::findDifferences(*database);
    QVERIFY2(differences, qPrintable(differences ? QString() : differences.error().detail));
    QCOMPARE(*differences, QStringList());

    const auto events = desk::rebuild(*database);
    QVERIFY2(events, qPrintable(events ? QString() : events.error().detail));
    QVERIFY(*events > 500);
    QCOMPARE(rowsOf(*database).join(u'\n'), before.join(u'\n'));
}

void TestRebuild::aChangedRowIsFoundAndMended()
{
    liveThrough(200);
    const auto database = openDatabase();
    const auto before = rowsOf(*database);
    const auto victim = m_conversations.constFirst().toString();
    QVERIFY(database->execute(
        QStringLiteral("UPDATE conversations SET state = 'open' || state WHERE id = '%1'").arg(victim)));
    const auto differences = desk::findDifferences(*database);
    QVERIFY(differences);
    QCOMPARE(differences->size(), 1);
    QVERIFY2(differences->constFirst().contains(victim), qPrintable(differences->constFirst()));

    QVERIFY(desk::rebuild(*database));
    QCOMPARE(rowsOf(*database), before);
    QCOMPARE(desk::findDifferences(*database).value(), QStringList());
}

void TestRebuild::lostAndChangedWordsAreFoundAndMended()
{
    liveThrough(200);
    const auto database = openDatabase();
    const auto before = rowsOf(*database);
    QVERIFY(database->execute(QStringLiteral("DELETE FROM messages WHERE n = 1")));
    QVERIFY(database->execute(QStringLiteral("UPDATE messages SET text = 'no' WHERE n = 2")));
    QVERIFY(database->execute(QStringLiteral("DELETE FROM search WHERE rowid < 5")));
    QVERIFY(!desk::findDifferences(*database).value().isEmpty());
    QVERIFY(desk::rebuild(*database));
    QCOMPARE(rowsOf(*database), before);
}

void TestRebuild::aSearchThatAMigrationEmptiedIsFilledAgain()
{
    liveThrough(300);
    const auto database = openDatabase();
    const auto before = rowsOf(*database);
    QVERIFY(database->execute(QStringLiteral("DELETE FROM search")));
    QVERIFY(database->execute(QStringLiteral("INSERT INTO stale_tables(name) VALUES('search')")));
    QVERIFY(m_desk->start());
    m_desk->stop();
    QCOMPARE(rowsOf(*database).join(u'\n'), before.join(u'\n'));
    QCOMPARE(desk::findDifferences(*database).value(), QStringList());
}

void TestRebuild::anEmptyRelayHasNothingToRebuild()
{
    m_desk->stop();
    const auto database = openDatabase();
    QCOMPARE(desk::findDifferences(*database).value(), QStringList());
    QCOMPARE(desk::rebuild(*database).value(), 0);
}

/// Its events know no place in the queue, and its tables went by what messages told of the time.
void TestRebuild::whatAnEarlierVersionWroteIsWhatTheLogSays()
{
    m_desk.reset();
    const auto path = m_folder->filePath(QStringLiteral("earlier.db"));
    auto database = std::move(storage::Database::open(path).value());
    const QDir earlier(m_folder->path());
    for (const auto& script : QDir(QStringLiteral(":/sql")).entryList({QStringLiteral("000[1-6]*.sql")}))
        QVERIFY(QFile::copy(QStringLiteral(":/sql/") + script, earlier.filePath(script)));
    QCOMPARE(storage::migrate(*database, earlier.path()).value(), 6);

    Conversation c;
    c.id = ConversationId(QStringLiteral("c1"));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.channel = QStringLiteral("WA");
    c.contact.id = ContactId(QStringLiteral("p1"));
    c.createdAt = c.updatedAt = Instant{1000};
    qint64 seq = 0;
    const auto log = [&](QLatin1String type, qint64 at, const QJsonObject& data) {
        auto insert = database->prepare(QStringLiteral("INSERT INTO events(seq, at, type, conversation, bot, "
                                                       "data, inner) VALUES(?,?,?,'c1','shop',?,?)"));
        QVERIFY(insert->run(++seq, at, QString(type), QString::fromUtf8(protocol::toBytes(data)),
                            QStringLiteral("{\"subject\":\"s1\"}")));
    };
    const auto change = [&](QLatin1String type, qint64 at) {
        c.updatedAt = Instant{at};
        log(type, at, protocol::toJson(protocol::ConversationChanged{c, std::nullopt}));
    };
    namespace type = protocol::eventtype;
    change(type::conversationStarted, 1000);
    for (const qint64 at : {9000, 2000}) { // the second came late
        ++c.messageCount;
        const Message message{MessageId(QStringLiteral("g%1").arg(at)),
                              c.id,
                              c.messageCount,
                              {AuthorKind::Customer, QString()},
                              QStringLiteral("Hello"),
                              Instant{at},
                              {}};
        log(type::messageAdded, at, protocol::toJson(protocol::MessageAdded{message}));
        auto insert = database->prepare(QStringLiteral("INSERT INTO messages(conversation, n, id, author, "
                                                       "author_name, text, at) VALUES('c1',?,?,?,'',?,?)"));
        QVERIFY(insert->run(message.n, message.id.toString(), QStringLiteral("customer"), message.text, at));
        QVERIFY(database->execute(
            QStringLiteral("INSERT INTO search(text, conversation) VALUES('Hello', 'c1')")));
        c.lastMessage = LastMessage{message.author, message.text, message.at};
    }
    c.state = ConversationState::Waiting;
    c.waitingSince = Instant{3000};
    change(type::conversationEscalated, 3000);
    c.state = ConversationState::Open;
    c.assignee = MemberRef{MemberId(QStringLiteral("m1")), QStringLiteral("Ana")};
    c.waitingSince.reset();
    change(type::conversationClaimed, 4000);
    c.state = ConversationState::Waiting;
    c.assignee.reset();
    c.waitingSince = Instant{5000};
    change(type::conversationReleased, 5000);
    auto row = database->prepare(QStringLiteral(
        "INSERT INTO conversations(id, bot, bot_name, subject, channel, state, contact, contact_json, "
        "last_author, "
        "last_name, last_text, last_at, waiting_since, message_count, escalated_n, created_at, updated_at) "
        "VALUES('c1','shop','Shop "
        "bot','s1','WA','waiting','p1',?,'customer','','Hello',2000,5000,2,2,1000,5000)"));
    QVERIFY(row->run(QString::fromUtf8(protocol::toBytes(protocol::toJson(c.contact)))));

    QVERIFY(storage::migrate(*database, QStringLiteral(":/sql")));
    QVERIFY(desk::fillSearchIfStale(*database));
    QCOMPARE(desk::findDifferences(*database).value().join(u'\n'), QString());
}

BATON_TEST(TestRebuild)
#include "tst_rebuild.moc"
