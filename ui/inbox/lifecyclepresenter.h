// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/foresight.h"

#include <QObject>
#include <QPointer>

namespace baton::ui {

class Composer;
class Toast;
class ToastStack;

/// Resolving, releasing and handing back: seen as done at once, with a toast to take it back while that can
/// be done. What is taken back is all as it was. UI thread; owns nothing but its own state.
class LifeCyclePresenter : public QObject
{
    Q_OBJECT
public:
    LifeCyclePresenter(client::Session& session, models::ConversationListModel& list, Composer& composer,
                       ToastStack& toasts, QObject* parent = nullptr);

    /// One that the agent may not let go of is left alone.
    void letGo(client::Verb verb, const ConversationId& id);
    /// False when there is nothing to take back there.
    bool undo(const ConversationId& id);
    void undoLast();
    /// What the relay says, as it is to be shown.
    QList<Conversation> shown(const QList<Conversation>& told);

Q_SIGNALS:
    /// Looks different now.
    void changed(const baton::ConversationId& id);
    /// It is the agent's again: show it, and go on writing when they did.
    void undone(const baton::ConversationId& id, bool wasWriting);

private:
    struct Offer
    {
        ConversationId id;
        QPointer<Toast> toast;
        bool wasWriting = false;
        bool hasWritten = false; ///< the customer has, meanwhile
    };

    void connectSession();
    void over(const ConversationId& id, bool undone);
    void putBack(const ConversationId& id);
    QString toldOf(client::Verb verb, const Conversation& conversation) const;

    client::Session& m_session;
    models::ConversationListModel& m_list;
    Composer& m_composer;
    ToastStack& m_toasts;
    models::Foresight m_foresight;
    QList<Offer> m_offers; ///< the last one last
};

} // namespace baton::ui
