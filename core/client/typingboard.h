// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/conversation.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace baton::client {

/// Who is typing where. "Off" may never come (a lost connection, a closed tab), so "on" holds only for a
/// while. One thread.
class TypingBoard : public QObject
{
    Q_OBJECT
public:
    explicit TypingBoard(int shownMs, QObject* parent = nullptr);

    void set(const ConversationId& id, const Author& author, bool on);
    void clear();

Q_SIGNALS:
    void changed(const baton::ConversationId& id, const baton::Author& author, bool on);

private:
    struct Typist
    {
        ConversationId conversation;
        Author author;
        qint64 until = 0;
    };

    void expire();

    int m_shownMs;
    QList<Typist> m_typists;
    QTimer m_next;
};

} // namespace baton::client
