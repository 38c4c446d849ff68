// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/uploads/uploadroutes.h"

#include "core/relay/files/contentkind.h"
#include "core/relay/parts/problem.h"
#include "core/relay/uploads/beginnings.h"
#include "core/relay/uploads/uploadsink.h"

#include <QDateTime>
#include <QLocale>

namespace baton::relay {

namespace {

constexpr QByteArrayView version("1.0.0");
constexpr qint64 noBody = 1024;

HttpResponse tus(HttpResponse response)
{
    response.headers.emplaceBack("Tus-Resumable", version.toByteArray());
    return response;
}

HttpResponse invalid(const QString& detail)
{
    return tus(problemOf(Refusal{Refusal::Kind::Invalid, detail, Refusal::Reason::None, std::nullopt}));
}

/// A header that is a number and nothing else.
std::optional<qint64> numberIn(const HttpRequest& request, QByteArrayView header)
{
    const auto text = request.header(header);
    const bool isPlain = !text.isEmpty() && text.size() < 19 &&
                         std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return isPlain ? std::optional(text.toLongLong()) : std::nullopt;
}

/// `filename d29ybGQ=,other ...`; empty when there is none that can be read.
QString fileNameIn(const QByteArray& metadata)
{
    const auto entries = metadata.split(',');
    for (const auto& entry : entries) {
        const auto words = entry.trimmed().split(' ');
        if (words.size() != 2 || words.at(0) != "filename")
            continue;
        const auto decoded =
            QByteArray::fromBase64Encoding(words.at(1), QByteArray::AbortOnBase64DecodingErrors);
        return decoded ? QString::fromUtf8(*decoded) : QString();
    }
    return {};
}

QByteArray httpDate(Instant at)
{
    return QLocale::c()
        .toString(QDateTime::fromMSecsSinceEpoch(at.ms, Qt::UTC),
                  QStringLiteral("ddd, dd MMM yyyy hh:mm:ss 'GMT'"))
        .toLatin1();
}

HttpResponse gone()
{
    return tus(
        HttpResponse::problem(410, QStringLiteral("Gone"),
                              QStringLiteral("The time for this upload is over. Send the file again.")));
}

/// How much of a file there is.
HttpResponse withOffset(int status, const StoredFile& file)
{
    if (file.state == FileState::Gone)
        return gone();
    auto response = tus(HttpResponse::empty(status));
    response.headers.emplaceBack("Upload-Offset", QByteArray::number(file.received));
    if (file.state == FileState::Uploading)
        response.headers.emplaceBack("Upload-Expires", httpDate(file.expiresAt));
    return response;
}

HttpResponse created(const Result<StoredFile>& file)
{
    if (!file)
        return tus(problemOf(file.error()));
    auto response = withOffset(201, *file);
    response.headers.emplaceBack("Location", "/v1/files/" + file->id.toString().toLatin1());
    return response;
}

struct Uploads
{
    FileStore& store;
    const FileDoor& door;
    std::shared_ptr<Beginnings> beginnings = std::make_shared<Beginnings>();

    /// What every request of tus must have, and who sends it.
    std::optional<HttpResponse> objection(const HttpRequest& head, bool isNew) const;
    std::optional<HttpResponse> objectionToNew(const HttpRequest& head) const;
    std::optional<HttpResponse> objectionToPart(const HttpRequest& head) const;
    void create(const HttpRequest& request, const Responder& respond) const;
    void tell(const HttpRequest& request, const Responder& respond) const;
    std::unique_ptr<BodySink> receive(const HttpRequest& head, Executor& io, Responder respond) const;
    void remove(const HttpRequest& request, const Responder& respond) const;
};

std::optional<HttpResponse> Uploads::objection(const HttpRequest& head, bool isNew) const
{
    if (auto none = noFilesHere())
        return none;
    if (head.header("Tus-Resumable") != version) {
        auto response = HttpResponse::problem(
            412, QStringLiteral("Precondition failed"),
            QStringLiteral("Send \"Tus-Resumable: 1.0.0\"; this relay speaks that version of tus."));
        response.headers.emplaceBack("Tus-Version", version.toByteArray());
        return response;
    }
    if (!door.sender(head, isNew))
        return tus(senderNeeded());
    return std::nullopt;
}

std::optional<HttpResponse> Uploads::objectionToNew(const HttpRequest& head) const
{
    if (auto objected = objection(head, true))
        return objected;
    const auto size = numberIn(head, "Upload-Length");
    if (!size)
        return invalid(QStringLiteral("Say in \"Upload-Length\" how many bytes the file has."));
    if (*size > store.limits().file) {
        return tus(problemOf(Refusal{
            Refusal::Kind::TooLarge,
            QStringLiteral("A file may have %1 bytes; this one has %2.").arg(store.limits().file).arg(*size),
            Refusal::Reason::None, std::nullopt}));
    }
    return std::nullopt;
}

std::optional<HttpResponse> Uploads::objectionToPart(const HttpRequest& head) const
{
    if (auto objected = objection(head, false))
        return objected;
    if (head.header("Content-Type") != "application/offset+octet-stream") {
        return tus(HttpResponse::problem(
            415, QStringLiteral("Unsupported media type"),
            QStringLiteral("Send the bytes as \"Content-Type: application/offset+octet-stream\".")));
    }
    if (!numberIn(head, "Upload-Offset"))
        return invalid(QStringLiteral("Say in \"Upload-Offset\" where these bytes belong."));
    return std::nullopt;
}

void Uploads::create(const HttpRequest& request, const Responder& respond) const
{
    const auto sender = door.sender(request, true);
    if (!sender)
        return respond(tus(senderNeeded()));
    if (!beginnings->take(*sender, request.client)) {
        return respond(tus(problemOf(Refusal{Refusal::Kind::TooMany,
                                             QStringLiteral("Too many files at once. Try again in a moment."),
                                             Refusal::Reason::None, std::nullopt})));
    }
    door.mayBring(*sender, request.client,
                  [&files = store, sender = *sender, respond,
                   name = fileNameIn(request.header("Upload-Metadata")),
                   size = numberIn(request, "Upload-Length").value_or(0)](const Result<void>& may) {
                      if (!may)
                          return respond(tus(problemOf(may.error())));
                      files.create(sender, name, size,
                                   [respond](const Result<StoredFile>& file) { respond(created(file)); });
                  });
}

void Uploads::tell(const HttpRequest& request, const Responder& respond) const
{
    const auto sender = door.sender(request, false);
    if (!sender)
        return respond(tus(senderNeeded()));
    store.look(FileId(QString::fromLatin1(request.pathTail)), *sender,
               [respond](const Result<StoredFile>& file) {
                   if (!file)
                       return respond(tus(problemOf(file.error())));
                   auto response = withOffset(200, *file);
                   response.headers.emplaceBack("Upload-Length", QByteArray::number(file->size));
                   respond(response);
               });
}

std::unique_ptr<BodySink> Uploads::receive(const HttpRequest& head, Executor& io, Responder respond) const
{
    const auto sender = door.sender(head, false);
    if (!sender) {
        respond(tus(senderNeeded()));
        return nullptr;
    }
    const UploadSink::Wanted wanted{FileId(QString::fromLatin1(head.pathTail)), *sender,
                                    numberIn(head, "Upload-Offset").value_or(0), head.client};
    return std::make_unique<UploadSink>(
        store, door, wanted, io, [respond](HttpResponse response) { respond(tus(std::move(response))); },
        [](const StoredFile& file) {
            auto response = withOffset(204, file);
            response.headers.removeIf([](const auto& header) { return header.first == "Tus-Resumable"; });
            return response;
        });
}

void Uploads::remove(const HttpRequest& request, const Responder& respond) const
{
    const auto sender = door.sender(request, false);
    if (!sender)
        return respond(tus(senderNeeded()));
    store.remove(FileId(QString::fromLatin1(request.pathTail)), *sender, [respond](const Result<void>& done) {
        respond(tus(done ? HttpResponse::empty(204) : problemOf(done.error())));
    });
}

HttpResponse abilities(const FileLimits& limits)
{
    auto response = tus(HttpResponse::empty(204));
    response.headers.emplaceBack("Tus-Version", version.toByteArray());
    response.headers.emplaceBack("Tus-Extension", "creation,termination,expiration");
    response.headers.emplaceBack("Tus-Max-Size", QByteArray::number(limits.file));
    return response;
}

} // namespace

void serveUploads(Router& router, FileStore& store, const FileDoor& door)
{
    const Uploads uploads{.store = store, .door = door};
    router.add({"OPTIONS", "/v1/files",
                [uploads](const HttpRequest&, Executor&, Responder respond) {
                    respond(noFilesHere().value_or(abilities(uploads.store.limits())));
                },
                noBody});
    router.add({"POST", "/v1/files",
                [uploads](const HttpRequest& request, Executor&, Responder respond) {
                    uploads.create(request, respond);
                },
                noBody, [uploads](const HttpRequest& head) { return uploads.objectionToNew(head); }, true});
    router.add({"HEAD", "/v1/files/*",
                [uploads](const HttpRequest& request, Executor&, Responder respond) {
                    uploads.tell(request, respond);
                },
                noBody, [uploads](const HttpRequest& head) { return uploads.objection(head, false); }, true});
    router.add({"DELETE", "/v1/files/*",
                [uploads](const HttpRequest& request, Executor&, Responder respond) {
                    uploads.remove(request, respond);
                },
                noBody, [uploads](const HttpRequest& head) { return uploads.objection(head, false); }, true});
    HttpRoute receiving{"PATCH",
                        "/v1/files/*",
                        {},
                        store.limits().file,
                        [uploads](const HttpRequest& head) { return uploads.objectionToPart(head); },
                        true};
    receiving.intake = [uploads](const HttpRequest& head, Executor& io, Responder respond) {
        return uploads.receive(head, io, std::move(respond));
    };
    router.add(std::move(receiving));
}

std::optional<HttpResponse> noFilesHere()
{
    if (ContentKind::canTell())
        return std::nullopt;
    return HttpResponse::problem(
        501, QStringLiteral("Not in this relay"),
        QStringLiteral("This relay takes no files: it was built without libmagic, which "
                       "tells what a file is. Build it with BATON_WITH_FILES."));
}

HttpResponse senderNeeded()
{
    auto response = notSignedIn(QStringLiteral(
        "Send \"Authorization: Bearer TOKEN\" as an agent, \"Bearer KEY\" as a bot, or \"Visitor "
        "SECRET\" as a customer who has the chat open."));
    response.headers.emplaceBack("WWW-Authenticate", "Visitor");
    return response;
}

QByteArray visitorSecretOf(const HttpRequest& request)
{
    static constexpr QByteArrayView scheme("Visitor ");
    const auto value = request.header("Authorization");
    if (value.left(scheme.size()).compare(scheme, Qt::CaseInsensitive) != 0)
        return {};
    return value.mid(scheme.size()).trimmed();
}

} // namespace baton::relay
