// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"

#include <QObject>

namespace baton::models {

/// What colleagues know of the customer of one conversation beside what the conversation itself says: their
/// notes, and whether they are kept out, as of when it was opened. Also what agents do about a customer. UI
/// thread.
class ContactCard : public QObject
{
    Q_OBJECT
public:
    explicit ContactCard(client::Session& session, QObject* parent = nullptr);

    /// Whose card it is; nullptr for nobody's.
    void show(const Conversation* conversation);
    const QList<Note>& notes() const { return m_notes; }
    /// What else they have written about, the newest first.
    const QList<Conversation>& earlier() const { return m_earlier; }
    bool isBlocked() const { return m_isBlocked; }

    void addNote(const QString& text);
    void describe(const QString& name, const QString& email, const QString& phone);
    /// @param until nothing: until somebody lets them in again. @param address whoever else comes from there
    void block(std::optional<Instant> until, bool address);
    void unblock();

Q_SIGNALS:
    void changed();
    /// Something was done, or was not.
    void said(const QString& text);
    /// A note was kept.
    void noted();

private:
    void fetch();
    void take(const Result<protocol::ContactResult>& answer, quint64 round);
    void keepOut(bool isBlocked, const Result<protocol::Nothing>& answer, quint64 round);

    client::Session& m_session;
    Contact m_contact;
    BotId m_bot;
    ConversationId m_shown;
    QList<Note> m_notes;
    QList<Conversation> m_earlier;
    bool m_isBlocked = false;
    quint64 m_round = 0; ///< what comes for another customer is stale
};

} // namespace baton::models
