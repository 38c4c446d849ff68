// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QBasicTimer>
#include <QObject>
#include <chrono>
#include <map>

namespace baton::relay {

class Deadline;

/// All the deadlines of one thread behind one timer. Putting a deadline off costs nothing, which is what
/// nearly always happens to them.
class Deadlines final : public QObject
{
public:
    Deadlines() = default;
    ~Deadlines() override = default;
    Q_DISABLE_COPY_MOVE(Deadlines)

protected:
    void timerEvent(QTimerEvent* event) override;

private:
    friend class Deadline;
    using Due = std::multimap<qint64, Deadline*>;

    static qint64 now();
    Due::iterator add(qint64 due, Deadline* deadline);
    void remove(Due::iterator entry) { m_due.erase(entry); }
    void arm();

    Due m_due;
    QBasicTimer m_timer;
    qint64 m_armedFor = -1;
};

/// One deadline of something that lives on that thread. overdue() may destroy it.
class Deadline
{
public:
    class Owner
    {
    public:
        virtual ~Owner() = default;
        virtual void overdue() = 0;
    };

    Deadline(Deadlines& deadlines, Owner& owner) : m_deadlines(deadlines), m_owner(owner) {}
    ~Deadline();
    Q_DISABLE_COPY_MOVE(Deadline)

    /// From now; replaces what was set.
    void set(std::chrono::milliseconds time);
    void clear() { m_due = -1; }

private:
    friend class Deadlines;

    Deadlines& m_deadlines;
    Owner& m_owner;
    qint64 m_due = -1;
    bool m_listed = false;
    Deadlines::Due::iterator m_entry;
};

} // namespace baton::relay
