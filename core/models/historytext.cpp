#include "core/models/historytext.h"

#include "core/protocol/events.h"

#include <QCoreApplication>

namespace baton::models {

namespace {

QString tr(const char* text) { return QCoreApplication::translate("baton::models", text); }

QString by(const HistoryEntry& entry, const char* withName, const char* without)
{
    return entry.by ? tr(withName).arg(entry.by->name) : tr(without);
}

} // namespace

QString historyText(const HistoryEntry& entry, const QString& botName)
{
    using namespace protocol::eventtype;
    if (entry.type == conversationStarted)
        return botName.isEmpty()
                   ? tr(QT_TRANSLATE_NOOP("baton::models", "Conversation started"))
                   : tr(QT_TRANSLATE_NOOP("baton::models", "%1 started the conversation")).arg(botName);
    if (entry.type == conversationEscalated)
        return tr(QT_TRANSLATE_NOOP("baton::models", "Escalated: %1"))
            .arg(reasonText(entry.reason.value_or(QString())));
    if (entry.type == conversationClaimed)
        return by(entry, QT_TRANSLATE_NOOP("baton::models", "Claimed by %1"),
                  QT_TRANSLATE_NOOP("baton::models", "Claimed"));
    if (entry.type == conversationReleased)
        return by(entry, QT_TRANSLATE_NOOP("baton::models", "Released by %1: waiting again"),
                  QT_TRANSLATE_NOOP("baton::models", "Released: waiting again"));
    if (entry.type == conversationHandedBack)
        return by(entry, QT_TRANSLATE_NOOP("baton::models", "Handed back to the bot by %1"),
                  QT_TRANSLATE_NOOP("baton::models", "Handed back to the bot"));
    if (entry.type == conversationResolved)
        return by(entry, QT_TRANSLATE_NOOP("baton::models", "Resolved by %1"),
                  QT_TRANSLATE_NOOP("baton::models", "Ended"));
    if (entry.type == conversationReopened)
        return by(entry, QT_TRANSLATE_NOOP("baton::models", "Reopened by %1"),
                  QT_TRANSLATE_NOOP("baton::models", "Reopened by the customer"));
    return {};
}

QString reasonText(const QString& reason)
{
    if (reason == QLatin1String("user requested human"))
        return tr(QT_TRANSLATE_NOOP("baton::models", "user requested human"));
    return reason;
}

QString stateText(ConversationState state)
{
    switch (state) {
    case ConversationState::Bot:
        return tr(QT_TRANSLATE_NOOP("baton::models", "Unrequested"));
    case ConversationState::Waiting:
        return tr(QT_TRANSLATE_NOOP("baton::models", "Unassigned"));
    case ConversationState::Open:
        return tr(QT_TRANSLATE_NOOP("baton::models", "Open"));
    case ConversationState::Ended:
        return tr(QT_TRANSLATE_NOOP("baton::models", "Ended"));
    }
    return {};
}

} // namespace baton::models
