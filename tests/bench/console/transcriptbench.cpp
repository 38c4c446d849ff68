// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/console/transcriptbench.h"

#include "ui/conversation/transcriptview.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFile>
#include <QImage>
#include <QScrollBar>

namespace baton::bench {

namespace {

constexpr int everyTenth = 10; ///< of the messages has a picture
constexpr QSize pictureSize(400, 300);

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
        if (n % everyTenth == 0) {
            Attachment picture;
            picture.id = FileId(QStringLiteral("f%1").arg(n));
            picture.name = QStringLiteral("picture %1.png").arg(n);
            picture.type = QStringLiteral("image/png");
            picture.size = 40'000;
            picture.width = pictureSize.width();
            picture.height = pictureSize.height();
            picture.state = AttachmentState::Good;
            one.attachments << picture;
        }
        all << one;
    }
    return all;
}

/// As the relay would send it.
QByteArray smallPicture()
{
    QImage image(pictureSize, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x & 255, y & 255, (x * y) & 255));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// Of this process, in MB; 0 where nothing tells.
double residentMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (status.open(QIODevice::ReadOnly))
        for (const auto& line : status.readAll().split('\n'))
            if (line.startsWith("VmRSS:"))
                return line.mid(6).trimmed().split(' ').constFirst().toDouble() / 1024;
    return 0;
}

} // namespace

Memory measureTranscript(int count, Timings& timings)
{
    const auto all = messages(count);
    models::TranscriptModel model;
    ui::TranscriptView view(model);
    const auto picture = smallPicture();
    QObject::connect(
        &view.thumbnails(), &ui::Thumbnails::wanted, &view,
        [&](const FileId& id) { view.thumbnails().take(id, picture); }, Qt::QueuedConnection);
    view.resize(660, 560);
    view.show();
    const auto show = [&] {
        QCoreApplication::processEvents();
        view.viewport()->repaint();
    };
    Memory memory;
    memory.before = residentMemory();
    constexpr int page = 200;
    auto from = std::max(0, count - page);
    model.reset(all.mid(from), {}, from == 0);
    show();
    timings.measure(QStringLiteral("%1 messages: a page further up").arg(count), from / page, [&](int) {
        const auto next = std::max(0, from - page);
        view.verticalScrollBar()->setValue(0);
        model.prepend(all.mid(next, from - next), {}, next == 0);
        from = next;
        show();
    });
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
    // Every picture was seen once.
    for (bar->setValue(0); bar->value() < bar->maximum(); bar->setValue(bar->value() + view.height()))
        show();
    memory.after = residentMemory();
    return memory;
}

} // namespace baton::bench
