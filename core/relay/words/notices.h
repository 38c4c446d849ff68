// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/protocol/customer/customermessages.h"

#include <QMap>
#include <optional>

namespace baton::relay {

/// What customers are told when something happens to their conversation, in the bot's own words where it has
/// some. Pure; any thread.
class Notices
{
public:
    /// @p isSomebodyThere who could answer, at this moment: a customer is not told that someone comes soon
    /// when nobody can.
    explicit Notices(QMap<QString, QString> settings, bool isSomebodyThere = true)
        : m_settings(std::move(settings))
        , m_isSomebodyThere(isSomebodyThere)
    {}

    /// Nothing when this step is not told, or when the bot's wording for it is empty.
    std::optional<protocol::customer::Notice> of(const HistoryEntry& step) const;
    /// Stands before the first message.
    std::optional<protocol::customer::Notice> welcome() const;
    /// The welcome and every step of a history. Who is there matters to the last step alone.
    QList<protocol::customer::Notice> all(const QList<HistoryEntry>& history) const;

private:
    QString wording(const QString& setting, const QString& otherwise) const;

    QString waitingText() const;

    QMap<QString, QString> m_settings;
    bool m_isSomebodyThere;
};

} // namespace baton::relay
