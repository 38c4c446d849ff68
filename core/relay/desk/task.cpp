#include "core/relay/desk/task.h"

#include "core/relay/desk/triggers.h"
#include "core/relay/desk/verbs.h"

namespace baton::relay::desk {

namespace {

constexpr qsizetype mostNotes = 20;

bool isFault(const Refusal& refusal) { return refusal.kind == Refusal::Kind::Unavailable; }

template <typename Answer>
class AnsweringTask : public Task
{
public:
    explicit AnsweringTask(std::function<void(Result<Answer>)> reply) : m_reply(std::move(reply)) {}

    void answer() override
    {
        if (m_reply)
            m_reply(std::move(m_answer));
    }
    void refuse(const Refusal& refusal) override
    {
        if (m_reply)
            m_reply(Refused(refusal));
    }

protected:
    std::optional<Refusal> keep(Result<Answer> answer)
    {
        m_answer = std::move(answer);
        return !m_answer && isFault(m_answer.error()) ? std::optional(m_answer.error()) : std::nullopt;
    }

private:
    std::function<void(Result<Answer>)> m_reply;
    Result<Answer> m_answer;
};

/// Runs @p work so that a refusal undoes what it had written, and nothing else of the transaction.
template <typename Work>
auto alone(Ledger& ledger, storage::Database& database, const Work& work) -> decltype(work())
{
    const auto mark = ledger.mark();
    if (auto begun = database.execute(QStringLiteral("SAVEPOINT part")); !begun)
        return Refused(begun.error());
    auto result = work();
    if (!result) {
        if (auto undone = database.execute(QStringLiteral("ROLLBACK TO part")); !undone)
            return Refused(undone.error());
        ledger.rolledBackTo(mark);
    }
    if (auto released = database.execute(QStringLiteral("RELEASE part")); !released)
        return Refused(released.error());
    return result;
}

QJsonObject toJson(const AgentAnswer& answer)
{
    if (const auto* conversation = std::get_if<Conversation>(&answer))
        return {{QStringLiteral("conversation"), protocol::toJson(*conversation)}};
    return {{QStringLiteral("message"), protocol::toJson(std::get<Message>(answer))}};
}

Result<AgentAnswer> answerFrom(const QByteArray& json)
{
    const auto object = protocol::parseObject(json);
    if (!object)
        return Refused(object.error());
    if (object->contains(QLatin1String("message"))) {
        return protocol::fromJson<Message>(object->value(QLatin1String("message")).toObject(),
                                           QStringLiteral("message"))
            .map([](Message message) { return AgentAnswer(std::move(message)); });
    }
    return protocol::fromJson<Conversation>(object->value(QLatin1String("conversation")).toObject(),
                                            QStringLiteral("conversation"))
        .map([](Conversation conversation) { return AgentAnswer(std::move(conversation)); });
}

class AgentTask : public AnsweringTask<AgentAnswer>
{
public:
    AgentTask(AgentCommand command, Desk::AgentReply reply)
        : AnsweringTask(std::move(reply))
        , m_command(std::move(command))
    {}

    std::optional<Refusal> perform(Ledger& ledger, storage::Database& database, Instant now) override
    {
        return keep(run(ledger, database, now));
    }

private:
    Result<AgentAnswer> run(Ledger& ledger, storage::Database& database, Instant now)
    {
        // The relay itself sends nothing twice.
        const auto& member = m_command.agent.actor.member.id;
        if (member.isEmpty())
            return work(ledger, database, now);
        const auto before = ledger.answered(member, m_command.commandId);
        if (!before)
            return Refused(before.error());
        if (!before->isEmpty()) {
            // The first answer again, but for who is there: that passes, and is told as it is now.
            return answerFrom(*before).map([&](AgentAnswer answer) {
                if (auto* conversation = std::get_if<Conversation>(&answer))
                    conversation->online = ledger.isOnline(conversation->id);
                return answer;
            });
        }
        auto answer = work(ledger, database, now);
        if (!answer)
            return answer;
        if (auto noted = ledger.remember(member, m_command.commandId, protocol::toBytes(toJson(*answer)));
            !noted)
            return Refused(noted.error());
        return answer;
    }

    Result<AgentAnswer> work(Ledger& ledger, storage::Database& database, Instant now)
    {
        const auto act = [&] {
            return std::visit(
                [&](const auto& verb) { return desk::perform(ledger, m_command.agent, verb, now); },
                m_command.verb);
        };
        // Verbs of one event refuse before they write; the others need a way back.
        const bool writesTwice =
            std::holds_alternative<Start>(m_command.verb) || std::holds_alternative<Reply>(m_command.verb);
        return writesTwice ? alone(ledger, database, act) : act();
    }

    AgentCommand m_command;
};

/// What was odd about a batch: the first of them in full, of the others how many.
class Notes
{
public:
    void add(const QString& event, const QString& note)
    {
        if (++m_count <= mostNotes)
            m_lines.append(QStringLiteral("Event \"%1\": %2").arg(event, note));
    }
    QStringList lines() const
    {
        auto lines = m_lines;
        if (m_count > mostNotes)
            lines.append(QStringLiteral("There is more of this kind: %1 notes are left out.")
                             .arg(m_count - mostNotes));
        return lines;
    }

private:
    QStringList m_lines;
    qsizetype m_count = 0;
};

class BotTask : public AnsweringTask<BotAnswer>
{
public:
    BotTask(BotBatch batch, Desk::BotReply reply) : AnsweringTask(std::move(reply)), m_batch(std::move(batch))
    {}

    std::optional<Refusal> perform(Ledger& ledger, storage::Database& database, Instant now) override
    {
        return keep(alone(ledger, database, [&] { return run(ledger, now); }));
    }

private:
    Result<BotAnswer> run(Ledger& ledger, Instant now)
    {
        BotAnswer answer;
        QList<Message> said;
        Notes odd;
        for (qsizetype i = 0; i < m_batch.events.size(); ++i) {
            const auto& event = m_batch.events[i];
            const auto fresh = ledger.take(m_batch.bot.id, event.source, event.id);
            if (!fresh)
                return Refused(fresh.error());
            if (!*fresh) {
                ++answer.duplicates;
                continue;
            }
            const auto done = desk::perform(ledger, m_batch.bot, event, now);
            if (!done && done.error().kind == Refusal::Kind::Conflict) {
                // What the conversation's state forbids is left out alone: the rest is true all the same.
                if (auto undone = ledger.untake(m_batch.bot.id, event.source, event.id); !undone)
                    return Refused(undone.error());
                odd.add(event.id, QStringLiteral("It is left out. %1").arg(done.error().detail));
                continue;
            }
            if (!done) {
                auto refusal = done.error();
                if (m_batch.events.size() > 1)
                    refusal.detail =
                        QStringLiteral("Event %1 (id \"%2\"): %3").arg(i).arg(event.id, refusal.detail);
                return Refused(std::move(refusal));
            }
            if (done->said)
                said.append(*done->said);
            if (!done->note.isEmpty())
                odd.add(event.id, done->note);
            ++answer.accepted;
        }
        answer.notes = odd.lines();
        // Only now: what a batch says must not get the rest of the same batch refused.
        for (const auto& message : std::as_const(said)) {
            if (auto weighed = weigh(ledger, message, now); !weighed)
                return Refused(weighed.error());
        }
        return answer;
    }

    BotBatch m_batch;
};

class CustomerTask : public AnsweringTask<CustomerAnswer>
{
public:
    CustomerTask(CustomerCommand command, Desk::CustomerReply reply)
        : AnsweringTask(std::move(reply))
        , m_command(std::move(command))
    {}

    std::optional<Refusal> perform(Ledger& ledger, storage::Database& database, Instant now) override
    {
        return keep(alone(ledger, database, [&] {
            return std::visit([&](const auto& verb) { return desk::perform(ledger, m_command, verb, now); },
                              m_command.verb);
        }));
    }

private:
    CustomerCommand m_command;
};

class ActivityTask : public AnsweringTask<ActivityAnswer>
{
public:
    ActivityTask(ActivityCommand command, Desk::ActivityReply reply)
        : AnsweringTask(std::move(reply))
        , m_command(std::move(command))
    {}

    std::optional<Refusal> perform(Ledger& ledger, storage::Database&, Instant now) override
    {
        return keep(
            std::visit([&](const auto& verb) { return desk::perform(ledger, verb, now); }, m_command));
    }

private:
    ActivityCommand m_command;
};

/// It refuses before it writes.
class MarkTask : public AnsweringTask<Marked>
{
public:
    MarkTask(MarkRead mark, std::function<void(Result<Marked>)> reply)
        : AnsweringTask(std::move(reply))
        , m_mark(std::move(mark))
    {}

    std::optional<Refusal> perform(Ledger&, storage::Database& database, Instant) override
    {
        return keep(desk::perform(database, m_mark));
    }

private:
    MarkRead m_mark;
};

class RowsTask : public AnsweringTask<void>
{
public:
    RowsTask(Desk::Rows rows, std::function<void(Result<void>)> reply)
        : AnsweringTask(std::move(reply))
        , m_rows(std::move(rows))
    {}

    std::optional<Refusal> perform(Ledger& ledger, storage::Database& database, Instant) override
    {
        return keep(alone(ledger, database, [&] { return m_rows(database); }));
    }

private:
    Desk::Rows m_rows;
};

} // namespace

std::unique_ptr<Task> task(AgentCommand command, Desk::AgentReply reply)
{
    return std::make_unique<AgentTask>(std::move(command), std::move(reply));
}

std::unique_ptr<Task> task(BotBatch batch, Desk::BotReply reply)
{
    return std::make_unique<BotTask>(std::move(batch), std::move(reply));
}

std::unique_ptr<Task> task(CustomerCommand command, Desk::CustomerReply reply)
{
    return std::make_unique<CustomerTask>(std::move(command), std::move(reply));
}

std::unique_ptr<Task> task(ActivityCommand command, Desk::ActivityReply reply)
{
    return std::make_unique<ActivityTask>(std::move(command), std::move(reply));
}

std::unique_ptr<Task> task(MarkRead mark, std::function<void(Result<Marked>)> reply)
{
    return std::make_unique<MarkTask>(std::move(mark), std::move(reply));
}

std::unique_ptr<Task> task(Desk::Rows rows, std::function<void(Result<void>)> reply)
{
    return std::make_unique<RowsTask>(std::move(rows), std::move(reply));
}

} // namespace baton::relay::desk
