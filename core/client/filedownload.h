// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QSaveFile>
#include <QUrl>

namespace baton::client {

/// One file from the relay on its way to the disk: all of it, or nothing is there under its name. Never whole
/// in memory. Session's thread; begins when it is made.
class FileDownload : public QObject
{
    Q_OBJECT
public:
    FileDownload(QNetworkAccessManager& network, const QNetworkRequest& request, const QString& path,
                 QObject* parent = nullptr);
    ~FileDownload() override;

Q_SIGNALS:
    void finished();
    void failed(const QString& why);

private:
    void take();
    void end();
    void fail(const QString& why);

    QPointer<QNetworkReply> m_reply;
    QSaveFile m_file;
    qint64 m_taken = 0;
};

} // namespace baton::client
