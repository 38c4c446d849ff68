// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/task.h"

#include <QString>
#include <deque>
#include <memory>
#include <optional>
#include <unordered_map>

namespace baton::relay::desk {

/// A command on its way, and who sent it.
struct Waiting
{
    QString whose;
    std::unique_ptr<Task> task;
};

/// Commands that wait, a line for each who sends them. The lines take turns, so that whoever sends many
/// keeps nobody else waiting; within a line they keep their order. The caller locks.
class Lines
{
public:
    void add(const QString& whose, std::unique_ptr<Task> task)
    {
        auto& line = m_lines[whose];
        line.tasks.push_back(std::move(task));
        queue(whose, line);
    }

    /// The one whose turn it is. Nothing more of its line comes before done() or putBack().
    std::optional<Waiting> take()
    {
        if (m_turns.empty())
            return std::nullopt;
        auto whose = std::move(m_turns.front());
        m_turns.pop_front();
        auto& line = m_lines[whose];
        line.hasTurn = false;
        line.isTaken = true;
        auto task = std::move(line.tasks.front());
        line.tasks.pop_front();
        return Waiting{std::move(whose), std::move(task)};
    }

    void done(const QString& whose)
    {
        const auto line = m_lines.find(whose);
        if (line == m_lines.end())
            return;
        line->second.isTaken = false;
        if (line->second.tasks.empty())
            m_lines.erase(line);
        else
            queue(whose, line->second);
    }

    /// It has more to do, at its line's next turn.
    void putBack(Waiting waiting)
    {
        auto& line = m_lines[waiting.whose];
        line.tasks.push_front(std::move(waiting.task));
        done(waiting.whose);
    }

    /// Of whoever can be taken, and of those behind them: some at most, in no order.
    void foresee(Foreseen& foreseen, size_t most) const
    {
        for (const auto& whose : m_turns) {
            for (const auto& task : m_lines.at(whose).tasks) {
                if (most-- == 0)
                    return;
                task->foresee(foreseen);
            }
        }
    }

    /// Whether there is one that can be taken.
    bool isEmpty() const { return m_turns.empty(); }

private:
    struct Line
    {
        std::deque<std::unique_ptr<Task>> tasks;
        bool hasTurn = false;
        bool isTaken = false;
    };

    void queue(const QString& whose, Line& line)
    {
        if (line.hasTurn || line.isTaken || line.tasks.empty())
            return;
        line.hasTurn = true;
        m_turns.push_back(whose);
    }

    std::unordered_map<QString, Line> m_lines;
    std::deque<QString> m_turns; ///< each line that waits, once
};

} // namespace baton::relay::desk
