// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/log.h"

namespace baton::tests {

/// A log in which nothing is ever found, for tests of those who use one: what others have written and what
/// becomes of a batch is for the test to say. The desk's thread, as any log.
class EmptyLog : public relay::desk::Log
{
public:
    template <typename T>
    using None = Result<std::optional<T>>;

    std::vector<relay::desk::Recorded> news; ///< told at the next begin()
    std::function<relay::desk::CommitOutcome(const relay::desk::Writes&)> outcome;
    relay::desk::Foreseen foreseen; ///< at the last begin()
    bool isInBatch = false;
    int batches = 0;

    relay::desk::LogHead head() const override { return m_head; }
    bool looksAhead() const override { return true; }
    Result<void> begin(const relay::desk::Foreseen& what, const relay::desk::News& tell) override
    {
        foreseen = what;
        isInBatch = true;
        ++batches;
        if (!news.empty()) {
            m_head.seq = news.back().event.seq;
            tell(std::exchange(news, {}));
        }
        return {};
    }
    relay::desk::CommitOutcome commit(const relay::desk::Writes& writes) override
    {
        isInBatch = false;
        auto became = outcome ? outcome(writes) : relay::desk::CommitOutcome();
        if (became)
            m_head.seq += qint64(writes.events.size());
        return became;
    }
    void abandon() override { isInBatch = false; }

    None<relay::desk::FilePlace> placeOf(const FileId&) override { return std::nullopt; }
    None<relay::desk::Stored> conversation(const ConversationId&) override { return std::nullopt; }
    None<relay::desk::Stored> conversationOfSubject(const BotId&, const QString&) override
    {
        return std::nullopt;
    }
    None<relay::desk::Stored> conversationOfVisitor(const BotId&, const QByteArray&) override
    {
        return std::nullopt;
    }
    Result<std::vector<relay::desk::Stored>> conversationsOfContact(const BotId&, const ContactId&,
                                                                    const QSet<ConversationId>&, int) override
    {
        return std::vector<relay::desk::Stored>();
    }
    Result<qint64> heldBy(const MemberId&, const QSet<ConversationId>&) override { return 0; }
    None<relay::desk::BotSetup> bot(const BotId&) override { return std::nullopt; }
    Result<QList<Message>> newestMessages(const ConversationId&, qint64) override { return QList<Message>(); }
    None<Message> message(const relay::desk::MessageKey&) override { return std::nullopt; }
    Result<MemberId> authorOf(const relay::desk::MessageKey&) override { return MemberId(); }
    None<relay::desk::NoteRow> note(const NoteId&) override { return std::nullopt; }
    Result<qint64> seenUpTo(const ConversationId&, bool) override { return 0; }
    None<relay::desk::Event> newestEvent(const ConversationId&, const QStringList&) override
    {
        return std::nullopt;
    }
    None<QByteArray> answer(const relay::desk::CommandKey&) override { return std::nullopt; }
    Result<bool> isTaken(const relay::desk::EventKey&) override { return false; }
    None<Message> takenMessage(const relay::desk::PageMessageKey&) override { return std::nullopt; }
    None<qint64> readMark(const relay::desk::MarkKey&) override { return std::nullopt; }
    None<RunHistory> run(const RunId&) override { return std::nullopt; }
    None<RunHistory> run(const BotId&, const QString&) override { return std::nullopt; }
    Result<StepDurations> durations(const relay::desk::StepKey&) override { return StepDurations(); }
    Result<relay::desk::ChainEnd> chainEnd(const BotId&) override { return relay::desk::ChainEnd(); }
    None<AutoUpdate> autoUpdate(const AutoUpdateId&) override { return std::nullopt; }
    Result<QList<protocol::SavedReply>> savedReplies() override { return QList<protocol::SavedReply>(); }

private:
    relay::desk::LogHead m_head{QStringLiteral("l"), 0, {}};
};

} // namespace baton::tests
