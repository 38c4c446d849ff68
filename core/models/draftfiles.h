// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/files.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <functional>

namespace baton::models {

/// The files that hang on what is being written, each on its way to the relay or there already. What is
/// written is a reply or a note in a conversation: its place. kept() and restore() carry a place over to
/// another run. UI thread.
class DraftFiles : public QObject
{
    Q_OBJECT
public:
    struct File
    {
        enum class State { Sending, There, Failed };

        int upload = 0; ///< the number it has at client::Files
        QString name;   ///< plain
        qint64 size = 0;
        qint64 sent = 0;
        State state = State::Sending;
        FileId id;          ///< There; else where it goes to, once that is known
        QString why;        ///< Failed: a sentence
        QString path;       ///< empty for what was pasted
        qint64 changed = 0; ///< as of client::KeptFile

        friend bool operator==(const File&, const File&) = default;
    };

    explicit DraftFiles(client::Files& files, QObject* parent = nullptr);

    /// What is too much, too large, empty or no file is left out, with a sentence by refused().
    void add(const QString& place, const QStringList& paths);
    void add(const QString& place, const QString& name, const QByteArray& bytes);
    void remove(const QString& place, int upload);
    const QList<File>& at(const QString& place) const;
    /// None is on its way still, and none has failed.
    bool isReady(const QString& place) const;
    /// What a message there carries; the place is empty afterwards.
    QList<FileId> take(const QString& place);
    void clear();
    /// What hangs there, to be kept with the draft; empty for nothing.
    QString kept(const QString& place) const;
    /// What kept() has said in an earlier run hangs there again, and is gone on with; unless something does.
    void restore(const QString& place, const QString& kept);

Q_SIGNALS:
    void changed(const QString& place);
    void refused(const QString& why);

private:
    bool hasRoom(const QString& place);
    void put(const QString& place, File file);
    void update(int upload, const std::function<void(File&)>& how);

    client::Files& m_files;
    QHash<QString, QList<File>> m_places;
};

} // namespace baton::models
