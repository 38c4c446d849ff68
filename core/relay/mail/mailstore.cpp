// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/mail/mailstore.h"

#include "core/storage/durablefile.h"

#include <QFile>
#include <QLoggingCategory>
#include <array>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.mail")

constexpr std::array stateNames{"parked", "stopped", "queued", "sending", "delivered"};

QString schema()
{
    return QStringLiteral(
        "CREATE TABLE IF NOT EXISTS places(bot TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;\n"
        "CREATE TABLE IF NOT EXISTS held(bot TEXT NOT NULL, conversation TEXT NOT NULL, seq INTEGER NOT "
        "NULL, PRIMARY KEY(bot, conversation, seq)) WITHOUT ROWID;\n"
        "CREATE INDEX IF NOT EXISTS held_by_number ON held(bot, seq);\n"
        "CREATE TABLE IF NOT EXISTS parked(id INTEGER PRIMARY KEY, bot TEXT NOT NULL, conversation TEXT NOT "
        "NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, host TEXT NOT NULL, status INTEGER NOT NULL, why "
        "TEXT NOT NULL, at INTEGER NOT NULL, state INTEGER NOT NULL, state_at INTEGER NOT NULL, "
        "UNIQUE(bot, seq));\n"
        "CREATE INDEX IF NOT EXISTS parked_by_state ON parked(state, id);\n"
        "CREATE TABLE IF NOT EXISTS stopped(bot TEXT PRIMARY KEY, set_at INTEGER NOT NULL) WITHOUT ROWID;\n"
        "CREATE TABLE IF NOT EXISTS seeded(at INTEGER NOT NULL);\n");
}

struct Copied
{
    const char* table;
    const char* columns;
    const char* otherwise = ""; ///< what happens to a row that is there
};
constexpr const char* furtherPlace = " ON CONFLICT(bot) DO UPDATE SET seq = MAX(seq, excluded.seq)";
/// Under `mail_` and their name in a backup.
constexpr std::array copiedTables{
    Copied{"places", "bot, seq", furtherPlace}, Copied{"held", "bot, conversation, seq"},
    Copied{"parked", "id, bot, conversation, seq, type, host, status, why, at, state, state_at"},
    Copied{"stopped", "bot, set_at"}};

int columnsOf(const Copied& copied) { return int(QByteArray(copied.columns).count(',')) + 1; }

/// Every row of one table into another.
Result<void> copyRows(storage::Database& from, const QString& source, storage::Database& to,
                      const QString& target, const Copied& copied)
{
    const auto columns = QString::fromLatin1(copied.columns);
    BATON_TRY_INTO(auto read, from.run(QStringLiteral("SELECT %1 FROM %2").arg(columns, source)));
    const int width = columnsOf(copied);
    const auto marks = QStringList(width, QStringLiteral("?")).join(u',');
    BATON_TRY_INTO(auto write,
                   to.prepare(QStringLiteral("INSERT INTO %1(%2) VALUES(%3)%4")
                                  .arg(target, columns, marks, QString::fromLatin1(copied.otherwise))));
    for (const auto& row : read.rows()) {
        QVariantList values;
        for (int i = 0; i < width; ++i)
            values.append(row.value(i));
        BATON_TRY(write.runList(values));
    }
    return read.ended();
}

} // namespace

QString nameOf(ParkedState state) { return QString::fromLatin1(stateNames.at(size_t(state))); }

Result<std::unique_ptr<MailStore>> MailStore::open(const QString& path)
{
    const auto make = [&path]() -> Result<std::unique_ptr<MailStore>> {
        BATON_TRY_INTO(auto database, storage::Database::open(path));
        BATON_TRY(database->execute(QStringLiteral("PRAGMA synchronous=NORMAL")));
        BATON_TRY(database->executeScript(schema()));
        return std::unique_ptr<MailStore>(new MailStore(std::move(database)));
    };
    auto opened = make();
    if (opened || !QFile::exists(path) || storage::mayPass(opened.error()))
        return opened;
    const auto aside = path + QStringLiteral(".damaged");
    qCWarning(log).noquote() << path << "is put aside as" << aside << "because:" << opened.error().detail;
    storage::putAside(path, aside);
    return make();
}

template <typename... Values>
Result<storage::Query> MailStore::run(const QString& sql, const Values&... values)
{
    return m_database->run(sql, values...);
}

template <typename... Values>
Result<void> MailStore::write(const QString& sql, const Values&... values)
{
    return m_database->write(sql, values...);
}

Result<bool> MailStore::isNew()
{
    BATON_TRY_INTO(auto query, run(QStringLiteral("SELECT 1 FROM seeded")));
    const bool seeded = query.next();
    query.finish();
    return !seeded;
}

Result<void> MailStore::seedFrom(storage::Database& relay)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    constexpr Copied olderPlaces{"bots", "bot, seq", furtherPlace};
    BATON_TRY(copyRows(relay, QStringLiteral("(SELECT id AS bot, delivered_seq AS seq FROM bots)"),
                       *m_database, QStringLiteral("places"), olderPlaces));
    for (const auto& copied : copiedTables) {
        const auto table = QString::fromLatin1(copied.table);
        const auto source = QStringLiteral("mail_") + table;
        BATON_TRY_INTO(const auto has, storage::hasTable(relay, source));
        if (!has)
            continue;
        BATON_TRY(copyRows(relay, source, *m_database, table, copied));
    }
    BATON_TRY(write(QStringLiteral("INSERT INTO seeded(at) VALUES(?)"), Instant::now().ms));
    return transaction->commit();
}

Result<void> MailStore::copyInto(storage::Database& copy, storage::Database& mail)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(copy));
    for (const auto& copied : copiedTables) {
        const auto table = QString::fromLatin1(copied.table);
        const auto target = QStringLiteral("mail_") + table;
        for (const auto& sql :
             {QStringLiteral("DROP TABLE IF EXISTS %1").arg(target),
              QStringLiteral("CREATE TABLE %1(%2)").arg(target, QString::fromLatin1(copied.columns))})
            BATON_TRY(copy.execute(sql));
        BATON_TRY(copyRows(mail, table, copy, target, {copied.table, copied.columns}));
    }
    return transaction->commit();
}

Result<void> MailStore::trim(qint64 lastSeq)
{
    BATON_TRY(write(QStringLiteral("UPDATE places SET seq = ? WHERE seq > ?"), lastSeq, lastSeq));
    BATON_TRY(write(QStringLiteral("DELETE FROM held WHERE seq > ?"), lastSeq));
    BATON_TRY(write(QStringLiteral("DELETE FROM parked WHERE seq > ?"), lastSeq));
    // A bot does not stay stopped without the row that says so: nobody could send that again.
    return write(
        QStringLiteral("DELETE FROM stopped WHERE bot NOT IN (SELECT bot FROM parked WHERE state=?)"),
        int(ParkedState::Stopped));
}

Result<std::optional<qint64>> MailStore::number(const QString& sql, const BotId& bot)
{
    BATON_TRY_INTO(auto query, run(sql, bot.toString()));
    return query.first([](const auto& row) { return row.number(0); });
}

Result<std::optional<qint64>> MailStore::place(const BotId& bot)
{
    return number(QStringLiteral("SELECT seq FROM places WHERE bot=?"), bot);
}

Result<void> MailStore::setPlace(const BotId& bot, qint64 seq)
{
    return write(QStringLiteral("INSERT INTO places(bot, seq) VALUES(?,?) ON CONFLICT(bot) DO UPDATE SET "
                                "seq = excluded.seq"),
                 bot.toString(), seq);
}

Result<void> MailStore::hold(const BotId& bot, const ConversationId& conversation, const QList<qint64>& seqs)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    for (const auto seq : seqs)
        BATON_TRY(write(QStringLiteral("INSERT OR IGNORE INTO held(bot, conversation, seq) "
                                       "VALUES(?,?,?)"),
                        bot.toString(), conversation.toString(), seq));
    return transaction->commit();
}

Result<QList<ConversationId>> MailStore::heldConversations(const BotId& bot)
{
    BATON_TRY_INTO(auto query,
                   run(QStringLiteral("SELECT DISTINCT conversation FROM held WHERE bot=?"), bot.toString()));
    return query.all([](const auto& row) { return ConversationId(row.text(0)); });
}

Result<QList<qint64>> MailStore::held(const BotId& bot, const ConversationId& conversation, qsizetype most)
{
    BATON_TRY_INTO(
        auto query,
        run(QStringLiteral("SELECT seq FROM held WHERE bot=? AND conversation=? ORDER BY seq LIMIT ?"),
            bot.toString(), conversation.toString(), qint64(most)));
    return query.all([](const auto& row) { return row.number(0); });
}

Result<qint64> MailStore::heldCount(const BotId& bot)
{
    BATON_TRY_INTO(const auto count, number(QStringLiteral("SELECT COUNT(*) FROM held WHERE bot=?"), bot));
    return count.value_or(0);
}

Result<void> MailStore::settle(const BotId& bot, const QList<qint64>& seqs, Instant now)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    for (const auto seq : seqs) {
        BATON_TRY(write(QStringLiteral("DELETE FROM held WHERE bot=? AND seq=?"), bot.toString(), seq));
        BATON_TRY(write(QStringLiteral("UPDATE parked SET state=?, state_at=? WHERE bot=? AND seq=? "
                                       "AND state=?"),
                        int(ParkedState::Delivered), now.ms, bot.toString(), seq, int(ParkedState::Sending)));
    }
    return transaction->commit();
}

Result<void> MailStore::park(const ParkedMail& mail, ParkedState state)
{
    return write(
        QStringLiteral("INSERT INTO parked(bot, conversation, seq, type, host, status, why, at, state, "
                       "state_at) VALUES(?,?,?,?,?,?,?,?,?,?) ON CONFLICT(bot, seq) DO UPDATE SET host = "
                       "excluded.host, status = excluded.status, why = excluded.why, state = excluded.state, "
                       "state_at = excluded.state_at"),
        mail.bot.toString(), mail.conversation.toString(), mail.seq, mail.type, mail.host, mail.status,
        mail.why, mail.at.ms, int(state), Instant::now().ms);
}

Result<void> MailStore::stop(const ParkedMail& mail, Instant setAt)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    BATON_TRY(park(mail, ParkedState::Stopped));
    BATON_TRY(write(QStringLiteral("INSERT OR REPLACE INTO stopped(bot, set_at) VALUES(?,?)"),
                    mail.bot.toString(), setAt.ms));
    return transaction->commit();
}

Result<std::optional<Instant>> MailStore::stoppedAsOf(const BotId& bot)
{
    BATON_TRY_INTO(const auto at, number(QStringLiteral("SELECT set_at FROM stopped WHERE bot=?"), bot));
    return at ? std::optional(Instant{*at}) : std::nullopt;
}

Result<void> MailStore::resume(const BotId& bot)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    BATON_TRY(write(QStringLiteral("DELETE FROM stopped WHERE bot=?"), bot.toString()));
    // It stood for the bot; its notice was never taken out of the mail.
    BATON_TRY(write(QStringLiteral("UPDATE parked SET state=?, state_at=? WHERE bot=? AND state=?"),
                    int(ParkedState::Sending), Instant::now().ms, bot.toString(), int(ParkedState::Stopped)));
    return transaction->commit();
}

Result<QList<MailStore::Wanted>> MailStore::takeWanted(Instant now)
{
    BATON_TRY_INTO(auto query,
                   run(QStringLiteral("SELECT bot, conversation, seq FROM parked WHERE state=? ORDER BY id "
                                      "LIMIT 1000"),
                       int(ParkedState::Wanted)));
    QList<Wanted> all;
    for (const auto& row : query.rows())
        all.append({BotId(row.text(0)), ConversationId(row.text(1)), row.number(2)});
    BATON_TRY(query.ended());
    if (all.isEmpty())
        return all;
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    for (const auto& wanted : all) {
        BATON_TRY(write(QStringLiteral("INSERT OR IGNORE INTO held(bot, conversation, seq) "
                                       "VALUES(?,?,?)"),
                        wanted.bot.toString(), wanted.conversation.toString(), wanted.seq));
        BATON_TRY(write(QStringLiteral("UPDATE parked SET state=?, state_at=? WHERE bot=? AND seq=?"),
                        int(ParkedState::Sending), now.ms, wanted.bot.toString(), wanted.seq));
    }
    BATON_TRY(transaction->commit());
    return all;
}

Result<qint64> MailStore::parkedCount()
{
    BATON_TRY_INTO(auto query, run(QStringLiteral("SELECT COUNT(*) FROM parked WHERE state <= ?"),
                                   int(ParkedState::Stopped)));
    return query.firstNumber();
}

Result<void> MailStore::forget(Instant before)
{
    return write(QStringLiteral("DELETE FROM parked WHERE state=? AND state_at < ?"),
                 int(ParkedState::Delivered), before.ms);
}

} // namespace baton::relay
