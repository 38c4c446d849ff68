// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/client/session.h"
#include "core/models/transcriptmodel.h"

#include <QObject>

namespace baton::ui {

class TranscriptView;

/// The open transcript beside its messages as they come: notes, what is withdrawn or seen later on, small
/// pictures, and files that are saved. UI thread; owns nothing but its own state.
class TranscriptPresenter : public QObject
{
    Q_OBJECT
public:
    TranscriptPresenter(client::Session& session, models::TranscriptModel& transcript, TranscriptView& view,
                        QObject* parent = nullptr);

    /// Another conversation is open; empty: none.
    void show(const ConversationId& id) { m_current = id; }

Q_SIGNALS:
    void said(const QString& text);

private:
    void connectFiles();
    void save(const Attachment& file);
    void withdraw(const MessageId& id);

    client::Session& m_session;
    TranscriptView& m_view;
    ConversationId m_current;
};

} // namespace baton::ui
