#include "core/relay/desk/desk.h"

#include "core/relay/desk/triggers.h"
#include "core/relay/desk/verbs.h"
#include "core/storage/migrator.h"

#include <QLoggingCategory>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.desk")

using namespace desk;

constexpr qint64 repeatMemoryMs = 7LL * 24 * 3600 * 1000;
constexpr int forgetSlice = 200;
constexpr int commitsBetweenForgetting = 64;

Refusal stopping()
{
    return {Refusal::Kind::Unavailable, QStringLiteral("The relay is shutting down. Try again in a moment."),
            Refusal::Reason::None, std::nullopt};
}

/// One command on its way: carried out inside the transaction, answered after it.
class Task
{
public:
    virtual ~Task() = default;
    /// Returns a refusal only when the whole transaction must be undone.
    virtual std::optional<Refusal> perform(Ledger& ledger, storage::Database& database, Instant now) = 0;
    virtual void answer() = 0;
    virtual void refuse(const Refusal& refusal) = 0;
};

bool isFault(const Refusal& refusal) { return refusal.kind == Refusal::Kind::Unavailable; }

template <typename Answer>
class AnsweringTask : public Task
{
public:
    explicit AnsweringTask(std::function<void(Result<Answer>)> reply) : m_reply(std::move(reply)) {}

    void answer() override { m_reply(std::move(m_answer)); }
    void refuse(const Refusal& refusal) override { m_reply(Refused(refusal)); }

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
        const auto& member = m_command.agent.actor.member.id;
        const auto before = ledger.answered(member, m_command.commandId);
        if (!before)
            return Refused(before.error());
        if (!before->isEmpty())
            return answerFrom(*before);
        const auto work = [&] {
            return std::visit(
                [&](const auto& verb) { return desk::perform(ledger, m_command.agent, verb, now); },
                m_command.verb);
        };
        // Verbs of one event refuse before they write; the others need a way back.
        const bool writesTwice =
            std::holds_alternative<Start>(m_command.verb) || std::holds_alternative<Reply>(m_command.verb);
        auto answer = writesTwice ? alone(ledger, database, work) : work();
        if (!answer)
            return answer;
        if (auto noted = ledger.remember(member, m_command.commandId, protocol::toBytes(toJson(*answer)));
            !noted)
            return Refused(noted.error());
        return answer;
    }

    AgentCommand m_command;
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
            if (!done) {
                auto refusal = done.error();
                if (m_batch.events.size() > 1)
                    refusal.detail =
                        QStringLiteral("Event %1 (id \"%2\"): %3").arg(i).arg(event.id, refusal.detail);
                return Refused(std::move(refusal));
            }
            if (*done)
                said.append(**done);
            ++answer.accepted;
        }
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

} // namespace

class Desk::Private
{
public:
    explicit Private(Options given) : options(std::move(given)) {}

    Result<void> open();
    void loop();
    void submit(std::unique_ptr<Task> task);
    void commit(std::vector<std::unique_ptr<Task>>& batch);
    Result<void> carryOut(std::vector<std::unique_ptr<Task>>& batch);

    Options options;
    std::vector<Observer> observers;
    std::unique_ptr<storage::Database> database;
    std::unique_ptr<Ledger> ledger;
    std::thread thread;
    std::mutex mutex;
    std::condition_variable wake;
    std::vector<std::unique_ptr<Task>> queue;
    bool running = false;
    bool stopRequested = false;
    int commits = 0;
    std::atomic<qint64> lastSeq{0};
    std::atomic<bool> healthy{true};
};

Result<void> Desk::Private::open()
{
    auto opened = storage::Database::open(options.databasePath);
    if (!opened)
        return Refused(opened.error());
    database = std::move(*opened);
    if (auto version = storage::migrate(*database, QStringLiteral(":/sql")); !version)
        return Refused(version.error());
    ledger = std::make_unique<Ledger>(*database);
    if (auto ready = ledger->open(); !ready)
        return ready;
    lastSeq = ledger->lastSeq();
    return {};
}

void Desk::Private::loop()
{
    std::vector<std::unique_ptr<Task>> batch;
    for (;;) {
        {
            std::unique_lock lock(mutex);
            wake.wait(lock, [this] { return !queue.empty() || stopRequested; });
            if (queue.empty())
                break;
            if (queue.size() <= size_t(options.maxBatch)) {
                batch.swap(queue);
            } else {
                const auto end = queue.begin() + options.maxBatch;
                std::move(queue.begin(), end, std::back_inserter(batch));
                queue.erase(queue.begin(), end);
            }
        }
        commit(batch);
        batch.clear();
    }
    // Everything of the database belongs to this thread.
    ledger.reset();
    database.reset();
}

Result<void> Desk::Private::carryOut(std::vector<std::unique_ptr<Task>>& batch)
{
    auto transaction = storage::Transaction::begin(*database);
    if (!transaction)
        return Refused(transaction.error());
    const auto now = Instant::now();
    for (auto& task : batch) {
        if (auto fault = task->perform(*ledger, *database, now))
            return Refused(std::move(*fault));
    }
    if (++commits % commitsBetweenForgetting == 0) {
        if (auto done = ledger->forget({now.ms - repeatMemoryMs}, forgetSlice); !done)
            return done;
    }
    return (*transaction)->commit();
}

void Desk::Private::commit(std::vector<std::unique_ptr<Task>>& batch)
{
    if (auto done = carryOut(batch); !done) {
        qCCritical(log) << "nothing of" << batch.size() << "commands was kept:" << done.error().detail;
        ledger->rolledBack();
        healthy = false;
        for (auto& task : batch)
            task->refuse(done.error());
        return;
    }
    healthy = true;
    lastSeq = ledger->lastSeq();
    if (!ledger->pending().empty()) {
        for (const auto& observer : observers)
            observer(ledger->pending());
    }
    ledger->committed();
    for (auto& task : batch)
        task->answer();
}

void Desk::Private::submit(std::unique_ptr<Task> task)
{
    {
        const std::lock_guard lock(mutex);
        if (running && !stopRequested) {
            queue.push_back(std::move(task));
            if (queue.size() == 1)
                wake.notify_one();
            return;
        }
    }
    task->refuse(stopping());
}

Desk::Desk(Options options) : d(std::make_unique<Private>(std::move(options))) {}

Desk::~Desk() { stop(); }

Result<void> Desk::start()
{
    std::optional<Result<void>> opened;
    d->thread = std::thread([this, &opened] {
        auto result = d->open();
        const bool good = result.has_value();
        {
            const std::lock_guard lock(d->mutex);
            opened = std::move(result);
            d->running = good;
        }
        d->wake.notify_all();
        if (good)
            d->loop();
        else
            d->database.reset();
    });
    {
        std::unique_lock lock(d->mutex);
        d->wake.wait(lock, [&] { return opened.has_value(); });
    }
    if (!*opened)
        d->thread.join();
    return *opened;
}

void Desk::stop()
{
    {
        const std::lock_guard lock(d->mutex);
        d->stopRequested = true;
    }
    d->wake.notify_all();
    if (d->thread.joinable())
        d->thread.join();
}

void Desk::submit(AgentCommand command, AgentReply reply)
{
    d->submit(std::make_unique<AgentTask>(std::move(command), std::move(reply)));
}

void Desk::submit(BotBatch batch, BotReply reply)
{
    d->submit(std::make_unique<BotTask>(std::move(batch), std::move(reply)));
}

void Desk::submit(CustomerCommand command, CustomerReply reply)
{
    d->submit(std::make_unique<CustomerTask>(std::move(command), std::move(reply)));
}

void Desk::setCustomerOnline(const ConversationId& id, bool online) { d->options.presence->set(id, online); }
void Desk::observe(Observer observer) { d->observers.push_back(std::move(observer)); }
qint64 Desk::lastSeq() const { return d->lastSeq; }
bool Desk::healthy() const { return d->healthy; }

} // namespace baton::relay
