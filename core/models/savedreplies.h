// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/protocol/agent/savedreplies.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace baton::models {

/// The words that are kept to be written again, by the bot for whose customers they are. UI thread.
class SavedReplies : public QObject
{
    Q_OBJECT
public:
    explicit SavedReplies(client::Session& session, QObject* parent = nullptr);

    /// Those of a bot as far as they are known, and asks for them anew; changed() when they are others. Once
    /// asked for, they are so again whenever somebody changes them.
    void fetch(const BotId& bot);
    /// Those whose shortcut or title begins with what was typed behind `/`, the shortcuts first; all when
    /// nothing was.
    QList<protocol::SavedReply> matching(const BotId& bot, const QString& typed) const;
    /// As it would be written to this customer.
    QString filled(const protocol::SavedReply& reply, const Conversation& conversation) const;
    void clear();

Q_SIGNALS:
    void changed();

private:
    void ask(const BotId& bot);

    client::Session& m_session;
    QSet<BotId> m_wanted;
    QHash<BotId, bool> m_asked; ///< those on their way, and whether they are others by now
    QHash<BotId, QList<protocol::SavedReply>> m_known;
};

} // namespace baton::models
