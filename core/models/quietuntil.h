// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>
#include <functional>

namespace baton::models {

/// "Quiet until…": chosen by hand on this device, and over by itself, also when the computer slept through
/// the end. UI thread.
class QuietUntil : public QObject
{
    Q_OBJECT
public:
    using Clock = std::function<QDateTime()>;
    explicit QuietUntil(Clock clock = &QDateTime::currentDateTime, QObject* parent = nullptr);

    /// An invalid or past time ends it.
    void set(const QDateTime& end);
    bool isQuiet() const { return m_end.isValid(); }
    QDateTime end() const { return m_end; }
    QDateTime inMinutes(int minutes) const { return m_clock().addSecs(minutes * 60LL); }
    /// Eight o'clock on the next day, by this computer's time.
    QDateTime tomorrow() const { return QDateTime(m_clock().date().addDays(1), QTime(8, 0)); }

    /// Looks at the clock; the timer does so by itself.
    void look();

Q_SIGNALS:
    void changed();

private:
    Clock m_clock;
    QDateTime m_end; ///< invalid: not quiet
    QTimer m_timer;
};

} // namespace baton::models
