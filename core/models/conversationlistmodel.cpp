// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"

#include "core/models/conversationlistparts.h"
#include "core/models/spokenline.h"
#include "core/models/theirwords.h"

#include <QSet>
#include <algorithm>

namespace baton::models {

namespace {

/// A change that tears the list open in more places than this is a new list.
constexpr size_t mostRuns = 64;

using Order = SortedConversations::Order;
using Entry = IndexedConversation;

constexpr View views[]{View::Waiting, View::Mine, View::All};

} // namespace

/// Walks one of the two sorted orders, so that nothing is sorted again.
void ConversationListModel::Private::collect()
{
    rows.clear();
    const auto& all = index.rows(sieve.order());
    std::copy_if(all.begin(), all.end(), std::back_inserter(rows),
                 [this](const Entry* entry) { return isWanted(*entry); });
}

void ConversationListModel::Private::rebuild()
{
    q.beginResetModel();
    collect();
    q.endResetModel();
}

/// The filter only got stricter: what is shown already is looked at, not everything.
void ConversationListModel::Private::narrow()
{
    q.beginResetModel();
    std::erase_if(rows, [this](const Entry* entry) { return !isWanted(*entry); });
    q.endResetModel();
}

void ConversationListModel::Private::count(const Conversation& c, int by)
{
    for (const auto which : views)
        if (sieve.isInView(c, which))
            counts[int(which)] += by;
}

void ConversationListModel::Private::recount()
{
    std::fill(std::begin(counts), std::end(counts), 0);
    for (const auto* entry : index.rows(Order::LatestActivity))
        count(entry->conversation, 1);
}

/// @p fresh are wanted and not shown yet; neighbours come in together.
void ConversationListModel::Private::insert(IndexedRows fresh)
{
    const auto by = sieve.order();
    std::sort(fresh.begin(), fresh.end(),
              [by](const Entry* a, const Entry* b) { return SortedConversations::before(by, a, b); });
    std::vector<size_t> places;
    places.reserve(fresh.size());
    size_t runs = 0;
    for (const auto* entry : fresh) {
        places.push_back(SortedConversations::place(rows, by, entry));
        runs += places.size() == 1 || places.back() != places[places.size() - 2] ? 1 : 0;
    }
    if (runs > mostRuns)
        return rebuild();
    // From the end, so that the places before stay true.
    for (size_t end = fresh.size(); end > 0;) {
        size_t begin = end - 1;
        while (begin > 0 && places[begin - 1] == places[end - 1])
            --begin;
        const int row = int(places[begin]);
        q.beginInsertRows({}, row, row + int(end - begin) - 1);
        rows.insert(rows.begin() + row, fresh.begin() + std::ptrdiff_t(begin),
                    fresh.begin() + std::ptrdiff_t(end));
        q.endInsertRows();
        end = begin;
    }
}

void ConversationListModel::Private::removeRow(int row)
{
    q.beginRemoveRows({}, row, row);
    rows.erase(rows.begin() + row);
    q.endRemoveRows();
}

void ConversationListModel::Private::add(const QList<Conversation>& fresh)
{
    if (fresh.isEmpty())
        return;
    auto added = index.add(fresh);
    for (const auto* entry : added)
        count(entry->conversation, 1);
    std::erase_if(added, [this](const Entry* entry) { return !isWanted(*entry); });
    insert(std::move(added));
}

/// Claimed by somebody else while it is looked at: it stays for a moment and says so.
qint64 ConversationListModel::Private::leavesAt(const Entry& entry, const Conversation& next, bool isShown)
{
    const bool isOthers =
        next.state == ConversationState::Open && next.assignee && next.assignee->id != sieve.member;
    if (!isOthers)
        return 0;
    if (entry.leavesAt != 0)
        return entry.leavesAt;
    const bool wasWaiting = entry.conversation.state == ConversationState::Waiting;
    return wasWaiting && isShown && sieve.view == View::Waiting ? leaving.timeOfNext() : 0;
}

void ConversationListModel::Private::update(Entry* entry, const Conversation& value)
{
    const int oldRow = isWanted(*entry) ? rowOf(entry) : -1;
    const auto goes = leavesAt(*entry, value, oldRow >= 0);
    const bool wasLeaving = entry->leavesAt != 0;
    count(entry->conversation, -1);
    count(value, 1);
    if (oldRow >= 0)
        rows.erase(rows.begin() + oldRow);
    index.update(entry, value, goes);
    if (oldRow >= 0)
        rows.insert(rows.begin() + oldRow, entry);
    if (wasLeaving && goes == 0)
        leaving.remove(entry);
    else if (!wasLeaving && goes != 0)
        leaving.add(entry);
    const bool isShown = isWanted(*entry);
    if (oldRow >= 0 && isShown)
        moveOrChange(entry, oldRow);
    else if (oldRow >= 0)
        removeRow(oldRow);
    else if (isShown)
        insert({entry});
}

/// In place, or to its new place: a view keeps its selection, and scrolls only what moved.
void ConversationListModel::Private::moveOrChange(Entry* entry, int oldRow)
{
    rows.erase(rows.begin() + oldRow);
    const int newRow = int(SortedConversations::place(rows, sieve.order(), entry));
    rows.insert(rows.begin() + oldRow, entry);
    if (newRow != oldRow) {
        q.beginMoveRows({}, oldRow, oldRow, {}, newRow > oldRow ? newRow + 1 : newRow);
        rows.erase(rows.begin() + oldRow);
        rows.insert(rows.begin() + newRow, entry);
        q.endMoveRows();
    }
    Q_EMIT q.dataChanged(q.index(newRow), q.index(newRow));
}

ConversationListModel::ConversationListModel(QObject* parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this))
{
    d->leaving.timer().setSingleShot(true);
    connect(&d->leaving.timer(), &QTimer::timeout, this, &ConversationListModel::letGo);
}

ConversationListModel::~ConversationListModel() = default;

int ConversationListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant ConversationListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    switch (const auto& c = at(index.row()); role) {
    case Qt::DisplayRole:
        return customerName(c);
    case Qt::ToolTipRole:
        // A view would take what looks like HTML for HTML.
        return c.lastMessage
                   ? QStringLiteral("<qt>%1</qt>")
                         .arg(spokenLine(c.lastMessage->author.kind, c.lastMessage->text).toHtmlEscaped())
                   : QString();
    case IdRole:
        return c.id.toString();
    case ConversationRole:
        return QVariant::fromValue(c);
    case UnreadRole:
        return unread(c);
    case LeavingRole:
        return isLeaving(c.id);
    case Qt::AccessibleTextRole:
        return d->spoken ? d->spoken(c) : customerName(c);
    default:
        return {};
    }
}

void ConversationListModel::setSpoken(Spoken spoken) { d->spoken = std::move(spoken); }

void ConversationListModel::setView(View view)
{
    if (d->sieve.view == view)
        return;
    d->sieve.view = view;
    for (auto* entry : d->leaving.takeAll())
        d->index.letGo(entry);
    d->rebuild();
}

View ConversationListModel::view() const { return d->sieve.view; }

void ConversationListModel::setFilter(const Filter& filter)
{
    if (d->sieve.filter() == filter)
        return;
    if (d->sieve.setFilter(filter) == Sieve::Change::Stricter)
        d->narrow();
    else
        d->rebuild();
}

const Filter& ConversationListModel::filter() const { return d->sieve.filter(); }

void ConversationListModel::setMember(const MemberId& member)
{
    if (d->sieve.member == member)
        return;
    d->sieve.member = member;
    d->recount();
    d->rebuild();
    Q_EMIT countsChanged();
}

void ConversationListModel::reset(const QList<Conversation>& all)
{
    beginResetModel();
    d->rows.clear();
    d->leaving.takeAll();
    d->index.reset(all);
    d->recount();
    d->collect();
    endResetModel();
    Q_EMIT countsChanged();
}

void ConversationListModel::upsert(const QList<Conversation>& changed)
{
    QList<Conversation> fresh;
    QSet<ConversationId> coming;
    for (const auto& conversation : changed) {
        if (!d->index.find(conversation.id) && !coming.contains(conversation.id)) {
            coming.insert(conversation.id);
            fresh.append(conversation);
        }
    }
    d->add(fresh);
    if (fresh.size() < changed.size()) {
        for (const auto& conversation : changed) {
            auto* entry = d->index.find(conversation.id);
            if (entry->conversation != conversation)
                d->update(entry, conversation);
        }
    }
    Q_EMIT countsChanged();
}

void ConversationListModel::markSeen(const ConversationId& id, qint64 upTo)
{
    auto& mark = d->seen[id];
    if (mark >= upTo)
        return;
    mark = upTo;
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {UnreadRole});
}

void ConversationListModel::restoreSeen(const QHash<ConversationId, qint64>& seen)
{
    d->seen = seen;
    if (const int rows = rowCount(); rows > 0)
        Q_EMIT dataChanged(index(0), index(rows - 1), {UnreadRole});
}

void ConversationListModel::moveSeen(const QHash<ConversationId, qint64>& seen)
{
    for (auto it = seen.begin(); it != seen.end(); ++it)
        markSeen(it.key(), it.value());
}

bool ConversationListModel::isMine(const Conversation& c) const
{
    return c.state == ConversationState::Open && c.assignee && c.assignee->id == d->sieve.member;
}

void ConversationListModel::setTyping(const ConversationId& id, bool on)
{
    if (on == d->typing.contains(id))
        return;
    if (on)
        d->typing.insert(id);
    else
        d->typing.remove(id);
    if (const int row = rowOf(id); row >= 0)
        Q_EMIT dataChanged(index(row), index(row), {ConversationRole});
}

bool ConversationListModel::isTyping(const ConversationId& id) const { return d->typing.contains(id); }

int ConversationListModel::unread(const Conversation& c) const
{
    if (!isMine(c) || (c.lastMessage && c.lastMessage->author.kind == AuthorKind::Agent))
        return 0;
    return int(std::max<qint64>(0, c.messageCount - d->seen.value(c.id)));
}

void ConversationListModel::letGo()
{
    const auto due = d->leaving.takeDue();
    for (auto* entry : due) {
        const int row = d->rowOf(entry);
        d->index.letGo(entry);
        if (row >= 0 && !d->isWanted(*entry))
            d->removeRow(row);
    }
}

bool ConversationListModel::isLeaving(const ConversationId& id) const
{
    const auto* entry = d->index.find(id);
    return entry && entry->leavesAt != 0;
}

int ConversationListModel::leavesIn(const ConversationId& id) const
{
    const auto* entry = d->index.find(id);
    return entry ? d->leaving.left(*entry) : 0;
}

void ConversationListModel::setLeavingTime(int milliseconds) { d->leaving.setStay(milliseconds); }
void ConversationListModel::setClock(std::function<qint64()> clock) { d->leaving.setClock(std::move(clock)); }

const Conversation& ConversationListModel::at(int row) const { return d->rows[size_t(row)]->conversation; }

int ConversationListModel::rowOf(const ConversationId& id) const
{
    const auto* entry = d->index.find(id);
    return entry ? d->rowOf(entry) : -1;
}

const Conversation* ConversationListModel::find(const ConversationId& id) const
{
    return d->index.find(id) ? &d->index.find(id)->conversation : nullptr;
}

int ConversationListModel::countOf(View view) const { return d->counts[int(view)]; }

} // namespace baton::models
