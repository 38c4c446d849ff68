// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/conversationlistmodel.h"

#include <QStyledItemDelegate>

namespace baton::ui {

/// Paints one conversation of the list: who, what they said, why, where, and how long they wait. All
/// cards have one height, so that a list of 100,000 is as quick as one of ten.
class ConversationCard : public QStyledItemDelegate
{
    Q_OBJECT
public:
    explicit ConversationCard(const models::ConversationListModel& model, QObject* parent = nullptr);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    /// Whether the member may answer, so that a card under the pointer offers to be claimed.
    void setMayClaim(bool may) { m_mayClaim = may; }

    /// The words of a card, a line each: of who waits the quote, and what was said last if that is something
    /// else.
    static QStringList said(const Conversation& conversation);
    /// What a screen reader says of a card.
    static QString spoken(const Conversation& conversation, bool leaving, int unread, Instant now);

Q_SIGNALS:
    void claimRequested(const baton::ConversationId& id);

protected:
    bool editorEvent(QEvent* event, QAbstractItemModel* model, const QStyleOptionViewItem& option,
                     const QModelIndex& index) override;

private:
    struct Layout;
    Layout layoutFor(const QStyleOptionViewItem& option) const;
    void paintWho(QPainter& painter, const Layout& layout, const Conversation& c) const;
    int paintTime(QPainter& painter, const Layout& layout, const Conversation& c, bool leaving) const;
    void paintTop(QPainter& painter, const Layout& layout, const Conversation& c, bool leaving) const;
    void paintPreview(QPainter& painter, const Layout& layout, const Conversation& c) const;
    void paintBelow(QPainter& painter, const Layout& layout, const Conversation& c, bool leaving) const;
    void paintClaim(QPainter& painter, const Layout& layout) const;
    QString standing(const Conversation& c) const;

    const models::ConversationListModel& m_model;
    bool m_mayClaim = false;
};

} // namespace baton::ui
