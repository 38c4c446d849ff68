// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filelinks.h"
#include "core/relay/parts/problem.h"
#include "core/relay/uploads/filesource.h"
#include "core/relay/uploads/uploadroutes.h"

#include <QUrl>

namespace baton::relay {

namespace {

const QByteArray thumbnailTail = "/thumbnail";

struct ReadRequest
{
    FileId file;
    bool asThumbnail = false;
    std::optional<FileSender> reader;          ///< who said who they are
    std::optional<FileSender::Kind> linkedFor; ///< or has a link

    FileSender::Kind kind() const { return linkedFor ? *linkedFor : reader->kind; }
};

/// Nobody learns whether there is a file that they may not see.
HttpResponse notThere()
{
    return problemOf(Refusal{Refusal::Kind::NotFound, QStringLiteral("There is no such file."),
                             Refusal::Reason::None, std::nullopt});
}

/// The name, with the ending of what it was drawn as.
QString nameFor(const StoredFile& file, const QString& type)
{
    if (type.isEmpty())
        return file.name;
    const auto ending = type == QLatin1String("image/png") ? QStringLiteral(".png") : QStringLiteral(".jpg");
    const auto dot = file.name.lastIndexOf(u'.');
    const auto own = file.name.mid(dot).toLower();
    const bool fits =
        dot > 0 && (own == ending || (own == QLatin1String(".jpeg") && ending == QLatin1String(".jpg")));
    return fits ? file.name : (dot > 0 ? file.name.left(dot) : file.name) + ending;
}

QByteArray dispositionOf(bool isShown, const QString& name)
{
    QByteArray plain;
    for (const auto c : name)
        plain += c.unicode() >= 0x20 && c.unicode() < 0x7f && c != u'"' && c != u'\\' && c != u'%'
                     ? char(c.unicode())
                     : '_';
    return QByteArray(isShown ? "inline" : "attachment") + "; filename=\"" + plain + "\"; filename*=UTF-8''" +
           QUrl::toPercentEncoding(name);
}

HttpResponse answerWith(FileStore& store, const StoredFile& file, const FileStore::Bytes& bytes)
{
    HttpResponse response;
    response.headers.emplaceBack("Content-Type", bytes.mayBeShown() ? bytes.type.toLatin1()
                                                                    : QByteArray("application/octet-stream"));
    response.headers.emplaceBack("Content-Disposition",
                                 dispositionOf(bytes.mayBeShown(), nameFor(file, bytes.type)));
    response.headers.emplaceBack("Content-Security-Policy", "sandbox; default-src 'none'");
    response.headers.emplaceBack("Cross-Origin-Resource-Policy", "same-origin");
    response.source = std::make_shared<FileSource>(store, bytes);
    return response;
}

void give(FileStore& store, const StoredFile& file, const ReadRequest& reading, const Responder& respond)
{
    const auto bytes = store.bytesOf(file, reading.asThumbnail);
    respond(bytes ? answerWith(store, file, *bytes) : problemOf(bytes.error()));
}

void found(FileStore& store, const FileDoor& door, const StoredFile& file, const ReadRequest& reading,
           const Responder& respond)
{
    // What hangs on a note stays in the house, whatever link somebody has.
    if (file.isInside && reading.kind() != FileSender::Kind::Agent)
        return respond(notThere());
    if (reading.linkedFor)
        return give(store, file, reading, respond);
    if (!file.conversation)
        return file.sender == *reading.reader ? give(store, file, reading, respond) : respond(notThere());
    door.maySee(*reading.reader, *file.conversation, [&store, file, reading, respond](bool maySee) {
        if (maySee)
            give(store, file, reading, respond);
        else
            respond(notThere());
    });
}

std::optional<ReadRequest> requestOf(const HttpRequest& request, const FileStore& store, const FileDoor& door)
{
    ReadRequest reading;
    auto tail = request.pathTail;
    reading.asThumbnail = tail.endsWith(thumbnailTail);
    if (reading.asThumbnail)
        tail.chop(thumbnailTail.size());
    reading.file = FileId(QString::fromLatin1(tail));
    const auto mark = request.queryValue(QStringLiteral("mark"));
    if (!mark.isEmpty()) {
        reading.linkedFor = FileLinks(store.linkKey())
                                .readerOf(reading.file, request.queryValue(QStringLiteral("reader")),
                                          request.queryValue(QStringLiteral("until")), mark, Instant::now());
    } else {
        reading.reader = door.sender(request, false);
    }
    return reading.linkedFor || reading.reader ? std::optional(reading) : std::nullopt;
}

} // namespace

void serveFiles(Router& router, FileStore& store, const FileDoor& door)
{
    router.add(
        {"GET", "/v1/files/*", [&store, &door](const HttpRequest& request, Executor&, Responder respond) {
             if (const auto none = noFilesHere())
                 return respond(*none);
             const auto reading = requestOf(request, store, door);
             if (!reading)
                 return respond(senderNeeded());
             store.find(reading->file,
                        [&store, &door, reading = *reading, respond](const Result<StoredFile>& file) {
                            if (!file)
                                return respond(notThere());
                            found(store, door, *file, reading, respond);
                        });
         }});
}

} // namespace baton::relay
