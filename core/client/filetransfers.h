// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/fileupload.h"

#include <QHash>
#include <QList>

namespace baton::client {

/// What of Files does I/O. Session's thread, but for its making.
class FileTransfers : public QObject
{
    Q_OBJECT
public:
    FileTransfers();

    /// Where files are and by what token; without a token everything under way ends.
    void setTarget(const QUrl& relay, const QByteArray& token);
    void upload(int number, const QString& path);
    void upload(int number, const QString& name, const QByteArray& bytes);
    void resume(int number, const KeptFile& file);
    void cancel(int number);
    void fetchThumbnail(const FileId& id);
    void save(const FileId& id, const QString& path);

Q_SIGNALS:
    void uploadBegun(int number, const baton::FileId& id);
    void uploadMoved(int number, qint64 sent);
    void uploaded(int number, const baton::FileId& id);
    void uploadFailed(int number, const QString& why);
    void thumbnailCame(const baton::FileId& id, const QByteArray& bytes);
    void saved(const baton::FileId& id, const QString& path);
    void saveFailed(const baton::FileId& id, const QString& why);

private:
    void begin(int number, const QString& name, std::unique_ptr<QIODevice> source);
    void take(int number, FileUpload* upload);
    void sendNext();
    void end(int number);
    void fetchNext();
    void fetched(const FileId& id, QNetworkReply& reply);

    QNetworkAccessManager* m_network = nullptr;
    FileUpload::Target m_target;
    QHash<int, FileUpload*> m_uploads;
    QList<int> m_waiting; ///< not begun; of m_uploads
    QList<int> m_sending;
    QList<std::pair<int, KeptFile>> m_early; ///< to go on with as soon as there is a token
    QList<FileId> m_wanted;                  ///< small pictures; the last one wanted is fetched first
    int m_fetching = 0;
    quint64 m_round = 0; ///< changes with the target
};

} // namespace baton::client
