// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/keptfile.h"

#include <QIODevice>
#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>
#include <memory>

namespace baton::client {

/// One file on its way to the relay, by tus 1.0.0: begun, sent, and after a cut gone on with from where the
/// relay has it, until it is there, refused or cancelled. What an earlier run has begun is looked at first.
/// Owns what it reads from. Session's thread.
class FileUpload : public QObject
{
    Q_OBJECT
public:
    struct Target
    {
        QUrl relay;
        QByteArray token;
    };

    FileUpload(QNetworkAccessManager& network, Target target, const QString& name,
               std::unique_ptr<QIODevice> source, QObject* parent = nullptr);
    /// @param source nothing when it cannot be read any more: then all of it must be there
    FileUpload(QNetworkAccessManager& network, Target target, const KeptFile& kept,
               std::unique_ptr<QIODevice> source, QObject* parent = nullptr);
    ~FileUpload() override;

    void start();
    /// Takes back from the relay what is there already; nothing is told any more.
    void cancel();

Q_SIGNALS:
    /// The relay has a place for it.
    void begun(const baton::FileId& id);
    void progressed(qint64 sent);
    /// The file is the sender's alone until a message carries it.
    void finished(const baton::FileId& id);
    void failed(const QString& why);

private:
    QNetworkReply* watched(QNetworkReply* reply);
    QNetworkRequest requestTo(const QUrl& address) const;
    QUrl address() const;
    void begin();
    void placed(QNetworkReply& reply);
    void look();
    void looked(QNetworkReply& reply);
    void send();
    void sent(QNetworkReply& reply);
    /// True when the answer was no good, and what follows from that has been done.
    bool isSetback(QNetworkReply& reply, int wanted);
    void goOn(qint64 offset);
    void again();
    void fail(const QString& why);
    void failAsGone();

    QNetworkAccessManager& m_network;
    const Target m_target;
    const QString m_name;
    const std::unique_ptr<QIODevice> m_source; ///< may be nothing
    const qint64 m_size;
    FileId m_id; ///< empty until the relay has given one
    qint64 m_offset = 0;
    QPointer<QNetworkReply> m_reply;
    QTimer m_pause;
    int m_pauses = 0;       ///< since something came through
    bool m_hasLost = false; ///< the relay had forgotten it once
};

} // namespace baton::client
