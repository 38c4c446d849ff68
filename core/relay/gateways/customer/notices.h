#pragma once

#include "core/domain/conversation.h"
#include "core/protocol/customermessages.h"

#include <QMap>
#include <optional>

namespace baton::relay {

/// What customers are told when something happens to their conversation, in the bot's own words where it has
/// some. Pure; any thread.
class Notices
{
public:
    explicit Notices(QMap<QString, QString> settings) : m_settings(std::move(settings)) {}

    /// Nothing when this step is not told, or when the bot's wording for it is empty.
    std::optional<protocol::customer::Notice> of(const HistoryEntry& step) const;
    /// Stands before the first message.
    std::optional<protocol::customer::Notice> welcome() const;
    /// The welcome and every step of a history.
    QList<protocol::customer::Notice> all(const QList<HistoryEntry>& history) const;

private:
    QString wording(const QString& setting, const QString& otherwise) const;

    QMap<QString, QString> m_settings;
};

} // namespace baton::relay
