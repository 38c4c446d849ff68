// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/credentials.h"
#include "core/client/files.h"
#include "core/client/filetransfers.h"
#include "core/client/reachability.h"
#include "core/client/session.h"
#include "core/client/worker.h"

#include <QElapsedTimer>
#include <QThread>
#include <QTimer>

namespace baton::client {

/// What is behind a Session on the UI thread.
class Session::Private
{
public:
    Private(Session& session, const Options& options);
    ~Private();

    /// Runs @p call of the worker on its thread.
    template <typename... Parameters, typename... Arguments>
    void tell(void (Worker::*call)(Parameters...), Arguments... arguments)
    {
        QMetaObject::invokeMethod(
            worker,
            [to = worker, call, arguments...] {
                if (to->isUsable())
                    (to->*call)(arguments...);
            },
            Qt::QueuedConnection);
    }
    void send(Verb verb, const ConversationId& id, QJsonObject params);
    void resumeWith(const QUrl& with, const QString& token);
    void saveDrafts();
    void takeDrafts(const QHash<ConversationId, QString>& restored);
    void follow(Session& session);
    void watchKeychain(Session& session);

    QThread thread;
    Worker* worker;
    FileTransfers* transfers; ///< on that thread
    Files files;
    std::chrono::milliseconds undoTime;
    Credentials credentials;
    Reachability reachability;
    LinkStatus link;
    protocol::MemberProfile member;
    QUrl relay;
    QList<BotRef> bots;
    QHash<ConversationId, QString> drafts;
    QSet<ConversationId> withPending; ///< replies that have not been acknowledged
    QSet<ConversationId> unsavedDrafts;
    QTimer draftTimer;
    QTimer typingIdle;
    ConversationId typingIn;
    QElapsedTimer typingTold;
};

} // namespace baton::client
