#include "core/models/conversationlistmodel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QListView>
#include <QRandomGenerator>
#include <QScrollBar>
#include <algorithm>
#include <cstdio>
#include <functional>

using namespace baton;

namespace {

/// Made-up conversations, the same on every run.
QList<Conversation> conversations(int count)
{
    static const QStringList names = {QStringLiteral("Jane Doe"), QStringLiteral("Marta Kowalska"),
                                      QStringLiteral("أحمد سالم"), QStringLiteral("Tom Reyes"),
                                      QStringLiteral("Visitor 8f21")};
    static const QStringList words = {
        QStringLiteral("refund"),  QStringLiteral("order"),   QStringLiteral("parcel"),
        QStringLiteral("invoice"), QStringLiteral("please"),  QStringLiteral("address"),
        QStringLiteral("portal"),  QStringLiteral("payment"), QStringLiteral("late"),
        QStringLiteral("again"),   QStringLiteral("voucher"), QStringLiteral("delivery")};
    static const QStringList reasons = {QStringLiteral("user requested human"),
                                        QStringLiteral("frustrated customer"),
                                        QStringLiteral("bot could not answer")};
    QRandomGenerator random(4411);
    const Instant start = Instant{1'700'000'000'000};
    QList<Conversation> all;
    all.reserve(count);
    for (int i = 0; i < count; ++i) {
        Conversation one;
        one.id = ConversationId(QStringLiteral("c%1").arg(i));
        one.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
        one.channel = i % 3 == 0 ? QStringLiteral("WA") : QStringLiteral("WIDGET");
        one.state = static_cast<ConversationState>(i % 4);
        one.reason = reasons[i % reasons.size()];
        one.contact = {ContactId(QStringLiteral("p%1").arg(i)), names[i % names.size()], {}, {}, {}, {}, {}};
        QStringList text;
        for (int w = 0; w < 12; ++w) {
            text << words[int(random.bounded(quint32(words.size())))];
        }
        one.createdAt = start;
        one.updatedAt = Instant{1'700'000'000'000 + qint64(random.bounded(1'000'000'000))};
        one.lastMessage = {
            {AuthorKind::Customer, one.contact.name}, text.join(QLatin1Char(' ')), one.updatedAt};
        if (one.state == ConversationState::Waiting) {
            one.waitingSince = one.updatedAt;
        }
        one.messageCount = 3;
        all << one;
    }
    return all;
}

class Timings
{
public:
    void measure(const QString& name, int times, const std::function<void(int)>& work)
    {
        std::vector<double> all;
        for (int i = 0; i < times; ++i) {
            QElapsedTimer timer;
            timer.start();
            work(i);
            all.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        add(name, std::move(all));
    }
    void add(const QString& name, std::vector<double> all)
    {
        std::sort(all.begin(), all.end());
        const auto at = [&all](double q) { return all[std::size_t(double(all.size() - 1) * q)]; };
        m_rows << QJsonObject{{QStringLiteral("name"), name},
                              {QStringLiteral("median"), at(0.5)},
                              {QStringLiteral("p99"), at(0.99)},
                              {QStringLiteral("worst"), all.back()}};
    }
    void print() const { std::puts(QJsonDocument(m_rows).toJson(QJsonDocument::Compact).constData()); }

private:
    QJsonArray m_rows;
};

/// Types a search letter by letter and rubs it out again, each step with the view's own work behind it.
void typeSearches(Timings& timings, models::ConversationListModel& model, const std::function<void()>& show)
{
    const QStringList searches = {QStringLiteral("refund order"), QStringLiteral("marta"),
                                  QStringLiteral("late again"), QStringLiteral("zzz")};
    std::vector<double> typed;
    std::vector<double> cleared;
    for (int round = 0; round < 5; ++round) {
        for (const QString& search : searches) {
            for (qsizetype length = 1; length <= search.size() + 1; ++length) {
                models::Filter filter;
                filter.text = length > search.size() ? QString() : search.left(length);
                QElapsedTimer timer;
                timer.start();
                model.setFilter(filter);
                show();
                (filter.text.isEmpty() ? cleared : typed).push_back(double(timer.nsecsElapsed()) / 1e6);
            }
        }
    }
    timings.add(QStringLiteral("a filter keystroke, shown"), typed);
    timings.add(QStringLiteral("clearing the filter, shown"), cleared);
}

} // namespace

/// bench_console [ROWS]: prints a JSON array of {name, median, p99, worst}, in milliseconds.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const int rows = argc > 1 ? QByteArray(argv[1]).toInt() : 100'000;
    const QList<Conversation> all = conversations(rows);

    models::ConversationListModel model;
    model.setMember(MemberId(QStringLiteral("m1")));
    model.setView(models::View::All);
    QListView view;
    view.setUniformItemSizes(true);
    view.setModel(&model);
    view.resize(360, 800);
    view.show();
    const auto show = [&view] {
        QCoreApplication::processEvents();
        view.grab();
    };

    Timings timings;
    timings.measure(QStringLiteral("loading all"), 3, [&](int) { model.reset(all); });
    show();
    typeSearches(timings, model, show);
    timings.measure(QStringLiteral("an insert at the top, shown"), 200, [&](int i) {
        Conversation added = all[i % all.size()];
        added.id = ConversationId(QStringLiteral("new%1").arg(i));
        added.updatedAt = Instant{1'800'000'000'000 + i};
        model.upsert({added});
        show();
    });
    timings.measure(QStringLiteral("a change that moves a row to the top, shown"), 200, [&](int i) {
        Conversation changed = all[(i * 397) % all.size()];
        changed.updatedAt = Instant{1'900'000'000'000 + i};
        changed.lastMessage->at = changed.updatedAt;
        model.upsert({changed});
        show();
    });
    timings.measure(QStringLiteral("a scroll frame"), 200, [&](int i) {
        view.verticalScrollBar()->setValue(int(qint64(view.verticalScrollBar()->maximum()) * i / 200));
        show();
    });
    timings.print();
    return 0;
}
