// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/console/transcriptbench.h"

#include "ui/conversation/transcriptview.h"

#include <QCoreApplication>
#include <QScrollBar>

namespace baton::bench {

namespace {

QList<Message> messages(int count)
{
    static const QStringList texts = {
        QStringLiteral("Where is my refund for order 4411?"),
        QStringLiteral(
            "Refunds take **5 to 7** working days after we receive the parcel. You can follow yours under "
            "[My orders](https://shop.example/orders).\n\n- parcel received\n- checked\n- *paid*"),
        QStringLiteral("It has been two weeks and it still says `processing`."),
        QStringLiteral("هل يمكنني تغيير عنوان التسليم؟")};
    QList<Message> all;
    all.reserve(count);
    for (int n = 1; n <= count; ++n) {
        Message one;
        one.id = MessageId(QStringLiteral("m%1").arg(n));
        one.conversation = ConversationId(QStringLiteral("c"));
        one.n = n;
        one.author = {n % 2 == 0 ? AuthorKind::Bot : AuthorKind::Customer,
                      n % 2 == 0 ? QStringLiteral("Shop bot") : QStringLiteral("Jane Doe")};
        one.text = texts[n % texts.size()];
        one.at = Instant{1'700'000'000'000 + qint64(n) * 60'000};
        all << one;
    }
    return all;
}

} // namespace

void measureTranscript(int count, Timings& timings)
{
    const auto all = messages(count);
    models::TranscriptModel model;
    ui::TranscriptView view(model);
    view.resize(660, 560);
    view.show();
    const auto show = [&] {
        QCoreApplication::processEvents();
        view.viewport()->repaint();
    };
    timings.measure(QStringLiteral("%1 messages: opening").arg(count), 5, [&](int) {
        model.reset(all, {}, true);
        show();
    });
    auto* bar = view.verticalScrollBar();
    // The way an agent reads: by the wheel, from the end up; then by dragging, through all of it.
    timings.measure(QStringLiteral("%1 messages: a turn of the wheel").arg(count), 300, [&](int) {
        bar->setValue(bar->value() - 60);
        show();
    });
    timings.measure(QStringLiteral("%1 messages: a jump of the scroll bar").arg(count), 300, [&](int i) {
        bar->setValue(int(qint64(bar->maximum()) * ((i * 37) % 300) / 300));
        show();
    });
    view.scrollToEnd();
    timings.measure(QStringLiteral("%1 messages: one more").arg(count), 200, [&](int i) {
        auto one = all.last();
        one.n += 1 + i;
        one.id = MessageId(QStringLiteral("m%1").arg(one.n));
        model.append({one});
        show();
    });
}

} // namespace baton::bench
