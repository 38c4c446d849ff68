// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QtTest>
#include <algorithm>

using namespace baton;
using namespace baton::models;
using namespace baton::testing;

namespace {

/// What the list should show, worked out from nothing each time.
class Reference
{
public:
    static Instant saidAt(const Conversation& c) { return c.lastMessage ? c.lastMessage->at : c.createdAt; }
    QHash<ConversationId, Conversation> held;
    View view = View::Waiting;
    Filter filter;
    MemberId member = alice().id;
    QSet<ConversationId> hits;

    QStringList ids() const
    {
        QList<Conversation> shown;
        std::copy_if(held.begin(), held.end(), std::back_inserter(shown),
                     [this](const Conversation& c) { return isInView(c) && passes(c); });
        std::sort(shown.begin(), shown.end(), [this](const Conversation& a, const Conversation& b) {
            if (view == View::Waiting && a.waitingSince != b.waitingSince)
                return *a.waitingSince < *b.waitingSince;
            if (view != View::Waiting && saidAt(a) != saidAt(b))
                return saidAt(a) > saidAt(b);
            return a.id < b.id;
        });
        QStringList all;
        for (const auto& c : shown)
            all.append(c.id.toString());
        return all;
    }

    int countOf(View which) const
    {
        return int(std::count_if(held.begin(), held.end(), [&](const Conversation& c) {
            return which == View::All || (which == View::Waiting ? c.state == ConversationState::Waiting
                                                                 : c.assignee && c.assignee->id == member);
        }));
    }

private:
    bool isInView(const Conversation& c) const
    {
        return view == View::All || (view == View::Waiting ? c.state == ConversationState::Waiting
                                                           : c.assignee && c.assignee->id == member);
    }
    bool passes(const Conversation& c) const
    {
        const auto in = [&](const QString& where) {
            return where.contains(filter.text.trimmed(), Qt::CaseInsensitive);
        };
        const bool found = in(c.contact.name) || in(c.bot.name) || in(c.channel) ||
                           in(c.reason.value_or(QString())) || in(c.contact.email) ||
                           (c.lastMessage && in(c.lastMessage->text)) || hits.contains(c.id);
        return found && (!filter.state || c.state == *filter.state) &&
               (!filter.ongoingOnly || c.state != ConversationState::Ended) &&
               (filter.bot.isEmpty() || c.bot.id == filter.bot) &&
               (filter.channel.isEmpty() || c.channel == filter.channel) &&
               (!filter.from || saidAt(c) >= *filter.from) && (!filter.to || saidAt(c) <= *filter.to);
    }
};

QStringList idsOf(const ConversationListModel& model)
{
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids.append(model.at(row).id.toString());
    return ids;
}

/// A list view's own idea of the rows, kept by signals alone.
class Follower : public QObject
{
public:
    explicit Follower(ConversationListModel& model) : m_model(model)
    {
        connect(&model, &QAbstractItemModel::modelReset, this, [this] { ids = idsOf(m_model); });
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [this](const QModelIndex&, int first, int last) {
                    for (int row = first; row <= last; ++row)
                        ids.insert(row, m_model.at(row).id.toString());
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex&, int first, int last) { ids.remove(first, last - first + 1); });
        connect(&model, &QAbstractItemModel::rowsMoved, this,
                [this](const QModelIndex&, int from, int, const QModelIndex&, int to) {
                    ids.move(from, to > from ? to - 1 : to);
                });
    }

    QStringList ids;

private:
    ConversationListModel& m_model;
};

Conversation randomConversation(QRandomGenerator& random)
{
    static const QStringList words{QStringLiteral("refund"), QStringLiteral("Order"), QStringLiteral("ÜBER"),
                                   QStringLiteral("تسليم"), QStringLiteral("late")};
    auto c =
        conversation(int(random.bounded(40)), ConversationState(random.bounded(4)), int(random.bounded(30)));
    if (c.state == ConversationState::Open)
        c.assignee = random.bounded(2) == 0 ? alice() : bob();
    if (random.bounded(2) == 0)
        c.bot = {BotId(QStringLiteral("billing")), QStringLiteral("Billing bot")};
    if (random.bounded(2) == 0)
        c.channel = QStringLiteral("WA");
    if (random.bounded(3) == 0)
        c.reason = QStringLiteral("user requested human");
    c.lastMessage = LastMessage{{AuthorKind::Customer, {}},
                                words[int(random.bounded(5))] + u' ' + words[int(random.bounded(5))],
                                minute(int(random.bounded(30)))};
    c.messageCount = int(random.bounded(50));
    return c;
}

Filter randomFilter(QRandomGenerator& random, const Filter& before)
{
    static const QStringList typed{QString(),
                                   QStringLiteral("r"),
                                   QStringLiteral("re"),
                                   QStringLiteral("ref"),
                                   QStringLiteral("über"),
                                   QStringLiteral("order l"),
                                   QStringLiteral("سل"),
                                   QStringLiteral("wa")};
    auto filter = before;
    switch (random.bounded(6)) {
    case 0:
        filter.state =
            random.bounded(2) == 0 ? std::nullopt : std::optional(ConversationState(random.bounded(4)));
        break;
    case 1:
        filter.ongoingOnly = !filter.ongoingOnly;
        break;
    case 2:
        filter.bot = random.bounded(2) == 0 ? BotId() : BotId(QStringLiteral("billing"));
        break;
    case 3:
        filter.from = random.bounded(2) == 0 ? std::nullopt : std::optional(minute(int(random.bounded(20))));
        break;
    default:
        filter.text = typed[int(random.bounded(quint32(typed.size())))];
    }
    return filter;
}

} // namespace

/// Whatever happens to the conversations and whatever is asked of the list, it shows what it should.
class TestConversationListHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anyHistoryMatchesTheReference_data();
    void anyHistoryMatchesTheReference();
};

void TestConversationListHistory::anyHistoryMatchesTheReference_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestConversationListHistory::anyHistoryMatchesTheReference()
{
    QFETCH(const quint32, seed);
    QRandomGenerator random(seed);
    Reference reference;
    ConversationListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const Follower follower(model);
    model.setLeavingTime(0);
    model.setMember(reference.member);
    for (int step = 0; step < 600; ++step) {
        switch (random.bounded(12)) {
        case 0:
            reference.view = View(random.bounded(3));
            model.setView(reference.view);
            break;
        case 1:
        case 2:
        case 3: {
            const auto filter = randomFilter(random, reference.filter);
            if (filter.text.trimmed() != reference.filter.text.trimmed())
                reference.hits.clear();
            reference.filter = filter;
            model.setFilter(filter);
            break;
        }
        case 4: {
            QList<Conversation> hits;
            for (auto left = random.bounded(4); left > 0; --left) {
                const auto hit = randomConversation(random);
                hits.append(reference.held.value(hit.id, hit));
            }
            reference.hits.clear();
            for (const auto& hit : std::as_const(hits)) {
                reference.hits.insert(hit.id);
                if (!reference.held.contains(hit.id))
                    reference.held.insert(hit.id, hit);
            }
            model.setSearchHits({hits.begin(), hits.end()});
            break;
        }
        case 5:
            if (random.bounded(20) == 0) {
                reference.held.clear();
                reference.hits = {};
                model.setFilter({});
                reference.filter = {};
                model.reset({});
            }
            break;
        default: {
            QList<Conversation> changed;
            for (auto left = 1 + random.bounded(random.bounded(8) == 0 ? 30 : 3); left > 0; --left) {
                changed.append(randomConversation(random));
                reference.held.insert(changed.last().id, changed.last());
            }
            model.upsert(changed);
        }
        }
        QCOMPARE(idsOf(model), reference.ids());
        QCOMPARE(follower.ids, reference.ids());
        for (const auto view : {View::Waiting, View::Mine, View::All})
            QCOMPARE(model.countOf(view), reference.countOf(view));
    }
}

BATON_TEST(TestConversationListHistory)
#include "tst_conversationlisthistory.moc"
