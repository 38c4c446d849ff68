// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/console/activitybench.h"

#include "ui/autoupdates/autoupdatespage.h"
#include "ui/workflows/runspanel.h"

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QScrollBar>

namespace baton::bench {

namespace {

constexpr int pageSize = 200;
constexpr qint64 start = 1'700'000'000'000;
const BotRef shop{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};

WorkflowRun run(int number)
{
    WorkflowRun one;
    one.id = RunId(QStringLiteral("r%1").arg(number));
    one.run = QStringLiteral("run-%1").arg(number);
    one.bot = shop;
    one.workflow = WorkflowId(QStringLiteral("leads"));
    one.name = QStringLiteral("Lead enrichment");
    one.about = QStringLiteral("Jane Doe (Acme %1)").arg(number);
    one.state = RunState(number % 4);
    one.startedAt = {start + number * 1000LL};
    one.updatedAt = {one.startedAt.ms + 252'000};
    if (one.state == RunState::Finished || one.state == RunState::Failed)
        one.finishedAt = one.updatedAt;
    one.step = WorkflowStep{
        2, QStringLiteral("Look up"), QStringLiteral("running"), one.startedAt, {}, false, 120'000, {}, {}};
    one.steps = 2;
    return one;
}

AutoUpdate entry(int number)
{
    const auto kinds = autoUpdateKinds();
    AutoUpdate one;
    one.id = AutoUpdateId(QStringLiteral("u%1").arg(number));
    one.n = number + 1;
    one.bot = shop;
    one.kind = kinds[number % kinds.size()];
    one.summary = QStringLiteral("12 KB chunks added from “supplier-spec-%1.pdf”").arg(number);
    one.cause = QStringLiteral("stakeholder-shared document");
    one.at = {start + number * 1000LL};
    one.hash = QString(64, u'a');
    return one;
}

/// As the relay hands them out: the newest first, a page at a time, until there is no more.
template <typename Model, typename Page, typename Make>
void fill(Model& model, int count, Make make)
{
    int next = count;
    QObject::connect(&model, &Model::pageWanted, &model, [&model, &next, make](quint64 ticket, const auto&) {
        Page page;
        for (int i = 0; i < pageSize && next > 0; ++i)
            page.items.append(make(--next));
        if (next > 0)
            page.next = QString::number(next);
        model.addPage(ticket, page);
    });
    model.reload();
    while (model.canFetchMore({}))
        model.fetchMore({});
    model.disconnect(&model);
}

/// What one sees of a screen while things happen: an event at a time, each painted.
template <typename Model, typename Make>
void measureScreen(const QString& name, QWidget& screen, Model& model, int count, Make make, Timings& timings)
{
    auto* view = screen.findChild<QAbstractItemView*>();
    screen.resize(1300, 900);
    screen.show();
    const auto show = [view] {
        QCoreApplication::processEvents();
        view->viewport()->repaint();
    };
    timings.measure(name + QStringLiteral(": a new entry"), 200, [&](int i) {
        model.upsert(make(count + i));
        show();
    });
    timings.measure(name + QStringLiteral(": an old entry that changes"), 200, [&](int i) {
        model.upsert(make((i * 397) % count));
        show();
    });
    timings.measure(name + QStringLiteral(": a scroll frame"), 300, [&](int i) {
        auto* bar = view->verticalScrollBar();
        bar->setValue(int(qint64(bar->maximum()) * i / 300));
        show();
    });
    timings.measure(name + QStringLiteral(": a new entry, scrolled to the middle"), 200, [&](int i) {
        model.upsert(make(count + 1000 + i));
        show();
    });
}

} // namespace

void measureActivity(int count, Timings& timings)
{
    {
        models::RunFeedModel model;
        fill<models::RunFeedModel, protocol::RunsResult>(model, count, run);
        ui::RunsPanel panel(model);
        measureScreen(QStringLiteral("workflow runs"), panel, model, count, run, timings);
    }
    ui::AutoUpdatesPage page;
    fill<models::AutoUpdatesModel, protocol::AutoUpdatesResult>(page.model(), count, entry);
    measureScreen(QStringLiteral("auto-updates"), page, page.model(), count, entry, timings);
}

} // namespace baton::bench
