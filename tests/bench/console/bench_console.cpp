// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "tests/bench/console/activitybench.h"
#include "tests/bench/console/textbench.h"
#include "tests/bench/console/timings.h"
#include "tests/bench/console/transcriptbench.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QRandomGenerator>
#include <QScrollBar>
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
        for (int w = 0; w < 12; ++w)
            text << words[int(random.bounded(quint32(words.size())))];
        one.createdAt = start;
        one.updatedAt = Instant{1'700'000'000'000 + qint64(random.bounded(1'000'000'000))};
        one.lastMessage = {
            {AuthorKind::Customer, one.contact.name}, text.join(QLatin1Char(' ')), one.updatedAt};
        if (one.state == ConversationState::Waiting)
            one.waitingSince = one.updatedAt;
        one.messageCount = 3;
        all << one;
    }
    return all;
}

/// The console's own inbox, and the model alone beside it, to tell which of the two a figure is made of.
class Inbox
{
public:
    Inbox(const QList<Conversation>& all, bench::Timings& timings)
        : m_all(all)
        , m_panel(m_model)
        , m_timings(timings)
    {
        m_model.setMember(MemberId(QStringLiteral("m1")));
        m_alone.setMember(MemberId(QStringLiteral("m1")));
        m_alone.setView(models::View::All);
        m_panel.resize(360, 900);
        m_panel.show();
        m_panel.showView(models::View::All);
        m_search = m_panel.findChild<QLineEdit*>();
        m_list = m_panel.findChild<QListView*>();
    }

    void measure()
    {
        m_timings.measure(QStringLiteral("loading all: model"), 3, [&](int) { m_alone.reset(m_all); });
        m_timings.measure(QStringLiteral("loading all: shown"), 3, [&](int) {
            m_model.reset(m_all);
            show();
        });
        type();
        change(QStringLiteral("an insert at the top"),
               [](Conversation& one, int i) { one.id = ConversationId(QStringLiteral("new%1").arg(i)); });
        change(QStringLiteral("a change that moves a row to the top"), [](Conversation&, int) {});
        m_timings.measure(QStringLiteral("a scroll frame: shown"), 300, [&](int i) {
            QScrollBar* const bar = m_list->verticalScrollBar();
            bar->setValue(int(qint64(bar->maximum()) * i / 300));
            show();
        });
    }

private:
    void show()
    {
        QCoreApplication::processEvents();
        m_list->viewport()->repaint();
    }

    /// Types searches letter by letter and clears each in the end.
    void type()
    {
        std::vector<double> model;
        std::vector<double> typed;
        std::vector<double> cleared;
        for (int round = 0; round < 5; ++round) {
            for (const char* search : {"refund order", "marta", "late again", "zzz"}) {
                const QString text = QString::fromLatin1(search);
                for (qsizetype length = 1; length <= text.size() + 1; ++length) {
                    models::Filter filter;
                    filter.text = length > text.size() ? QString() : text.left(length);
                    QElapsedTimer timer;
                    timer.start();
                    m_alone.setFilter(filter);
                    model.push_back(double(timer.nsecsElapsed()) / 1e6);
                    timer.start();
                    m_search->setText(filter.text);
                    show();
                    (filter.text.isEmpty() ? cleared : typed).push_back(double(timer.nsecsElapsed()) / 1e6);
                }
            }
        }
        m_timings.add(QStringLiteral("a filter keystroke: model"), model);
        m_timings.add(QStringLiteral("a filter keystroke: shown"), typed);
        m_timings.add(QStringLiteral("clearing the filter: shown"), cleared);
    }

    void change(const QString& name, const std::function<void(Conversation&, int)>& alter)
    {
        const auto changed = [&](int i) {
            Conversation one = m_all[(i * 397) % m_all.size()];
            alter(one, i);
            one.updatedAt = Instant{m_later + i};
            one.lastMessage->at = one.updatedAt;
            return one;
        };
        m_timings.measure(name + QStringLiteral(": model"), 200,
                          [&](int i) { m_alone.upsert({changed(i)}); });
        m_timings.measure(name + QStringLiteral(": shown"), 200, [&](int i) {
            m_model.upsert({changed(i)});
            show();
        });
        m_later += 1000;
    }

    const QList<Conversation>& m_all;
    models::ConversationListModel m_alone;
    models::ConversationListModel m_model;
    ui::InboxPanel m_panel;
    QLineEdit* m_search = nullptr;
    QListView* m_list = nullptr;
    qint64 m_later = 1'800'000'000'000;
    bench::Timings& m_timings;
};

} // namespace

/// bench_console [ROWS]: prints a JSON array of {name, median, p99, worst}, in milliseconds.
/// bench_console text: of {name, ms, height}.
/// bench_console transcript MESSAGES: {rows, as the first, memory: {before, after}} in MB.
int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::setUpFonts();
    if (argc > 1 && QByteArray(argv[1]) == "text") {
        bench::measureTexts();
        return 0;
    }
    if (argc > 2 && QByteArray(argv[1]) == "transcript") {
        bench::Timings timings;
        const auto [before, after] = bench::measureTranscript(QByteArray(argv[2]).toInt(), timings);
        const QJsonObject memory{{QStringLiteral("before"), before}, {QStringLiteral("after"), after}};
        const QJsonObject all{{QStringLiteral("rows"), timings.rows()}, {QStringLiteral("memory"), memory}};
        std::puts(QJsonDocument(all).toJson(QJsonDocument::Compact).constData());
        return 0;
    }
    const QList<Conversation> all = conversations(argc > 1 ? QByteArray(argv[1]).toInt() : 100'000);
    bench::Timings timings;
    Inbox(all, timings).measure();
    bench::measureTranscript(10'000, timings);
    bench::measureActivity(int(all.size()), timings);
    timings.print();
    return 0;
}
