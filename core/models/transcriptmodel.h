// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/domain/conversation.h"

#include <QAbstractListModel>
#include <QList>
#include <memory>

namespace baton::models {

/// One conversation's transcript: date lines, messages, notices, colleagues' private notes, then the replies
/// and notes still on their way. UI thread only.
class TranscriptModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum class Kind { Date, Message, Notice, Note, Pending };

    struct Row
    {
        Kind kind = Kind::Message;
        Message message;              ///< Message; of the others only place and time
        Note note;                    ///< Note
        client::PendingReply pending; ///< Pending
        QString text;                 ///< Date and Notice: the line to show
        bool showsAuthor = true;      ///< false when it follows its author's previous message closely
    };

    explicit TranscriptModel(QObject* parent = nullptr);
    ~TranscriptModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    void clear();
    /// Who speaks: the bot that began the conversation, and a customer who told no name.
    void setNames(const QString& bot, const QString& customer);
    /// @p newest: what happens now goes on from it.
    void reset(const QList<Message>& messages, const QList<HistoryEntry>& history, bool complete,
               bool newest = true);
    void append(const QList<Message>& messages);
    /// The page behind a part that has not the newest.
    void appendLater(const QList<Message>& messages, const QList<HistoryEntry>& history, bool newest);
    void append(const HistoryEntry& entry);
    void prepend(const QList<Message>& messages, const QList<HistoryEntry>& history, bool complete);
    /// These are others by now than they were; nothing moves.
    void change(const QList<Message>& messages);
    /// The private notes between the messages that are known, all of them.
    void setNotes(const QList<Note>& notes);
    void setPending(const QList<client::PendingReply>& pending);

    const Row& at(int row) const;
    /// What tells a message, a note or a reply on its way from all others; empty for lines between them.
    QString keyOf(int row) const;
    /// What the author of a message or a note is called, to stand in a line with other words.
    QString authorOf(int row) const;
    bool isComplete() const; ///< nothing earlier is left to load
    bool hasNewest() const;  ///< nothing later is left to load
    qint64 lastN() const;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::models
