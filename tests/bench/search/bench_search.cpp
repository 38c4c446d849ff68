// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/desk.h"
#include "core/desk/log/sqlite/tables.h"
#include "core/desk/reading/reading.h"
#include "core/storage/statistics.h"
#include "tests/bench/search/madeupwords.h"

#include <QCoreApplication>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <cstdio>
#include <ctime>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::desk;

namespace {

constexpr int messagesOfEach = 10;
constexpr int bots = 8;
constexpr int waiting = 1000;
constexpr int mine = 200;
constexpr int rounds = 20;

const MemberId ana(QStringLiteral("ana"));

template <typename T>
T orEnd(Result<T> result)
{
    if (result)
        return std::move(*result);
    qFatal("%s", qPrintable(result.error().detail));
}

void orEnd(const Result<void>& result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().detail));
}

/// The last ones wait, some before them are Ana's, and of the rest a bot has every tenth.
ConversationState stateOf(int number, int count)
{
    return number >= count - waiting          ? ConversationState::Waiting
           : number >= count - waiting - mine ? ConversationState::Open
           : number % 10 == 0                 ? ConversationState::Bot
                                              : ConversationState::Ended;
}

Stored madeUp(int number, int count)
{
    Stored stored;
    auto& c = stored.conversation;
    c.id = ConversationId(QStringLiteral("c%1").arg(number));
    c.bot = {BotId(QStringLiteral("bot%1").arg(number % bots)), QStringLiteral("Bot")};
    c.channel = QStringLiteral("WIDGET");
    c.state = stateOf(number, count);
    c.contact.id = ContactId(QStringLiteral("k%1").arg(number));
    c.contact.name = QStringLiteral("Customer %1").arg(number);
    c.tags = {QStringLiteral("topic %1").arg(number % 50)};
    if (number % 2 == 0)
        c.tags.append(QStringLiteral("Common"));
    if (number % 1000 == 7)
        c.tags.append(QStringLiteral("Rare"));
    if (c.state == ConversationState::Waiting) {
        c.waitingSince = Instant{number};
        c.waitingOrder = number;
    } else if (c.state == ConversationState::Open) {
        c.assignee = MemberRef{ana, QStringLiteral("Ana")};
    }
    stored.subject = c.id.toString();
    c.createdAt = c.updatedAt = Instant{number};
    return stored;
}

void fill(const QString& path, int count, int messagesEach)
{
    {
        Desk::Options options;
        options.databasePath = path;
        Desk desk(options);
        orEnd(desk.start());
    }
    const auto database = orEnd(storage::Database::open(path));
    Tables tables(*database);
    bench::MadeUpWords words;
    constexpr int atOnce = 2000;
    for (int from = 0; from < count; from += atOnce) {
        const auto transaction = orEnd(storage::Transaction::begin(*database));
        for (int number = from; number < std::min(count, from + atOnce); ++number) {
            auto stored = madeUp(number, count);
            for (int n = 1; n <= messagesEach; ++n) {
                Message message;
                message.id = MessageId(QStringLiteral("m%1.%2").arg(number).arg(n));
                message.conversation = stored.conversation.id;
                message.n = n;
                message.author = {n % 2 == 1 ? AuthorKind::Customer : AuthorKind::Bot,
                                  QStringLiteral("Somebody")};
                message.text = words.text(number * messagesEach + n);
                message.at = stored.conversation.updatedAt;
                orEnd(tables.append(message));
                orEnd(tables.index({stored.conversation.bot.id, message.conversation, n, message.text}));
                add(stored, message, message.at);
            }
            orEnd(tables.insert(stored));
        }
        orEnd(transaction->commit());
    }
    orEnd(storage::refreshStatistics(*database));
}

struct Asked
{
    QString name;
    protocol::ListParams params;
    ReadingRoom::Viewer viewer;
};

QList<Asked> questions(int messages)
{
    const bench::MadeUpWords words;
    const ReadingRoom::Viewer everything{ana, std::nullopt};
    const ReadingRoom::Viewer ofOneBot{ana, QSet<BotId>{BotId(QStringLiteral("bot3"))}};
    const ReadingRoom::Viewer ofThree{ana, QSet<BotId>{BotId(QStringLiteral("bot1")),
                                                       BotId(QStringLiteral("bot3")),
                                                       BotId(QStringLiteral("bot5"))}};
    const QList<std::pair<QString, QString>> sought{
        {QStringLiteral("(a list)"), QString()},
        {QStringLiteral("the commonest word"), words.word(0)},
        {QStringLiteral("a common beginning"), words.word(0).left(2)},
        {QStringLiteral("two common words"), words.word(0) + u' ' + words.word(1)},
        {QStringLiteral("a word of a hundred"), words.word(100)},
        {QStringLiteral("a rare word"), QStringLiteral("A%1").arg(messages / 2)},
        {QStringLiteral("a rare and a common word"),
         QStringLiteral("A%1 ").arg(messages / 2) + words.word(0)},
        {QStringLiteral("no word there is"), QStringLiteral("xylophone")},
        {QStringLiteral("one letter"), QStringLiteral("a")},
        {QStringLiteral("Chinese"), QStringLiteral("上海")},
        {QStringLiteral("Chinese, one sign"), QStringLiteral("票")}};
    QList<Asked> all;
    for (const auto& [name, query] : sought) {
        for (const auto* view : {"all", "waiting", "mine"}) {
            protocol::ListParams params;
            params.view = QLatin1String(view);
            if (!query.isEmpty())
                params.query = query;
            all.append({QStringLiteral("%1, %2").arg(name, params.view), params, everything});
            all.append({QStringLiteral("%1, %2, one bot").arg(name, params.view), params, ofOneBot});
            all.append({QStringLiteral("%1, %2, three bots").arg(name, params.view), params, ofThree});
        }
    }
    for (const auto* tag : {"common", "topic 7", "rare", "none"}) {
        protocol::ListParams params;
        params.view = QStringLiteral("all");
        params.tag = QString::fromLatin1(tag);
        all.append({QStringLiteral("the tag \"%1\"").arg(*params.tag), params, everything});
        all.append({QStringLiteral("the tag \"%1\", one bot").arg(*params.tag), params, ofOneBot});
        all.append({QStringLiteral("the tag \"%1\", three bots").arg(*params.tag), params, ofThree});
    }
    return all;
}

/// Milliseconds of this thread's own: the database is in memory, and others may be busy beside.
double spent()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

QJsonObject measured(Reading& reading, const Asked& asked)
{
    const Superseded never{false};
    QList<double> times;
    protocol::ListResult answer;
    for (int round = -1; round < rounds; ++round) {
        const auto before = spent();
        answer = orEnd(reading.list(asked.viewer, asked.params, never));
        // The first one reads from the disk.
        if (round >= 0)
            times.append(spent() - before);
    }
    std::sort(times.begin(), times.end());
    QJsonObject row{{QStringLiteral("name"), asked.name},
                    {QStringLiteral("p50"), times[times.size() / 2]},
                    {QStringLiteral("p99"), times[times.size() * 99 / 100]},
                    {QStringLiteral("items"), qint64(answer.items.size())},
                    {QStringLiteral("search"), asked.params.query.has_value()}};
    if (answer.found) {
        row.insert(QStringLiteral("found"),
                   QJsonArray{answer.found->waiting, answer.found->mine, answer.found->all});
        row.insert(QStringLiteral("more"), answer.moreFound);
    }
    return row;
}

} // namespace

/// What a search and a list cost in a database of so many messages: each question many times, one after
/// another, on a connection like the relay's. Makes the database where there is none.
///   bench_search FILE MESSAGES
/// Or makes one of conversations with a message each, for a relay to serve:
///   bench_search fill FILE CONVERSATIONS
int main(int argc, char** argv)
{
    const QCoreApplication app(argc, argv);
    if (argc == 4 && QByteArray(argv[1]) == "fill") {
        fill(QDir::current().absoluteFilePath(QString::fromLocal8Bit(argv[2])), QByteArray(argv[3]).toInt(),
             1);
        return 0;
    }
    if (argc != 3)
        qFatal("usage: bench_search FILE MESSAGES, or bench_search fill FILE CONVERSATIONS");
    const auto path = QDir::current().absoluteFilePath(QString::fromLocal8Bit(argv[1]));
    const int messages = QByteArray(argv[2]).toInt();
    if (!QFile::exists(path))
        fill(path, messages / messagesOfEach, messagesOfEach);
    const auto reading = orEnd(Reading::open(path, nullptr));
    QJsonArray rows;
    const auto all = questions(messages);
    for (const auto& asked : all)
        rows.append(measured(*reading, asked));
    std::fputs(QJsonDocument(rows).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
