// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"

#include <QTimer>
#include <QWidget>

class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace baton::ui {

class CardList;
class ConversationCard;
class EmptyWord;
class LinkPill;
class SearchField;
class TabRow;

/// The left column: Waiting, Mine and All with their counts, search, filters, the list. Passive: takes a
/// model, says what the agent wants.
class InboxPanel : public QWidget
{
    Q_OBJECT
public:
    explicit InboxPanel(models::ConversationListModel& model, QWidget* parent = nullptr);

    void setLink(const client::LinkStatus& status);
    void setCounts(const protocol::Counts& counts);
    /// In how many of the member's own conversations somebody has written.
    void setUnread(int conversations);
    void setBots(const QList<BotRef>& bots);
    /// Whether the member may answer: then a card under the pointer can be claimed at once.
    void setMayClaim(bool may);
    void select(const ConversationId& id);
    void showView(models::View view);
    void focusSearch();
    void focusList();
    QString searchText() const;
    /// Whether its card can be seen now.
    bool isInView(const ConversationId& id) const;
    /// Draws the eye to its card.
    void flash(const ConversationId& id);
    /// In how many conversations the relay found what is looked for, by view; @p isMore: at least. Empty when
    /// nothing is looked for.
    void setFound(const std::optional<protocol::Counts>& found, bool isMore);

Q_SIGNALS:
    void selected(const baton::ConversationId& id);
    void refreshRequested();
    /// After a pause in typing, and when the view or a filter is another: what to look for in all history;
    /// empty when the field was cleared.
    void searchRequested(const QString& text);
    void composeRequested();
    void claimRequested(const baton::ConversationId& id);
    /// The end of the list is near.
    void moreWanted();
    /// Other cards can be seen than before.
    void cardsMoved();

private:
    void buildTop(QVBoxLayout* column);
    void buildTabs(QVBoxLayout* column);
    void buildFilters(QVBoxLayout* column);
    void buildList(QVBoxLayout* column);
    void refreshTabs();
    void refreshEmpty();
    QString nothingFound() const;
    qint64 foundIn(models::View view) const;
    void searchAgain();
    void applyFilter();
    void fillFilterMenus();
    void showFilters();
    void currentChanged();

    models::ConversationListModel& m_model;
    LinkPill* m_link = nullptr;
    SearchField* m_search = nullptr;
    CardList* m_list = nullptr;
    ConversationCard* m_card = nullptr;
    EmptyWord* m_empty = nullptr;
    TabRow* m_tabs = nullptr;
    QToolButton* m_filterSwitch = nullptr;
    QWidget* m_filters = nullptr;
    QPushButton* m_botFilter = nullptr;
    QPushButton* m_channelFilter = nullptr;
    QPushButton* m_stateFilter = nullptr;
    QPushButton* m_dateFilter = nullptr;
    QTimer m_searchPause;
    QTimer m_moved;
    QTimer m_seconds;
    models::Filter m_filter;
    protocol::Counts m_counts;
    std::optional<protocol::Counts> m_found;
    bool m_foundMore = false;
    int m_unread = 0;
    QList<BotRef> m_bots;
    ConversationId m_selected;
    bool m_selecting = false;
};

} // namespace baton::ui
