// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/fileupload.h"

#include "core/client/relaylink.h"
#include "core/client/wireanswer.h"

#include <QNetworkReply>
#include <QNetworkRequest>
#include <algorithm>

namespace baton::client {

namespace {

constexpr int patienceMs = 30'000; ///< without a byte going
constexpr int firstPauseMs = 500;
constexpr int longestPauseMs = 15'000;
constexpr int mostDoublings = 5;
constexpr int created = 201;
constexpr int done = 204;
constexpr int fine = 200;

const QByteArray filesPath = "/v1/files/";

/// The relay says where it keeps the file; only a name of its own is taken.
FileId idIn(const QByteArray& location)
{
    const auto id = location.startsWith(filesPath) ? location.mid(filesPath.size()) : QByteArray();
    const bool isPlain = !id.isEmpty() && id.size() <= 64 && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
               c == '_';
    });
    return isPlain ? FileId(QString::fromLatin1(id)) : FileId();
}

std::optional<qint64> offsetIn(const QNetworkReply& reply)
{
    bool isNumber = false;
    const auto offset = reply.rawHeader("Upload-Offset").toLongLong(&isNumber);
    return isNumber && offset >= 0 ? std::optional(offset) : std::nullopt;
}

/// What is left of a file, to be sent once. A network that wants it a second time, as Qt's does when a
/// connection ends, gets an error: it would send what the relay has already.
class Remainder : public QIODevice
{
public:
    Remainder(QIODevice& source, QObject* parent)
        : QIODevice(parent)
        , m_source(source)
        , m_size(source.size() - source.pos())
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_size; }
    bool reset() override { return false; }

protected:
    qint64 readData(char* data, qint64 most) override { return m_source.read(data, most); }
    qint64 writeData(const char*, qint64) override { return -1; }

private:
    QIODevice& m_source;
    const qint64 m_size;
};

/// Nothing was said of the file: it may go another time.
bool mayPass(int status) { return status == 0 || status == 423 || status == 429 || status >= 500; }

} // namespace

FileUpload::FileUpload(QNetworkAccessManager& network, Target target, const QString& name,
                       std::unique_ptr<QIODevice> source, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_target(std::move(target))
    , m_name(name)
    , m_source(std::move(source))
    , m_size(m_source->size())
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FileUpload::start);
}

FileUpload::FileUpload(QNetworkAccessManager& network, Target target, const KeptFile& kept,
                       std::unique_ptr<QIODevice> source, QObject* parent)
    : QObject(parent)
    , m_network(network)
    , m_target(std::move(target))
    , m_name(kept.name)
    , m_source(std::move(source))
    , m_size(kept.size)
    , m_id(kept.id)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &FileUpload::start);
}

FileUpload::~FileUpload()
{
    if (auto* reply = m_reply.data()) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void FileUpload::start()
{
    if (!m_id.isEmpty())
        look();
    else if (m_source)
        begin();
    else
        failAsGone();
}

void FileUpload::cancel()
{
    m_pause.stop();
    if (auto* reply = m_reply.data()) {
        m_reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    if (m_id.isEmpty())
        return;
    auto* reply = m_network.deleteResource(requestTo(address()));
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

QUrl FileUpload::address() const { return fileAddress(m_target.relay, m_id); }

QNetworkRequest FileUpload::requestTo(const QUrl& address) const
{
    auto request = requestWith(m_target.token, address, patienceMs);
    request.setRawHeader("Tus-Resumable", "1.0.0");
    return request;
}

QNetworkReply* FileUpload::watched(QNetworkReply* reply)
{
    m_reply = reply;
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
    return reply;
}

void FileUpload::begin()
{
    auto request = requestTo(endpoint(m_target.relay, QLatin1String("/v1/files")));
    request.setRawHeader("Upload-Length", QByteArray::number(m_size));
    request.setRawHeader("Upload-Metadata", "filename " + m_name.toUtf8().toBase64());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/octet-stream"));
    auto* reply = watched(m_network.post(request, QByteArray()));
    connect(reply, &QNetworkReply::finished, this, [this, reply] { placed(*reply); });
}

void FileUpload::placed(QNetworkReply& reply)
{
    if (isSetback(reply, created))
        return;
    m_id = idIn(reply.rawHeader("Location"));
    if (m_id.isEmpty())
        return fail(tr("The relay took “%1” and did not say where it is.").arg(m_name));
    Q_EMIT begun(m_id);
    goOn(0);
}

void FileUpload::look()
{
    auto* reply = watched(m_network.head(requestTo(address())));
    connect(reply, &QNetworkReply::finished, this, [this, reply] { looked(*reply); });
}

void FileUpload::looked(QNetworkReply& reply)
{
    if (isSetback(reply, fine))
        return;
    const auto offset = offsetIn(reply);
    if (offset && *offset <= m_size)
        goOn(*offset);
    else
        again();
}

void FileUpload::goOn(qint64 offset)
{
    if (offset > m_offset)
        m_pauses = 0;
    m_offset = offset;
    Q_EMIT progressed(m_offset);
    if (m_offset < m_size)
        return send();
    Q_EMIT finished(m_id);
}

void FileUpload::send()
{
    if (!m_source)
        return failAsGone();
    if (m_source->size() != m_size || !m_source->seek(m_offset))
        return fail(tr("“%1” was changed while it was being sent. Attach it again.").arg(m_name));
    auto request = requestTo(address());
    request.setRawHeader("Upload-Offset", QByteArray::number(m_offset));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/offset+octet-stream"));
    auto* rest = new Remainder(*m_source, this);
    auto* reply = watched(m_network.sendCustomRequest(request, "PATCH", rest));
    connect(reply, &QObject::destroyed, rest, &QObject::deleteLater);
    connect(reply, &QNetworkReply::uploadProgress, this, [this](qint64 part, qint64) {
        if (part > 0)
            Q_EMIT progressed(m_offset + part);
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { sent(*reply); });
}

void FileUpload::sent(QNetworkReply& reply)
{
    // Where it goes on is the relay's to say.
    if (statusOf(reply) == 409)
        return again();
    if (isSetback(reply, done))
        return;
    const auto offset = offsetIn(reply);
    if (offset && *offset > m_offset && *offset <= m_size)
        goOn(*offset);
    else
        again();
}

bool FileUpload::isSetback(QNetworkReply& reply, int wanted)
{
    const auto status = statusOf(reply);
    m_reply.clear();
    if (status == wanted)
        return false;
    if (mayPass(status)) {
        again();
    } else if ((status == 404 || status == 410) && !m_id.isEmpty() && !m_source) {
        failAsGone();
    } else if ((status == 404 || status == 410) && !m_id.isEmpty() && !std::exchange(m_hasLost, true)) {
        m_id = {};
        m_offset = 0;
        again();
    } else {
        fail(problemIn(reply).value_or(
            tr("“%1” could not be sent: the relay answered with HTTP %2.").arg(m_name).arg(status)));
    }
    return true;
}

void FileUpload::again()
{
    m_pause.start(std::min(longestPauseMs, firstPauseMs << std::min(m_pauses++, mostDoublings)));
}

void FileUpload::fail(const QString& why)
{
    m_pause.stop();
    Q_EMIT failed(why);
}

void FileUpload::failAsGone()
{
    fail(tr("“%1” was not sent before Baton ended, and is no longer where it was. Attach it again.")
             .arg(m_name));
}

} // namespace baton::client
