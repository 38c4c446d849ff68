// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"
#include "core/protocol/agent/searchhit.h"

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <functional>
#include <memory>

namespace baton::models {

enum class View { Waiting, Mine, All };

/// Q4 and Q5: what the list is narrowed to, on top of its view. Empty parts do not narrow.
struct Filter
{
    QString text; ///< in name, reason, last message, bot, channel; case-insensitive
    std::optional<ConversationState> state;
    bool ongoingOnly = false;
    BotId bot;
    QString channel;
    std::optional<Instant> from;
    std::optional<Instant> to;

    friend bool operator==(const Filter&, const Filter&) = default;
};

/// The queue: one sorted index over all conversations, filtered incrementally, no proxy. Waiting sorts by the
/// longest wait first, the others by what was said last. 100,000 conversations stay within a frame per
/// keystroke. UI thread only. QtCore only.
class ConversationListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        ConversationRole,          ///< baton::Conversation; delegates use at() instead, without a copy
        UnreadRole,                ///< int
        LeavingRole,               ///< bool: claimed by somebody else a moment ago; about to leave this view
    };

    explicit ConversationListModel(QObject* parent = nullptr);
    ~ConversationListModel() override;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

    void setView(View view);
    View view() const;
    void setFilter(const Filter& filter);
    const Filter& filter() const;
    /// Whose conversations "mine" are.
    void setMember(const MemberId& member);

    void reset(const QList<Conversation>& all);
    void upsert(const QList<Conversation>& changed);
    /// Conversations that a search at the relay found: shown while the filter's text is set, whether or not
    /// the text occurs in what is held here. Cleared with the text.
    void setSearchHits(const QList<protocol::ListedConversation>& hits);
    /// A further page of them.
    void addSearchHits(const QList<protocol::ListedConversation>& hits);
    /// Where the relay found the filter's text; nullptr when it has not.
    const protocol::SearchHit* hitOf(const ConversationId& id) const;
    void markSeen(const ConversationId& id, qint64 upTo);
    /// All that is known of it, instead of what was.
    void restoreSeen(const QHash<ConversationId, qint64>& seen);
    void moveSeen(const QHash<ConversationId, qint64>& seen);
    /// What came in a conversation of the member's own since they last read it: `messageCount` less the mark.
    /// None when an agent spoke last, and none in other people's conversations.
    int unread(const Conversation& conversation) const;
    /// The member's own, of those that are open.
    bool isMine(const Conversation& conversation) const;
    /// Somebody writes there just now; passing, and said by whoever hears it.
    void setTyping(const ConversationId& id, bool on);
    bool isTyping(const ConversationId& id) const;
    bool isLeaving(const ConversationId& id) const;
    /// How long a conversation that somebody else claimed stays in Waiting, greyed, in milliseconds.
    void setLeavingTime(int milliseconds);
    /// What a screen reader says of a row: Qt::AccessibleTextRole.
    using Spoken = std::function<QString(const Conversation&)>;
    void setSpoken(Spoken spoken);
    /// Milliseconds that only grow; replaced by tests.
    void setClock(std::function<qint64()> clock);
    /// Lets go whoever's time has come; a timer of the model's own does it.
    void letGo();
    /// In how many milliseconds a leaving conversation goes, for "leaves in 3 s"; 0 when it does not.
    int leavesIn(const ConversationId& id) const;

    const Conversation& at(int row) const;
    int rowOf(const ConversationId& id) const; ///< -1 when it is not in this view
    const Conversation* find(const ConversationId& id) const;
    int countOf(View view) const; ///< over what is held, whatever the filter

Q_SIGNALS:
    void countsChanged();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace baton::models
