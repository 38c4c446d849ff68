// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/alertboard.h"
#include "ui/notify/notifier.h"

#include <QHash>
#include <QSet>
#include <QTimer>
#include <functional>

class QWidget;

namespace baton::ui {

/// Puts the board's alerts on the screen: by the desktop's notifications, or inside the window while that has
/// the focus. More than two become one with a count. UI thread; owns neither board nor notifiers.
class AlertPresenter : public QObject
{
    Q_OBJECT
public:
    AlertPresenter(models::AlertBoard& board, Notifier& desktop, Notifier& inWindow, QWidget& window,
                   QObject* parent = nullptr);
    ~AlertPresenter() override;

    /// What the agent sees anyway, while the window has the focus, gets no notice in it: the conversation
    /// itself, or its card, of which flashWanted() tells once.
    void setInView(std::function<bool(const ConversationId&)> isInView);
    void setCardInView(std::function<bool(const ConversationId&)> isCardInView);
    /// Something else is in view.
    void viewChanged();
    /// Whether the desktop makes the sound for loud ones; otherwise somebody else does.
    void setDesktopSounds(bool on);
    /// Of the one banner that stands for several.
    static QString severalKey() { return QStringLiteral("escalations"); }

Q_SIGNALS:
    void claimRequested(const baton::ConversationId& id);
    void openRequested(const baton::ConversationId& id);
    /// What became of an alert here: shown, acted.
    void reported(const baton::ConversationId& id, const QString& state);
    void flashWanted(const baton::ConversationId& id);
    /// For the window's own word, when nothing else can say it.
    void said(const QString& text);

private:
    void render();
    QHash<QString, Notice> noticesOf(const QList<models::AlertBoard::Alert>& alerts) const;
    void countOn();
    QList<models::AlertBoard::Alert> open() const;
    void leaveToCards(QList<models::AlertBoard::Alert>& alerts);
    Notice asShown(const Notice& notice) const;
    void moveToOther();
    void withdraw();
    void tell(const ConversationId& id, const QString& state);
    void act(const QString& key, const QString& action);
    void closed(const QString& key, Notifier::CloseReason reason);
    void tellWhoHasIt(const models::AlertBoard::Alert& alert, const MemberRef& by);
    Notifier& current() { return m_inFocus ? m_inWindow : m_desktop; }

    models::AlertBoard& m_board;
    Notifier& m_desktop;
    Notifier& m_inWindow;
    QWidget& m_window;
    QHash<QString, Notice> m_shown;        ///< by key, at current()
    QHash<ConversationId, QString> m_told; ///< the last state reported of each
    QTimer m_seconds;                      ///< while a banner in the window says how long somebody waits
    std::function<bool(const ConversationId&)> m_isInView;
    std::function<bool(const ConversationId&)> m_isCardInView;
    QSet<ConversationId> m_flashed; ///< of those who wait
    bool m_inFocus = false;
    bool m_desktopSounds = true;
};

} // namespace baton::ui
