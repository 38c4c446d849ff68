// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/filedownload.h"

#include "core/client/wireanswer.h"

#include <QDir>
#include <QNetworkReply>

namespace baton::client {

namespace {
constexpr qint64 buffered = 1024 * 1024;
constexpr qint64 largest = 256 * 1024 * 1024; ///< no relay has larger ones
constexpr int fine = 200;
} // namespace

FileDownload::FileDownload(QNetworkAccessManager& network, const QNetworkRequest& request,
                           const QString& path, QObject* parent)
    : QObject(parent)
    , m_file(path)
{
    auto* reply = network.get(request);
    reply->setReadBufferSize(buffered);
    m_reply = reply;
    connect(reply, &QNetworkReply::readyRead, this, &FileDownload::take);
    connect(reply, &QNetworkReply::finished, this, &FileDownload::end);
    connect(reply, &QNetworkReply::finished, reply, &QObject::deleteLater);
}

FileDownload::~FileDownload()
{
    if (auto* reply = m_reply.data()) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void FileDownload::take()
{
    if (!m_reply || statusOf(*m_reply) != fine)
        return;
    const bool isOpen = m_file.isOpen() || m_file.open(QIODevice::WriteOnly);
    const auto piece = isOpen ? m_reply->readAll() : QByteArray();
    m_taken += piece.size();
    if (isOpen && m_taken <= largest && m_file.write(piece) == piece.size())
        return;
    fail(isOpen && m_taken > largest
             ? tr("The file is larger than any that a relay keeps.")
             : tr("It could not be written to %1: %2. Choose another place.")
                   .arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString()));
}

void FileDownload::end()
{
    if (!m_reply)
        return;
    auto& reply = *m_reply;
    const auto status = statusOf(reply);
    if (status != fine || reply.error() != QNetworkReply::NoError) {
        return fail(status == 0 || status == fine
                        ? tr("The connection to the relay was lost. Save it once more.")
                        : problemIn(reply).value_or(tr("The relay answered with HTTP %1.").arg(status)));
    }
    take();
    if (!m_reply)
        return;
    const auto length = reply.header(QNetworkRequest::ContentLengthHeader);
    if (length.isValid() && length.toLongLong() != m_taken)
        return fail(tr("The connection to the relay was lost. Save it once more."));
    m_reply.clear();
    if (!m_file.isOpen() || !m_file.commit())
        return fail(tr("It could not be written to %1: %2. Choose another place.")
                        .arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString()));
    Q_EMIT finished();
}

void FileDownload::fail(const QString& why)
{
    if (auto* reply = m_reply.data()) {
        m_reply.clear();
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
    m_file.cancelWriting();
    Q_EMIT failed(why);
}

} // namespace baton::client
