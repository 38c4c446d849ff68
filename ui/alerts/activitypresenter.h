// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/autoupdate.h"
#include "core/models/activityboard.h"
#include "ui/notify/notifier.h"

#include <QHash>

class QWidget;

namespace baton::ui {

/// Puts what workflows and bots did on the screen, beside the escalations and never in their way: at most
/// three at a time, further ones are counted by kind in one, which names the loud ones. UI thread; owns
/// neither board nor notifiers.
class ActivityPresenter : public QObject
{
    Q_OBJECT
public:
    ActivityPresenter(models::ActivityBoard& board, Notifier& desktop, Notifier& inWindow, QWidget& window,
                      QObject* parent = nullptr);

    /// The runs whose banner is up.
    QList<RunId> runs() const;
    /// Takes the banner about it away, if there is one.
    void settle(const QString& about);
    /// Whether the desktop makes the sound for loud ones; otherwise somebody else does.
    void setDesktopSounds(bool on) { m_desktopSounds = on; }

Q_SIGNALS:
    void runRequested(const baton::RunId& id);
    void entryRequested(const baton::AutoUpdateId& id);
    void workflowsRequested();
    void autoUpdatesRequested();
    /// What became of an alert here: shown, acted.
    void reported(const QString& about, const QString& state);

private:
    struct Shown
    {
        Notifier* where = nullptr;
        bool isRun = false;
    };

    void tell(const models::ActivityBoard::Alert& alert);
    void tellMany(const models::ActivityBoard::Alert& alert);
    void settleInMany(const QString& about);
    void tellMissed(const QString& text, bool runs, bool entries);
    void act(const QString& key, const QString& action);
    Notifier& current() const;

    Notifier& m_desktop;
    Notifier& m_inWindow;
    QWidget& m_window;
    QHash<QString, Shown> m_shown; ///< by key
    bool m_desktopSounds = true;
    QList<models::ActivityBoard::Alert> m_many; ///< what the one that counts stands for, the newest last
};

} // namespace baton::ui
