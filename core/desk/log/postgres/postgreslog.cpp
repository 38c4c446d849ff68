// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/postgreslog.h"

#include "core/desk/log/postgres/pgrow.h"
#include "core/desk/log/postgres/pgschema.h"
#include "core/desk/log/rows/conversationrow.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QThread>

namespace baton::relay::desk {

namespace {

Q_LOGGING_CATEGORY(log, "baton.postgres")

constexpr int lockClass = 0x6261746f; ///< of our advisory locks, besides those of others
constexpr int newsAtOnce = 1000;
constexpr unsigned long askEveryMs = 50;
constexpr qint64 writersKeptMs = 7LL * 24 * 3600 * 1000;

Recorded recordedFrom(const PgRow& row)
{
    Recorded recorded;
    recorded.event = eventFrom(row);
    recorded.conversation = ConversationId(row.text(4));
    recorded.bot = BotId(row.text(5));
    recorded.fromBot = row.number(6) != 0;
    const auto inner = QJsonDocument::fromJson(row.bytes(7)).object();
    recorded.device = DeviceId(inner.value(QLatin1String("device")).toString());
    recorded.subject = row.text(8);
    recorded.visitor = row.bytes(9);
    return recorded;
}

} // namespace

PostgresLog::PostgresLog(Options options)
    : m_options(std::move(options))
    , m_writer(createId(QLatin1Char('w')))
{}

PostgresLog::~PostgresLog() { abandon(); }

Result<std::unique_ptr<Log>> PostgresLog::open(const Options& options)
{
    std::unique_ptr<PostgresLog> opened(new PostgresLog(options));
    BATON_TRY(opened->connect());
    BATON_TRY(opened->prepare());
    return opened;
}

Result<void> PostgresLog::connect()
{
    m_isInBatch = false;
    m_session.reset();
    BATON_TRY_INTO(m_session, PgSession::open(m_options.connection));
    return {};
}

Result<void> PostgresLog::prepare()
{
    BATON_TRY(bringToNewestSchema(*m_session));
    const auto safe = m_session->run(PgStatement(
        "SELECT current_setting('synchronous_commit') <> 'off' AND current_setting('fsync') = 'on'"));
    if (!safe || safe->text(0, 0) != QLatin1String("t")) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The database answers before it is safe: set fsync and "
                                     "synchronous_commit to on."));
    }
    BATON_TRY(m_session->run(PgStatement("INSERT INTO logs(log, id) VALUES($1, $2) ON CONFLICT DO NOTHING",
                                         m_options.log, createId(QLatin1Char('l')))));
    BATON_TRY(m_session->run(PgStatement("DELETE FROM writers WHERE log = $1 AND at < $2", m_options.log,
                                         Instant::now().ms - writersKeptMs)));
    BATON_TRY_INTO(const auto head, m_session->run(PgStatement(
                                        "SELECT e.seq, e.at, e.type, e.data, l.id FROM logs l LEFT JOIN "
                                        "events e USING (log) WHERE log = $1 ORDER BY e.seq DESC NULLS "
                                        "LAST LIMIT 1",
                                        m_options.log)));
    m_head.id = head.text(0, 4);
    if (const PgRow last(head); !last.isNull(0))
        moveHeadTo(eventFrom(last));
    return {};
}

/// One round trip. The lock is a statement of its own: those behind it see what was committed before.
std::vector<PgStatement> PostgresLog::opening() const
{
    return {
        PgStatement(beginTransaction),
        PgStatement("SELECT set_config('lock_timeout', '5s', true), "
                    "set_config('statement_timeout', '10s', true), "
                    "set_config('idle_in_transaction_session_timeout', '2s', true)"),
        PgStatement("SELECT pg_advisory_xact_lock($1::int, $2::int)", lockClass, m_options.log),
        PgStatement("SELECT id, (SELECT at || ' ' || encode(sha256(convert_to(data, 'UTF8')), 'hex') FROM "
                    "events e WHERE e.log = l.log AND e.seq = $2) FROM logs l WHERE log = $1",
                    m_options.log, m_head.seq),
        eventsAfter(m_head.seq)};
}

PgStatement PostgresLog::eventsAfter(qint64 seq) const
{
    return PgStatement(
        "SELECT e.seq, e.at, e.type, e.data, e.conversation, e.bot, e.from_bot, e.\"inner\", "
        "COALESCE(c.subject, ''), c.visitor FROM events e LEFT JOIN conversations c ON c.log = "
        "e.log AND c.id = e.conversation WHERE e.log = $1 AND e.seq > $2 ORDER BY e.seq LIMIT $3",
        m_options.log, seq, newsAtOnce);
}

Result<void> PostgresLog::begin(const Foreseen& foreseen, const News& tell)
{
    abandon();
    if (m_isOver)
        return Refused(*m_isOver);
    const auto ahead = m_foreseen.statements(foreseen, m_options.log);
    for (;;) {
        BATON_TRY_INTO(const auto opened, openBatch(ahead));
        BATON_TRY(checkThatItIsOurs(opened.at(3)));
        const auto& news = opened.at(4);
        const bool isNear = news.size() < newsAtOnce;
        if (isNear)
            m_foreseen.take(opened, 5);
        else
            rollBack();
        learn(news, tell);
        if (isNear)
            return {};
        // Nobody waits while much is read.
        BATON_TRY(catchUp(tell));
    }
}

/// A connection that has done nothing for a while may be gone without a word.
Result<std::vector<PgRows>> PostgresLog::openBatch(const std::vector<PgStatement>& ahead)
{
    auto statements = opening();
    statements.insert(statements.end(), ahead.begin(), ahead.end());
    for (const bool isNew : {false, true}) {
        if (isNew || !m_session || !m_session->isAlive())
            BATON_TRY(connect());
        auto opened = m_session->run(statements);
        m_isInBatch = true;
        if (opened)
            return *std::move(opened);
        if (isNew || !opened.error().isLost)
            return Refused(std::move(opened).error().refusal);
    }
    Q_UNREACHABLE();
}

/// Numbers alone would not tell: where some were lost, others have perhaps been written since.
Result<void> PostgresLog::checkThatItIsOurs(const PgRows& head)
{
    const PgRow row(head);
    if (!head.isEmpty() && row.text(0) == m_head.id && row.bytes(1) == m_seal)
        return {};
    m_isOver = Refusal{Refusal::Kind::Unavailable,
                       QStringLiteral("The event log is not what this relay has seen of it: the database has "
                                      "lost what was acknowledged, or was restored. Start the relay again."),
                       Refusal::Reason::None, std::nullopt};
    return Refused(*m_isOver);
}

void PostgresLog::learn(const PgRows& rows, const News& tell)
{
    if (rows.isEmpty())
        return;
    std::vector<Recorded> news;
    for (int row = 0; row < rows.size(); ++row)
        news.push_back(recordedFrom(PgRow(rows, row)));
    moveHeadTo(news.back().event);
    tell(news);
}

Result<void> PostgresLog::catchUp(const News& tell)
{
    for (bool isMore = true; isMore;) {
        BATON_TRY_INTO(const auto rows, m_session->run(eventsAfter(m_head.seq)));
        learn(rows, tell);
        isMore = rows.size() == newsAtOnce;
    }
    return {};
}

void PostgresLog::moveHeadTo(const Event& last)
{
    m_head.seq = last.seq;
    m_head.at = last.at;
    m_seal = QByteArray::number(last.at.ms) + ' ' +
             QCryptographicHash::hash(last.data, QCryptographicHash::Sha256).toHex();
}

void PostgresLog::abandon()
{
    m_foreseen.clear();
    rollBack();
}

void PostgresLog::rollBack()
{
    if (std::exchange(m_isInBatch, false) && m_session && m_session->isAlive())
        static_cast<void>(m_session->run(PgStatement("ROLLBACK")));
}

CommitOutcome PostgresLog::commit(const Writes& writes)
{
    m_foreseen.clear();
    auto statements = statementsOf(writes, m_options.log);
    if (writes.forgetting) {
        const auto most = writes.forgetting->marksLookedAt;
        statements.push_back(markSweep(m_options.log, m_markPlace.member, m_markPlace.conversation, most));
        statements.push_back(seenSweep(m_options.log, m_seenPlace, most));
    }
    if (statements.empty()) {
        abandon();
        return {};
    }
    statements.emplace_back(
        "INSERT INTO writers(log, writer, batch, at) VALUES($1, $2, $3, $4) ON CONFLICT (log, writer) DO "
        "UPDATE SET batch = excluded.batch, at = excluded.at",
        m_options.log, m_writer, ++m_batch, Instant::now());
    statements.emplace_back("COMMIT");
    auto done = m_session->run(statements);
    if (!done && done.error().isLost)
        return settle(writes, done.error().refusal);
    if (!done || done->back().what() != "COMMIT") {
        abandon();
        return {CommitOutcome::Kind::Refused, done ? Refusal() : done.error().refusal};
    }
    m_isInBatch = false;
    if (writes.forgetting) {
        const auto isAtEnd = [most = writes.forgetting->marksLookedAt](const auto& looked, int count) {
            return looked.size() == 0 || looked.number(0, count) < most;
        };
        const auto& marks = done->at(done->size() - 4);
        m_markPlace = isAtEnd(marks, 2) ? MarkPlace() : MarkPlace{marks.text(0, 0), marks.text(0, 1)};
        const auto& seen = done->at(done->size() - 3);
        m_seenPlace = isAtEnd(seen, 1) ? QStringLiteral("") : seen.text(0, 0);
    }
    written(writes);
    return {};
}

void PostgresLog::written(const Writes& writes)
{
    if (!writes.events.empty())
        moveHeadTo(writes.events.back().event);
    for (const auto& row : writes.sideRows)
        if (const auto* renewed = std::get_if<NewLogId>(&row))
            m_head.id = renewed->id;
}

/// Whether the last batch is there. Whoever has the lock knows that the transaction of that batch is over.
Result<bool> PostgresLog::wasWritten()
{
    BATON_TRY(connect());
    auto asked = m_session->run(
        {PgStatement(beginTransaction), PgStatement("SELECT set_config('lock_timeout', '5s', true)"),
         PgStatement("SELECT pg_advisory_xact_lock($1::int, $2::int)", lockClass, m_options.log),
         PgStatement("SELECT batch FROM writers WHERE log = $1 AND writer = $2", m_options.log, m_writer),
         PgStatement("COMMIT")});
    if (!asked) {
        m_isInBatch = true;
        abandon();
        return Refused(std::move(asked).error().refusal);
    }
    const auto& last = asked->at(3);
    return !last.isEmpty() && last.number(0, 0) == m_batch;
}

/// The number of a transaction would not do: after a crash of the server it may have been given to another.
CommitOutcome PostgresLog::settle(const Writes& writes, const Refusal& lost)
{
    const QDeadlineTimer deadline(m_options.settling);
    do {
        if (const auto isThere = wasWritten()) {
            qCWarning(log) << "the connection was lost at a commit, which was"
                           << (*isThere ? "carried out" : "not carried out");
            if (!*isThere)
                return {CommitOutcome::Kind::Refused, lost};
            written(writes);
            return {};
        }
        QThread::msleep(askEveryMs);
    } while (!deadline.hasExpired());
    return {
        CommitOutcome::Kind::Unknown,
        {Refusal::Kind::Unavailable,
         QStringLiteral("The database went away while this was being written, and does not say whether it "
                        "was. Send the same again: what was done is not done twice."),
         Refusal::Reason::None, std::nullopt}};
}

} // namespace baton::relay::desk
