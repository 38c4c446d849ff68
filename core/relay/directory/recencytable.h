// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QHash>
#include <QString>
#include <list>

namespace baton::relay {

/// A table of at most `most` entries: the one that was left alone for longest makes room. Not thread-safe.
template <typename Value>
class RecencyTable
{
public:
    explicit RecencyTable(qsizetype most) : m_most(most) {}

    /// Null when it is not there, or not any more.
    const Value* find(const QString& key) const
    {
        const auto found = m_entries.find(key);
        return found == m_entries.end() ? nullptr : &found->value;
    }
    /// The entry, made if need be; it is the newest now.
    Value& touch(const QString& key)
    {
        auto found = m_entries.find(key);
        if (found != m_entries.end()) {
            m_order.splice(m_order.end(), m_order, found->place);
            return found->value;
        }
        if (m_entries.size() >= m_most) {
            m_entries.remove(m_order.front());
            m_order.pop_front();
        }
        m_order.push_back(key);
        return m_entries.insert(key, {Value(), std::prev(m_order.end())})->value;
    }
    void remove(const QString& key)
    {
        const auto found = m_entries.find(key);
        if (found == m_entries.end())
            return;
        m_order.erase(found->place);
        m_entries.erase(found);
    }

private:
    struct Entry
    {
        Value value;
        std::list<QString>::iterator place;
    };

    const qsizetype m_most;
    std::list<QString> m_order; ///< the oldest first
    QHash<QString, Entry> m_entries;
};

} // namespace baton::relay
