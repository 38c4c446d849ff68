// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/task.h"

#include "core/desk/answeringtask.h"
#include "core/desk/log/rules.h"
#include "core/desk/log/triggers.h"
#include "core/desk/verbs/verbs.h"
#include "core/protocol/agent/conversationcommands.h"

namespace baton::relay::desk {

namespace {

constexpr qsizetype mostNotes = 20;

/// There is nothing wrong with the event itself; the state of what it is about does not allow it.
bool isOfState(const Refusal& refusal)
{
    return refusal.kind == Refusal::Kind::Conflict || refusal.kind == Refusal::Kind::NotFound;
}

QByteArray toBytes(const AgentAnswer& answer)
{
    if (const auto* conversation = std::get_if<Conversation>(&answer))
        return protocol::toBytes(protocol::ConversationResult{*conversation});
    if (const auto* note = std::get_if<Note>(&answer))
        return protocol::toBytes(protocol::NoteResult{*note});
    if (const auto* contact = std::get_if<protocol::ContactChanged>(&answer))
        return protocol::toBytes(*contact);
    return protocol::toBytes(protocol::ReplyResult{std::get<Message>(answer)});
}

Result<AgentAnswer> answerFrom(const QByteArray& json)
{
    BATON_TRY_INTO(const auto object, protocol::parseObject(json));
    if (object.contains(QLatin1String("message"))) {
        return protocol::fromJson<Message>(object.value(QLatin1String("message")).toObject(),
                                           QStringLiteral("message"))
            .map([](Message message) { return AgentAnswer(std::move(message)); });
    }
    if (object.contains(QLatin1String("note"))) {
        return protocol::fromJson<Note>(object.value(QLatin1String("note")).toObject(),
                                        QStringLiteral("note"))
            .map([](Note note) { return AgentAnswer(std::move(note)); });
    }
    if (object.contains(QLatin1String("contact"))) {
        return protocol::fromJson<protocol::ContactChanged>(object, QStringLiteral("answer"))
            .map([](protocol::ContactChanged contact) { return AgentAnswer(std::move(contact)); });
    }
    return protocol::fromJson<Conversation>(object.value(QLatin1String("conversation")).toObject(),
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

    std::optional<Refusal> perform(Ledger& ledger, Instant now) override
    {
        return keep(alone(ledger, [&] { return run(ledger, now); }));
    }

    void foresee(Foreseen& foreseen) const override
    {
        foreseen.answers.insert({m_command.agent.actor.member.id, m_command.commandId});
        std::visit(
            [&](const auto& verb) {
                if constexpr (requires { verb.id; })
                    foreseen.conversations.insert(verb.id);
            },
            m_command.verb);
    }

private:
    Result<AgentAnswer> run(Ledger& ledger, Instant now)
    {
        // The relay itself sends nothing twice.
        const auto& member = m_command.agent.actor.member.id;
        if (member.isEmpty())
            return work(ledger, now);
        BATON_TRY_INTO(const auto before, ledger.draft().answered(member, m_command.commandId));
        if (!before.isEmpty()) {
            // The first answer again, but for who is there: that passes, and is told as it is now.
            return answerFrom(before).map([&](AgentAnswer answer) {
                if (auto* conversation = std::get_if<Conversation>(&answer))
                    conversation->online = ledger.isOnline(conversation->id);
                return answer;
            });
        }
        auto answer = work(ledger, now);
        if (answer)
            ledger.draft().remember(member, m_command.commandId, toBytes(*answer));
        return answer;
    }

    Result<AgentAnswer> work(Ledger& ledger, Instant now)
    {
        return std::visit([&](const auto& verb) { return desk::perform(ledger, m_command.agent, verb, now); },
                          m_command.verb);
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

/// A long batch is carried out part by part, so that nobody waits for the whole of it. Asked again after a
/// crash in between, what was kept counts as repeated.
class BotTask : public AnsweringTask<BotAnswer>
{
public:
    BotTask(BotBatch batch, Desk::BotReply reply) : AnsweringTask(std::move(reply)), m_batch(std::move(batch))
    {
        for (qsizetype i = 0; i < m_batch.events.size(); ++i)
            m_lastOf.insert(m_batch.events.at(i).subject, i);
    }

    std::optional<Refusal> perform(Ledger& ledger, Instant now) override
    {
        const auto end = std::min(m_now.at + mostAtOnce, m_batch.events.size());
        const auto done = alone(ledger, [&] { return takeUpTo(end, ledger, now); });
        m_now.at = done ? end : m_batch.events.size();
        if (!done)
            return keep(Refused(done.error()));
        m_now.sum.notes = m_now.odd.lines();
        return isDone() ? keep(m_now.sum) : std::nullopt;
    }

    void foresee(Foreseen& foreseen) const override
    {
        const auto end = std::min(m_now.at + mostAtOnce, m_batch.events.size());
        for (qsizetype i = m_now.at; i < end; ++i) {
            const auto& event = m_batch.events.at(i);
            foreseen.events.insert(keyOf(event));
            foreseen.subjects.insert({m_batch.bot.id, event.subject});
        }
    }

    bool isDone() const override { return m_now.at == m_batch.events.size(); }
    void kept() override { m_kept = m_now; }
    void startOver() override { m_now = m_kept; }

private:
    static constexpr qsizetype mostAtOnce = 32;

    Result<void> takeUpTo(qsizetype end, Ledger& ledger, Instant now)
    {
        for (qsizetype i = m_now.at; i < end; ++i)
            BATON_TRY(take(i, ledger, now));
        return weighUpTo(end, ledger, now);
    }

    EventKey keyOf(const BotEvent& event) const { return {m_batch.bot.id, event.source, event.id}; }

    Result<void> take(qsizetype i, Ledger& ledger, Instant now)
    {
        const auto& event = m_batch.events.at(i);
        BATON_TRY_INTO(const auto fresh, ledger.draft().take(keyOf(event)));
        if (!fresh) {
            ++m_now.sum.duplicates;
            m_now.repeated.insert(event.subject);
            return {};
        }
        const auto done = desk::perform(ledger, m_batch.bot, event, now);
        if (!done && isOfState(done.error())) {
            // It is left out alone: the rest is true all the same.
            m_now.odd.add(event.id, QStringLiteral("It is left out. %1").arg(done.error().detail));
            ledger.draft().untake(keyOf(event));
            return {};
        }
        if (!done)
            return Refused(done.error());
        if (done->said)
            m_now.said.append({event.subject, *done->said});
        if (!done->note.isEmpty())
            m_now.odd.add(event.id, done->note);
        ++m_now.sum.accepted;
        return {};
    }

    /// Only once nothing more of the batch is about the conversation: what it says goes before what is
    /// judged.
    Result<void> weighUpTo(qsizetype end, Ledger& ledger, Instant now)
    {
        for (const auto& [subject, message] : std::exchange(m_now.said, {}))
            if (m_lastOf.value(subject) >= end)
                m_now.said.append({subject, message});
            else if (auto weighed = weigh(ledger, message, now); !weighed)
                return weighed;
        // It was perhaps kept, and not judged any more, when the relay was killed between two parts.
        const auto repeated =
            m_batch.events.size() > mostAtOnce ? std::exchange(m_now.repeated, {}) : QSet<QString>();
        for (const auto& subject : repeated) {
            if (m_lastOf.value(subject) >= end) {
                m_now.repeated.insert(subject);
                continue;
            }
            BATON_TRY_INTO(const auto stored, ledger.findBySubject(m_batch.bot.id, subject));
            BATON_TRY_INTO(const auto newest, stored
                                                  ? ledger.draft().newestMessages(stored->conversation.id, 1)
                                                  : Result<QList<Message>>(QList<Message>()));
            for (const auto& message : newest)
                BATON_TRY(weigh(ledger, message, now));
        }
        return {};
    }

    struct Progress
    {
        qsizetype at = 0; ///< what comes next
        BotAnswer sum;
        Notes odd;
        QList<std::pair<QString, Message>> said; ///< what is to be judged yet
        QSet<QString> repeated;
    };

    BotBatch m_batch;
    QHash<QString, qsizetype> m_lastOf; ///< the last event of each subject
    Progress m_now;
    Progress m_kept;
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
    return singleTask<CustomerAnswer>(
        [command = std::move(command)](Ledger& ledger, Instant now) -> Result<CustomerAnswer> {
            BATON_TRY(mayCome(ledger, command, now));
            return std::visit([&](const auto& verb) { return desk::perform(ledger, command, verb, now); },
                              command.verb);
        },
        std::move(reply));
}

std::unique_ptr<Task> task(ActivityCommand command, Desk::ActivityReply reply)
{
    return singleTask<ActivityAnswer>(
        [command = std::move(command)](Ledger& ledger, Instant now) {
            return std::visit([&](const auto& verb) { return desk::perform(ledger, verb, now); }, command);
        },
        std::move(reply));
}

std::unique_ptr<Task> task(ReplyCommand command, Desk::SavedReplyReply reply)
{
    return singleTask<protocol::SavedReply>(
        [command = std::move(command)](Ledger& ledger, Instant now) {
            return std::visit([&](const auto& verb) { return desk::perform(ledger, verb, now); }, command);
        },
        std::move(reply));
}

std::unique_ptr<Task> task(MarkRead mark, std::function<void(Result<Marked>)> reply)
{
    return singleTask<Marked>(
        [mark = std::move(mark)](Ledger& ledger, Instant now) { return desk::perform(ledger, mark, now); },
        std::move(reply));
}

/// Writes a row at most, and no event.
std::unique_ptr<Task> task(CustomerSees sees,
                           std::function<void(Result<std::optional<protocol::Seen>>)> reply)
{
    return singleTask<std::optional<protocol::Seen>>(
        [sees = std::move(sees)](Ledger& ledger, Instant now) { return desk::perform(ledger, sees, now); },
        std::move(reply));
}

std::unique_ptr<Task> task(FileJudged judged, std::function<void(Result<std::optional<FilePlace>>)> reply)
{
    return singleTask<std::optional<FilePlace>>(
        [judged = std::move(judged)](Ledger& ledger, Instant) { return desk::perform(ledger, judged); },
        std::move(reply));
}

std::unique_ptr<Task> task(std::vector<SideRow> rows, std::function<void(Result<void>)> reply)
{
    return singleTask<void>(
        [rows = std::move(rows)](Ledger& ledger, Instant) {
            ledger.draft().part().sideRows = rows;
            return Result<void>();
        },
        std::move(reply));
}

} // namespace baton::relay::desk
