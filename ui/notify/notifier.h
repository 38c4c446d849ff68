// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QObject>
#include <QString>

namespace baton::ui {

/// One desktop notification. Its text may come from strangers: it is plain text, whatever it looks like.
struct Notice
{
    enum class Urgency { Low, Normal, Critical };
    struct Action
    {
        QString id; ///< comes back in Notifier::activated(); neither empty nor "default"
        QString label;

        bool operator==(const Action&) const = default;
    };

    QString key; ///< the caller's own name for it; one notice a key is up at a time
    QString title;
    QString body;
    QList<Action> actions;
    Urgency urgency = Urgency::Normal;
    bool stays = false;    ///< until it is answered, dismissed or closed, instead of going by itself
    bool isLoud = false;   ///< is to draw attention, whoever makes the sound for it
    bool isSilent = false; ///< no sound, whatever the system would do
    qint64 since = 0; ///< milliseconds since the epoch: where notices can count on, how long ago that was

    bool operator==(const Notice&) const = default;
};

/// The desktop's own notifications, whatever the system. GUI thread; nothing here blocks it.
/// The caller owns the notifier and keeps it while notices are up; whether they leave the screen with it is
/// up to the system, so call closeAll() before the end.
/// Errors: what cannot be shown comes back as closed(key, Failed), never as a dialog.
class Notifier : public QObject
{
    Q_OBJECT
public:
    enum class CloseReason {
        Expired,   ///< went by itself
        Dismissed, ///< by the person, also by answering it
        Withdrawn, ///< by close() or closeAll()
        Replaced,  ///< this system shows one at a time, and another key came
        Failed,    ///< could not be shown
        Unknown
    };
    Q_ENUM(CloseReason)

    using QObject::QObject;

    /// Shows @p notice in place of the one that is up under the same key, which gets no closed().
    virtual void show(const Notice& notice) = 0;
    /// Other words for the notice that is up under this key, such as a time that goes on, where that draws no
    /// attention. A desktop may bring a notice forward again when it changes, so only few systems do it.
    virtual void reword(const Notice& notice);
    /// Withdraws it, also when the system has not yet said that it is up. An unknown key is no error.
    virtual void close(const QString& key) = 0;
    virtual void closeAll() = 0;
    /// Whether buttons are shown and a click is told. Without, the body says what to do instead.
    /// May change at run time: see capabilitiesChanged().
    virtual bool hasActions() const = 0;

    /// The action a click on the banner itself is.
    static QString defaultAction() { return QStringLiteral("default"); }

Q_SIGNALS:
    /// @p actionId is one of the notice's own or defaultAction(). Some systems keep a notice that stays up
    /// then, so close() it once the answer counts; where it goes, closed() follows.
    void activated(const QString& key, const QString& actionId);
    /// Exactly once for each key that was shown.
    void closed(const QString& key, baton::ui::Notifier::CloseReason reason);
    void capabilitiesChanged();

protected:
    /// @p notice as any system can take it: no control characters, and no longer than a banner.
    static Notice presentable(const Notice& notice);
    /// The body for a system without buttons: it says where to answer instead.
    static QString bodyWithoutActions(const Notice& notice);
};

} // namespace baton::ui
