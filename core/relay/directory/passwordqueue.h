// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QMutex>
#include <QString>
#include <QThreadPool>
#include <array>
#include <deque>
#include <functional>
#include <optional>
#include <utility>

namespace baton::relay {

/// Whose password is looked at next, for each look costs a noticeable part of a second. Those who are known
/// come first, then those who have not failed, then the rest; within these, networks take turns, and the
/// clients of one among themselves: who has one address of a network has many, as a rule. Nobody may have
/// many waiting, and when all places are taken whoever has most of them gives one up. Thread-safe; the work
/// runs on threads of its own.
class PasswordQueue
{
public:
    enum class Standing { Known, Fresh, Suspect };

    struct Limits
    {
        int threads = 2;
        int mostWaiting = 256;
        int mostPerClient = 16; ///< waiting and under way
        int mostPerAccount = 4; ///< of those who are not known
    };

    struct Attempt
    {
        Standing standing = Standing::Fresh;
        QString client;
        QString account;
        std::function<void()> check;
        /// Called in place of check, when it has to make room for another.
        std::function<void()> refuse;
        QString network = {}; ///< the client's neighbours'; empty: it has none
    };

    PasswordQueue() : PasswordQueue(Limits()) {}
    explicit PasswordQueue(Limits limits);
    ~PasswordQueue() { finish(); }
    Q_DISABLE_COPY_MOVE(PasswordQueue)

    /// False when there is no place for it; then nothing of it is called.
    bool offer(Attempt attempt);
    /// Waits for all that were offered.
    void finish() { m_threads.waitForDone(); }

private:
    /// Those of one network.
    struct Group
    {
        QHash<QString, std::deque<Attempt>> byClient;
        std::deque<QString> turns; ///< each client that waits, once
        size_t size = 0;

        void add(Attempt attempt);
        Attempt takeFirst();
        /// The newest of @p client.
        Attempt takeNewest(const QString& client);
        std::pair<QString, size_t> longest() const;
        size_t sizeOf(const QString& client) const;
    };
    /// Those of one standing.
    struct Line
    {
        QHash<QString, Group> byNetwork;
        std::deque<QString> turns; ///< each network that waits, once

        void add(Attempt attempt);
        Attempt takeFirst();
        /// Whoever has most, unless @p attempt would then have more itself and @p isEqual.
        std::optional<Attempt> giveUp(const Attempt& attempt, bool isEqual);
    };

    bool mayWait(const Attempt& attempt) const;
    std::optional<Attempt> makeRoomFor(const Attempt& attempt);
    void forget(const Attempt& attempt);
    void work();

    const Limits m_limits;
    QMutex m_mutex;
    std::array<Line, 3> m_lines;
    QHash<QString, int> m_clients;
    QHash<QString, int> m_accounts;
    int m_waiting = 0;
    QThreadPool m_threads; ///< the first to go
};

} // namespace baton::relay
