#include "core/models/historytext.h"

#include "core/protocol/events.h"

#include <QCoreApplication>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::HistoryText)
};

QString by(const HistoryEntry& entry, const QString& withName, const QString& without)
{
    return entry.by ? withName.arg(entry.by->name) : without;
}

} // namespace

QString historyText(const HistoryEntry& entry, const QString& botName)
{
    using namespace protocol::eventtype;
    if (entry.type == conversationStarted)
        return botName.isEmpty() ? Text::tr("Conversation started")
                                 : Text::tr("%1 started the conversation").arg(botName);
    if (entry.type == conversationEscalated)
        return Text::tr("Escalated: %1").arg(reasonText(entry.reason.value_or(QString())));
    if (entry.type == conversationClaimed)
        return by(entry, Text::tr("Claimed by %1"), Text::tr("Claimed"));
    if (entry.type == conversationReleased)
        return by(entry, Text::tr("Released by %1: waiting again"),
                  Text::tr("The agent was gone: waiting again"));
    if (entry.type == conversationHandedBack)
        return by(entry, Text::tr("Handed back to the bot by %1"), Text::tr("Handed back to the bot"));
    if (entry.type == conversationResolved)
        return by(entry, Text::tr("Resolved by %1"), Text::tr("Ended"));
    if (entry.type == conversationReopened)
        return by(entry, Text::tr("Reopened by %1"), Text::tr("Reopened by the customer"));
    return {};
}

QString reasonText(const QString& reason)
{
    if (reason == QLatin1String("user requested human"))
        return Text::tr("user requested human");
    return reason;
}

QString stateText(ConversationState state)
{
    switch (state) {
    case ConversationState::Bot:
        return Text::tr("Unrequested");
    case ConversationState::Waiting:
        return Text::tr("Unassigned");
    case ConversationState::Open:
        return Text::tr("Open");
    case ConversationState::Ended:
        return Text::tr("Ended");
    }
    return {};
}

} // namespace baton::models
