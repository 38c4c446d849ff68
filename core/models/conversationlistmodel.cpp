#include "core/models/conversationlistmodel.h"

#include <QDateTime>
#include <QSet>
#include <QTimer>
#include <algorithm>
#include <vector>

namespace baton::models {

namespace {

constexpr int leavingMs = 3'000;

/// One conversation with what sorting and filtering ask of it again and again.
struct Entry
{
    Conversation conversation;
    QString haystack; ///< everything the search field looks at, in lower case
    qint64 byWait = 0;
    qint64 byActivity = 0;
};

QString haystackOf(const Conversation& c)
{
    QString text = c.contact.name + u'\n' + c.bot.name + u'\n' + c.channel + u'\n' +
                   c.reason.value_or(QString()) + u'\n' + c.contact.email + u'\n';
    if (c.lastMessage)
        text += c.lastMessage->text;
    return text.toLower();
}

} // namespace

class ConversationListModel::Private
{
public:
    explicit Private(ConversationListModel& model) : q(model) {}

    bool inView(const Conversation& c) const;
    bool inView(const Conversation& c, View which) const;
    bool passes(const Entry& entry) const;
    bool wanted(const Entry& entry) const { return inView(entry.conversation) && passes(entry); }
    bool before(const Entry* a, const Entry* b) const;
    void rebuild();
    void narrow();
    int place(const Entry* entry) const;
    int find(const Entry* entry) const;
    void update(const Conversation& conversation);
    void insert(Entry* entry);
    void count(const Conversation& c, int by);
    void letGo();

    ConversationListModel& q;
    QHash<ConversationId, Entry*> known;
    std::vector<std::unique_ptr<Entry>> entries;
    std::vector<Entry*> rows;
    QSet<ConversationId> hits;
    QHash<ConversationId, qint64> seen;
    QHash<ConversationId, qint64> leaving; ///< when each goes, ms since the epoch
    QTimer leave;
    View view = View::Waiting;
    Filter filter;
    QString needle;
    MemberId member;
    int counts[3] = {0, 0, 0};
    int leavingTime = leavingMs;
};

bool ConversationListModel::Private::inView(const Conversation& c, View which) const
{
    switch (which) {
    case View::Waiting:
        return c.state == ConversationState::Waiting;
    case View::Mine:
        return c.assignee && c.assignee->id == member;
    case View::All:
        return true;
    }
    return false;
}

bool ConversationListModel::Private::inView(const Conversation& c) const
{
    return inView(c, view) || (view == View::Waiting && leaving.contains(c.id));
}

bool ConversationListModel::Private::passes(const Entry& entry) const
{
    const auto& c = entry.conversation;
    if (!needle.isEmpty() && !entry.haystack.contains(needle) && !hits.contains(c.id))
        return false;
    if (filter.state && c.state != *filter.state)
        return false;
    if (filter.ongoingOnly && c.state == ConversationState::Ended)
        return false;
    if (!filter.bot.isEmpty() && c.bot.id != filter.bot)
        return false;
    if (!filter.channel.isEmpty() && c.channel != filter.channel)
        return false;
    return !(filter.from && c.updatedAt < *filter.from) && !(filter.to && c.updatedAt > *filter.to);
}

bool ConversationListModel::Private::before(const Entry* a, const Entry* b) const
{
    if (view == View::Waiting) {
        if (a->byWait != b->byWait)
            return a->byWait < b->byWait;
    } else if (a->byActivity != b->byActivity) {
        return a->byActivity > b->byActivity;
    }
    return a->conversation.id < b->conversation.id;
}

void ConversationListModel::Private::rebuild()
{
    q.beginResetModel();
    rows.clear();
    for (const auto& entry : entries) {
        if (wanted(*entry))
            rows.push_back(entry.get());
    }
    std::sort(rows.begin(), rows.end(), [this](const Entry* a, const Entry* b) { return before(a, b); });
    q.endResetModel();
}

/// The filter only got stricter: what is shown already is looked at, not everything, and it stays sorted.
void ConversationListModel::Private::narrow()
{
    q.beginResetModel();
    std::erase_if(rows, [this](const Entry* entry) { return !wanted(*entry); });
    q.endResetModel();
}

int ConversationListModel::Private::place(const Entry* entry) const
{
    const auto at = std::lower_bound(rows.begin(), rows.end(), entry,
                                     [this](const Entry* a, const Entry* b) { return before(a, b); });
    return int(at - rows.begin());
}

int ConversationListModel::Private::find(const Entry* entry) const
{
    const int row = place(entry);
    return row < int(rows.size()) && rows[size_t(row)] == entry ? row : -1;
}

void ConversationListModel::Private::count(const Conversation& c, int by)
{
    for (const auto which : {View::Waiting, View::Mine, View::All}) {
        if (inView(c, which))
            counts[int(which)] += by;
    }
}

void ConversationListModel::Private::insert(Entry* entry)
{
    const int row = place(entry);
    q.beginInsertRows({}, row, row);
    rows.insert(rows.begin() + row, entry);
    q.endInsertRows();
}

void ConversationListModel::Private::update(const Conversation& conversation)
{
    auto*& slot = known[conversation.id];
    const bool isNew = !slot;
    if (isNew) {
        entries.push_back(std::make_unique<Entry>());
        slot = entries.back().get();
        slot->conversation.id = conversation.id;
    }
    auto* entry = slot;
    const int oldRow = isNew ? -1 : find(entry);
    const bool wasWaiting = !isNew && entry->conversation.state == ConversationState::Waiting;
    if (!isNew)
        count(entry->conversation, -1);
    Entry next{conversation, haystackOf(conversation), entry->byWait, conversation.updatedAt.ms};
    if (conversation.waitingSince)
        next.byWait = conversation.waitingSince->ms;
    if (conversation.state == ConversationState::Waiting) {
        leaving.remove(conversation.id);
    } else if (wasWaiting && view == View::Waiting && oldRow >= 0 && leavingTime > 0) {
        leaving.insert(conversation.id, QDateTime::currentMSecsSinceEpoch() + leavingTime);
        if (!leave.isActive())
            leave.start(std::max(1, leavingTime));
    }
    count(conversation, 1);
    const bool shown = wanted(next);
    if (oldRow >= 0 && shown) {
        // In place, then to its new place: a view keeps its selection and scrolls only what moved.
        rows.erase(rows.begin() + oldRow);
        const int newRow = [&] {
            std::swap(*entry, next);
            return place(entry);
        }();
        rows.insert(rows.begin() + oldRow, entry);
        if (newRow != oldRow) {
            q.beginMoveRows({}, oldRow, oldRow, {}, newRow > oldRow ? newRow + 1 : newRow);
            rows.erase(rows.begin() + oldRow);
            rows.insert(rows.begin() + newRow, entry);
            q.endMoveRows();
        }
        Q_EMIT q.dataChanged(q.index(newRow), q.index(newRow));
        return;
    }
    if (oldRow >= 0) {
        q.beginRemoveRows({}, oldRow, oldRow);
        rows.erase(rows.begin() + oldRow);
        q.endRemoveRows();
    }
    *entry = std::move(next);
    if (shown)
        insert(entry);
}

void ConversationListModel::Private::letGo()
{
    const auto now = QDateTime::currentMSecsSinceEpoch();
    qint64 nextAt = 0;
    const auto ids = leaving.keys();
    for (const auto& id : ids) {
        const auto at = leaving.value(id);
        if (at > now) {
            nextAt = nextAt == 0 ? at : std::min(nextAt, at);
            continue;
        }
        auto* entry = known.value(id);
        const int row = entry ? find(entry) : -1;
        leaving.remove(id);
        if (row >= 0 && !wanted(*entry)) {
            q.beginRemoveRows({}, row, row);
            rows.erase(rows.begin() + row);
            q.endRemoveRows();
        }
    }
    if (nextAt > 0)
        leave.start(int(nextAt - now));
}

ConversationListModel::ConversationListModel(QObject* parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(*this))
{
    d->leave.setSingleShot(true);
    connect(&d->leave, &QTimer::timeout, this, [this] { d->letGo(); });
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
    const auto& c = at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return c.contact.name;
    case Qt::ToolTipRole:
        return c.lastMessage ? c.lastMessage->text : QString();
    case IdRole:
        return c.id.toString();
    case ConversationRole:
        return QVariant::fromValue(c);
    case UnreadRole:
        return unread(c);
    case LeavingRole:
        return isLeaving(c.id);
    default:
        return {};
    }
}

void ConversationListModel::setView(View view)
{
    if (d->view == view)
        return;
    d->view = view;
    d->leaving.clear();
    d->rebuild();
}

View ConversationListModel::view() const { return d->view; }

void ConversationListModel::setFilter(const Filter& filter)
{
    if (d->filter == filter)
        return;
    auto others = d->filter;
    others.text = filter.text;
    const auto needle = filter.text.trimmed().toLower();
    const bool stricter = others == filter && needle.contains(d->needle) && d->hits.isEmpty();
    d->filter = filter;
    d->needle = needle;
    d->hits.clear();
    if (stricter)
        d->narrow();
    else
        d->rebuild();
}

const Filter& ConversationListModel::filter() const { return d->filter; }

void ConversationListModel::setMember(const MemberId& member)
{
    if (d->member == member)
        return;
    d->member = member;
    std::fill(std::begin(d->counts), std::end(d->counts), 0);
    for (const auto& entry : d->entries)
        d->count(entry->conversation, 1);
    d->rebuild();
    Q_EMIT countsChanged();
}

void ConversationListModel::reset(const QList<Conversation>& all)
{
    beginResetModel();
    d->rows.clear();
    d->known.clear();
    d->entries.clear();
    d->leaving.clear();
    std::fill(std::begin(d->counts), std::end(d->counts), 0);
    d->entries.reserve(size_t(all.size()));
    d->known.reserve(all.size());
    for (const auto& c : all) {
        d->entries.push_back(std::make_unique<Entry>(
            Entry{c, haystackOf(c), c.waitingSince ? c.waitingSince->ms : 0, c.updatedAt.ms}));
        d->known.insert(c.id, d->entries.back().get());
        d->count(c, 1);
        if (d->wanted(*d->entries.back()))
            d->rows.push_back(d->entries.back().get());
    }
    std::sort(d->rows.begin(), d->rows.end(),
              [this](const Entry* a, const Entry* b) { return d->before(a, b); });
    endResetModel();
    Q_EMIT countsChanged();
}

void ConversationListModel::upsert(const QList<Conversation>& changed)
{
    for (const auto& conversation : changed)
        d->update(conversation);
    Q_EMIT countsChanged();
}

void ConversationListModel::setSearchHits(const QList<Conversation>& hits)
{
    QList<Conversation> fresh;
    for (const auto& hit : hits) {
        d->hits.insert(hit.id);
        if (!d->known.contains(hit.id))
            fresh.append(hit);
    }
    for (const auto& hit : std::as_const(fresh))
        d->update(hit);
    d->rebuild();
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
    for (auto it = seen.begin(); it != seen.end(); ++it)
        markSeen(it.key(), it.value());
}

int ConversationListModel::unread(const Conversation& conversation) const
{
    // Only what an agent holds or may take next can be unread; the bot's own talk is not.
    if (conversation.state != ConversationState::Open || !conversation.assignee ||
        conversation.assignee->id != d->member)
        return 0;
    const auto mark = d->seen.constFind(conversation.id);
    return mark == d->seen.constEnd() ? 0 : int(std::max<qint64>(0, conversation.messageCount - *mark));
}

bool ConversationListModel::isLeaving(const ConversationId& id) const { return d->leaving.contains(id); }
void ConversationListModel::setLeavingTime(int milliseconds) { d->leavingTime = milliseconds; }

int ConversationListModel::leavesIn(const ConversationId& id) const
{
    const auto at = d->leaving.value(id);
    return at == 0 ? 0 : int(std::max<qint64>(0, at - QDateTime::currentMSecsSinceEpoch()));
}

const Conversation& ConversationListModel::at(int row) const { return d->rows[size_t(row)]->conversation; }

int ConversationListModel::rowOf(const ConversationId& id) const
{
    const auto* entry = d->known.value(id);
    return entry ? d->find(entry) : -1;
}

const Conversation* ConversationListModel::find(const ConversationId& id) const
{
    const auto* entry = d->known.value(id);
    return entry ? &entry->conversation : nullptr;
}

int ConversationListModel::countOf(View view) const { return d->counts[int(view)]; }

} // namespace baton::models
