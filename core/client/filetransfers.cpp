// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/filetransfers.h"

#include "core/client/filedownload.h"
#include "core/client/files.h"
#include "core/client/internetmark.h"
#include "core/client/wireanswer.h"
#include "core/domain/filename.h"

#include <QBuffer>
#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QNetworkReply>

namespace baton::client {

namespace {

constexpr qsizetype mostSending = 3;
constexpr int mostFetching = 4;
constexpr qsizetype mostWanted = 200;
constexpr qint64 largestThumbnail = 2 * 1024 * 1024;
constexpr int patienceMs = 30'000;
constexpr int fine = 200;

QString noConnection() { return FileTransfers::tr("There is no connection to the relay."); }

} // namespace

FileTransfers::FileTransfers() = default;

void FileTransfers::setTarget(const QUrl& relay, const QByteArray& token)
{
    if (!m_network)
        m_network = new QNetworkAccessManager(this);
    if (m_target.relay == relay && m_target.token == token)
        return;
    ++m_round;
    m_target = {relay, token};
    m_wanted.clear();
    m_fetching = 0;
    const auto under = std::exchange(m_uploads, {});
    m_waiting.clear();
    m_sending.clear();
    for (auto it = under.cbegin(); it != under.cend(); ++it) {
        delete it.value();
        Q_EMIT uploadFailed(it.key(), tr("You signed in anew meanwhile. Attach it again."));
    }
    if (m_target.token.isEmpty())
        return;
    const auto early = std::exchange(m_early, {});
    for (const auto& [number, file] : early)
        resume(number, file);
}

void FileTransfers::upload(int number, const QString& path)
{
    auto file = std::make_unique<QFile>(path);
    const auto name = plainFileName(QFileInfo(path).fileName());
    if (!QFileInfo(path).isFile() || !file->open(QIODevice::ReadOnly)) {
        Q_EMIT uploadFailed(number, tr("“%1” cannot be read: %2.").arg(name, file->errorString()));
        return;
    }
    begin(number, name, std::move(file));
}

void FileTransfers::upload(int number, const QString& name, const QByteArray& bytes)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    begin(number, plainFileName(name), std::move(buffer));
}

void FileTransfers::begin(int number, const QString& name, std::unique_ptr<QIODevice> source)
{
    const auto size = source->size();
    if (m_target.token.isEmpty()) {
        Q_EMIT uploadFailed(number, noConnection());
        return;
    }
    if (size == 0 || size > Files::largest) {
        Q_EMIT uploadFailed(number, size == 0 ? tr("“%1” is empty.").arg(name)
                                              : tr("“%1” is larger than 25 MB.").arg(name));
        return;
    }
    take(number, new FileUpload(*m_network, m_target, name, std::move(source), this));
}

/// Another content than was chosen is not what was chosen; unless nothing of that is there yet.
void FileTransfers::resume(int number, const KeptFile& file)
{
    if (m_target.token.isEmpty()) {
        m_early.append({number, file});
        return;
    }
    auto source = std::make_unique<QFile>(file.path);
    const QFileInfo now(file.path);
    const bool canBeRead = now.isFile() && source->open(QIODevice::ReadOnly);
    const bool isSame =
        canBeRead && now.size() == file.size && now.lastModified().toMSecsSinceEpoch() == file.changed;
    if (canBeRead && !isSame && !file.isThere)
        return begin(number, file.name, std::move(source));
    if (!isSame)
        source.reset();
    take(number, new FileUpload(*m_network, m_target, file, std::move(source), this));
}

void FileTransfers::take(int number, FileUpload* upload)
{
    m_uploads.insert(number, upload);
    m_waiting.append(number);
    connect(upload, &FileUpload::begun, this,
            [this, number](const FileId& id) { Q_EMIT uploadBegun(number, id); });
    connect(upload, &FileUpload::progressed, this,
            [this, number](qint64 sent) { Q_EMIT uploadMoved(number, sent); });
    connect(upload, &FileUpload::finished, this, [this, number](const FileId& id) {
        end(number);
        Q_EMIT uploaded(number, id);
    });
    connect(upload, &FileUpload::failed, this, [this, number](const QString& why) {
        end(number);
        Q_EMIT uploadFailed(number, why);
    });
    sendNext();
}

void FileTransfers::sendNext()
{
    while (!m_waiting.isEmpty() && m_sending.size() < mostSending) {
        m_sending.append(m_waiting.takeFirst());
        m_uploads.value(m_sending.constLast())->start();
    }
}

void FileTransfers::end(int number)
{
    if (auto* upload = m_uploads.take(number))
        upload->deleteLater();
    m_waiting.removeOne(number);
    m_sending.removeOne(number);
    sendNext();
}

void FileTransfers::cancel(int number)
{
    m_early.removeIf([number](const auto& one) { return one.first == number; });
    auto* upload = m_uploads.value(number);
    if (!upload)
        return;
    upload->cancel();
    upload->disconnect(this);
    end(number);
}

void FileTransfers::fetchThumbnail(const FileId& id)
{
    if (m_target.token.isEmpty()) {
        Q_EMIT thumbnailCame(id, {});
        return;
    }
    m_wanted.removeOne(id);
    m_wanted.append(id);
    if (m_wanted.size() > mostWanted)
        Q_EMIT thumbnailCame(m_wanted.takeFirst(), {});
    fetchNext();
}

void FileTransfers::fetchNext()
{
    while (!m_wanted.isEmpty() && m_fetching < mostFetching) {
        ++m_fetching;
        const auto id = m_wanted.takeLast();
        auto* reply = m_network->get(
            requestWith(m_target.token, fileAddress(m_target.relay, id, "/thumbnail"), patienceMs));
        reply->setReadBufferSize(largestThumbnail + 1);
        connect(reply, &QNetworkReply::readyRead, reply, [reply] {
            if (reply->bytesAvailable() > largestThumbnail)
                reply->abort();
        });
        connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
        connect(reply, &QNetworkReply::finished, this, [this, id, reply, round = m_round] {
            if (round == m_round)
                fetched(id, *reply);
        });
    }
}

void FileTransfers::fetched(const FileId& id, QNetworkReply& reply)
{
    --m_fetching;
    const bool isGood = statusOf(reply) == fine && reply.error() == QNetworkReply::NoError;
    const auto bytes = isGood ? reply.read(largestThumbnail) : QByteArray();
    Q_EMIT thumbnailCame(id, bytes);
    fetchNext();
}

void FileTransfers::save(const FileId& id, const QString& path)
{
    if (m_target.token.isEmpty()) {
        Q_EMIT saveFailed(id, noConnection());
        return;
    }
    const auto address = fileAddress(m_target.relay, id);
    auto* download =
        new FileDownload(*m_network, requestWith(m_target.token, address, patienceMs), path, this);
    connect(download, &FileDownload::finished, this, [this, download, id, path, address] {
        markFromInternet(path, address); // where the disk takes no marks there is none
        download->deleteLater();
        Q_EMIT saved(id, path);
    });
    connect(download, &FileDownload::failed, this, [this, download, id](const QString& why) {
        download->deleteLater();
        Q_EMIT saveFailed(id, why);
    });
}

} // namespace baton::client
