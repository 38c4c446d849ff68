// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/unreadboard.h"
#include "ui/notify/notifier.h"

#include <QHash>
#include <functional>

class QWidget;

namespace baton::ui {

/// Tells the agent that a customer of their own has written while they look elsewhere: on the desktop, or
/// inside the window while that has the focus. More than two become one with a count. What was read goes.
/// UI thread; owns neither board nor notifiers.
class UnreadPresenter : public QObject
{
    Q_OBJECT
public:
    UnreadPresenter(models::UnreadBoard& board, Notifier& desktop, Notifier& inWindow, QWidget& window,
                    QObject* parent = nullptr);
    ~UnreadPresenter() override;

    /// What is open in the window gets no toast over it, wherever it is scrolled to.
    void setInView(std::function<bool(const ConversationId&)> isInView);
    /// Whether the desktop makes the sound for loud ones; otherwise somebody else does.
    void setDesktopSounds(bool on) { m_desktopSounds = on; }
    /// Of the one notice that stands for several.
    static QString severalKey() { return QStringLiteral("unread"); }

Q_SIGNALS:
    void openRequested(const baton::ConversationId& id);

private:
    using Unread = models::UnreadBoard::Unread;

    void tell(const Unread& unread);
    void settle(const ConversationId& id);
    bool isInFocus() const;
    void show(Notice notice);
    void close(const QString& key);
    void tellSeveral(bool isNews);
    void act(const QString& key);
    void closed(const QString& key);
    static QString keyOf(const ConversationId& id) { return QStringLiteral("unread-") + id.toString(); }

    models::UnreadBoard& m_board;
    Notifier& m_desktop;
    Notifier& m_inWindow;
    QWidget& m_window;
    QList<Unread> m_told;              ///< what is up, who wrote first comes first
    QHash<QString, Notifier*> m_shown; ///< by key
    std::function<bool(const ConversationId&)> m_isInView;
    bool m_desktopSounds = true;
};

} // namespace baton::ui
