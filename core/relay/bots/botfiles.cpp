// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/botfiles.h"

#include "core/domain/filename.h"
#include "core/relay/files/attachments.h"
#include "core/relay/files/namedfiles.h"
#include "core/relay/parts/ownaddress.h"

namespace baton::relay {

namespace {

constexpr qsizetype mostUnderWay = 40; ///< files of one bot
constexpr qint64 linksLastMs = 7LL * 24 * 3600 * 1000;

using protocol::botevent::MessageWritten;
using protocol::botevent::NamedFile;

/// nullptr when the event is no message.
MessageWritten* messageOf(desk::BotEvent& event)
{
    if (auto* wrote = std::get_if<protocol::botevent::CustomerWrote>(&event.content))
        return &wrote->message;
    if (auto* wrote = std::get_if<protocol::botevent::BotWrote>(&event.content))
        return &wrote->message;
    return nullptr;
}

qsizetype namedIn(desk::BotBatch& batch)
{
    qsizetype count = 0;
    for (auto& event : batch.events)
        if (const auto* message = messageOf(event))
            count += message->attachments.size();
    return count;
}

NamedFiles::Named wishOf(const BotId& bot, const NamedFile& file)
{
    NamedFiles::Named named{{FileSender::Kind::Bot, bot.toString()}, file.name, QUrl(), {}};
    if (file.url)
        named.url = QUrl(*file.url, QUrl::StrictMode);
    else
        named.data = QByteArray::fromBase64(file.data.value_or(QString()).toLatin1());
    return named;
}

/// The one that the bot had brought before, by the path that it was given.
std::optional<FileId> ownFile(const NamedFile& file)
{
    static const auto path = QStringLiteral("/v1/files/");
    const auto url = file.url.value_or(QString());
    return url.startsWith(path) ? std::optional(FileId(url.mid(path.size()))) : std::nullopt;
}

/// It stands where the file would.
Attachment failed(const NamedFile& file, const Refusal& refusal)
{
    Attachment attachment;
    attachment.id = FileId(createId(QLatin1Char('f')));
    attachment.name =
        plainFileName(file.name.isEmpty() ? QUrl(file.url.value_or(QString())).fileName() : file.name);
    attachment.state = AttachmentState::Rejected;
    attachment.why = refusal.detail;
    return attachment;
}

} // namespace

struct BotFiles::Journey
{
    std::mutex mutex;
    Brought brought;
    qsizetype left = 0;
    qsizetype count = 0;
    std::function<void(const Brought&)> ready;
};

Result<void> BotFiles::take(const BotId& bot, qsizetype count)
{
    const std::lock_guard lock(m_mutex);
    auto& underWay = m_underWay[bot];
    if (underWay + count > mostUnderWay)
        return refuse(Refusal::Kind::TooMany,
                      QStringLiteral("At most %1 files of a bot are brought at a time. Send them in smaller "
                                     "batches, one after the other.")
                          .arg(mostUnderWay));
    underWay += count;
    return {};
}

Result<void> BotFiles::bring(desk::BotBatch batch, std::function<void(const Brought&)> ready)
{
    const auto count = namedIn(batch);
    if (count == 0) {
        ready({std::move(batch)});
        return {};
    }
    BATON_TRY(take(batch.bot.id, count));
    auto journey = std::make_shared<Journey>();
    journey->brought.batch = std::move(batch);
    journey->left = journey->count = count;
    journey->ready = std::move(ready);
    // Their places first: the files come in whatever order.
    auto& events = journey->brought.batch.events;
    QList<std::pair<qsizetype, qsizetype>> places;
    for (qsizetype i = 0; i < events.size(); ++i) {
        auto* message = messageOf(events[i]);
        if (!message)
            continue;
        message->files.resize(message->attachments.size());
        for (qsizetype n = 0; n < message->attachments.size(); ++n)
            places.append({i, n});
    }
    for (const auto& [event, file] : places)
        fetch(journey, event, file);
    return {};
}

void BotFiles::fetch(const std::shared_ptr<Journey>& journey, qsizetype event, qsizetype file)
{
    NamedFile named;
    BotId bot;
    {
        const std::lock_guard lock(journey->mutex);
        auto& batch = journey->brought.batch;
        named = messageOf(batch.events[event])->attachments.at(file);
        bot = batch.bot.id;
    }
    const auto came = [this, journey, event, file, named](const Result<StoredFile>& result) {
        put(journey, event, file, named, result);
    };
    if (const auto own = ownFile(named)) {
        m_parts.files.carry({{FileSender::Kind::Bot, bot.toString()}, {*own}, ConversationId()},
                            [came](const Result<QList<StoredFile>>& files) {
                                came(files ? Result<StoredFile>(files->constFirst())
                                           : Refused(files.error()));
                            });
        return;
    }
    m_parts.named.bring(wishOf(bot, named), came);
}

void BotFiles::put(const std::shared_ptr<Journey>& journey, qsizetype event, qsizetype file,
                   const NamedFile& named, const Result<StoredFile>& came)
{
    bool isLast = false;
    {
        const std::lock_guard lock(journey->mutex);
        auto& brought = journey->brought;
        auto& place = messageOf(brought.batch.events[event])->files[file];
        place = came ? attachmentOf(*came) : failed(named, came.error());
        if (came)
            (ownFile(named) ? brought.promised : brought.files).append(came->id);
        else
            brought.notes.append(QStringLiteral("Event \"%1\": the file \"%2\" could not be had: %3")
                                     .arg(brought.batch.events.at(event).id, place.name, place.why));
        isLast = --journey->left == 0;
    }
    if (isLast)
        arrived(journey);
}

void BotFiles::arrived(const std::shared_ptr<Journey>& journey)
{
    {
        const std::lock_guard lock(m_mutex);
        const auto underWay = m_underWay.find(journey->brought.batch.bot.id);
        if (underWay != m_underWay.end() && (*underWay -= journey->count) <= 0)
            m_underWay.erase(underWay);
    }
    journey->ready(journey->brought);
}

void BotFiles::settle(const Brought& brought)
{
    const FileSender bot{FileSender::Kind::Bot, brought.batch.bot.id.toString()};
    if (!brought.promised.isEmpty())
        m_parts.files.carryEnded(brought.promised);
    // Refused for those that a message carries by now.
    for (const auto& id : brought.files)
        m_parts.files.remove(id, bot, [](const Result<void>&) {});
}

Parcel withLinks(Parcel parcel, const RelayParts& parts)
{
    auto& content = parcel.notice.content;
    const FileLinks links(parts.files.linkKey());
    const Instant until{Instant::now().ms + linksLastMs};
    const auto base = parts.address.get();
    const auto link = [&](Message& message) {
        if (!message.attachments.isEmpty())
            message.attachments = linked(message.attachments, links, FileSender::Kind::Bot, until, base);
    };
    if (content.message)
        link(*content.message);
    if (content.transcript)
        for (auto& message : *content.transcript)
            link(message);
    return parcel;
}

} // namespace baton::relay
