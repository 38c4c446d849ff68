// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/keptfile.h"

#include <QObject>
#include <QString>

namespace baton::client {

class FileTransfers;

/// The files of a session: what is brought to the relay before a message carries it, small pictures of what
/// messages carry, and what an agent saves. This object lives on the UI thread; disk and network are the
/// session's thread's. Nothing is opened, and no program is ever started with a file.
class Files : public QObject
{
    Q_OBJECT
public:
    static constexpr qint64 largest = 25 * 1024 * 1024; ///< bytes of one file
    static constexpr qsizetype mostOfMessage = 10;

    /// @param transfers on the session's thread; must outlive this object
    explicit Files(FileTransfers& transfers, QObject* parent = nullptr);

    /// Begins to bring a file, or bytes, to the relay; goes on after lost connections by itself. What comes
    /// of it is told with the number that is given here.
    int upload(const QString& path);
    int upload(const QString& name, const QByteArray& bytes);
    /// Goes on with what an earlier run had chosen, from where it was; what the relay has forgotten begins
    /// anew.
    int resume(const KeptFile& file);
    /// Nothing is told of it any more, and the relay forgets what it has of it; one that is there already it
    /// forgets when no message carries it in time.
    void cancel(int upload);

    /// The small picture of a file that has one: thumbnailCame() follows.
    void fetchThumbnail(const FileId& id);
    /// Writes a file to @p path, which the person has chosen, marked as from the internet.
    void save(const FileId& id, const QString& path);

Q_SIGNALS:
    /// The relay has a place for it, where another run goes on.
    void uploadBegun(int upload, const baton::FileId& id);
    void uploadMoved(int upload, qint64 sent);
    void uploaded(int upload, const baton::FileId& id);
    void uploadFailed(int upload, const QString& why);
    /// At most 2 MB; empty when there is none, or not now.
    void thumbnailCame(const baton::FileId& id, const QByteArray& bytes);
    void saved(const baton::FileId& id, const QString& path);
    void saveFailed(const baton::FileId& id, const QString& why);

private:
    FileTransfers& m_transfers;
    int m_last = 0;
};

} // namespace baton::client
