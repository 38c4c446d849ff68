// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/words/notices.h"

#include "core/protocol/wire/events.h"

namespace baton::relay {

using protocol::customer::Notice;
namespace eventtype = protocol::eventtype;

QString Notices::wording(const QString& setting, const QString& otherwise) const
{
    return m_settings.value(setting, otherwise);
}

QString Notices::waitingText() const
{
    if (!m_isSomebodyThere) {
        return wording(
            QStringLiteral("nobody_available_message"),
            QStringLiteral(
                "A person is needed here. Nobody is available right now; your request stays open, and the "
                "first to come back will answer you here."));
    }
    return wording(
        QStringLiteral("waiting_message"),
        QStringLiteral("A person takes over from here. Please wait, someone will be with you soon."));
}

std::optional<Notice> Notices::of(const HistoryEntry& step) const
{
    Notice notice;
    if (step.type == eventtype::conversationReleased && !step.by && m_isSomebodyThere) {
        notice.kind = QStringLiteral("waiting");
        notice.text =
            wording(QStringLiteral("agent_gone_message"),
                    QStringLiteral("Your agent is no longer here. Please wait, someone else will be "
                                   "with you soon."));
    } else if (step.type == eventtype::conversationEscalated ||
               step.type == eventtype::conversationReleased) {
        notice.kind = QStringLiteral("waiting");
        notice.text = waitingText();
    } else if (step.type == eventtype::conversationClaimed || step.type == eventtype::conversationAssigned ||
               (step.type == eventtype::conversationReopened && step.by)) {
        const auto agent = step.to ? step.to : step.by;
        notice.kind = QStringLiteral("transferred");
        notice.text = wording(QStringLiteral("transferred_message"),
                              QStringLiteral("You are being transferred to {agent}."));
        notice.text.replace(QLatin1String("{agent}"), agent ? agent->name : QString());
    } else if (step.type == eventtype::conversationHandedBack) {
        notice.kind = QStringLiteral("handed_back");
        notice.text =
            wording(QStringLiteral("handed_back_message"), QStringLiteral("The bot is with you again."));
    } else if (step.type == eventtype::conversationResolved) {
        notice.kind = QStringLiteral("resolved");
        notice.text =
            wording(QStringLiteral("resolved_message"),
                    QStringLiteral("This conversation was marked as resolved. Write again at any time."));
    }
    if (notice.text.isEmpty())
        return std::nullopt;
    notice.afterN = step.afterN;
    notice.at = step.at;
    return notice;
}

std::optional<Notice> Notices::welcome() const
{
    const auto text = m_settings.value(QStringLiteral("welcome_message"));
    if (text.isEmpty())
        return std::nullopt;
    return Notice{QStringLiteral("welcome"), text, 0, std::nullopt};
}

QList<Notice> Notices::all(const QList<HistoryEntry>& history) const
{
    QList<Notice> notices;
    if (auto first = welcome())
        notices.append(std::move(*first));
    const Notices then(m_settings);
    for (qsizetype i = 0; i < history.size(); ++i) {
        const bool isLast = i + 1 == history.size();
        if (auto notice = isLast ? of(history[i]) : then.of(history[i]))
            notices.append(std::move(*notice));
    }
    return notices;
}

} // namespace baton::relay
