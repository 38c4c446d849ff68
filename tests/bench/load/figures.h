// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace baton::bench {

/// What a process has used so far, from /proc.
struct Usage
{
    double cpuSeconds = 0; ///< all threads, user and system
    double residentKb = 0;
};
Usage usageOf(int pid);

/// Latencies in nanoseconds, and their quantiles in milliseconds.
class Latencies
{
public:
    void add(std::int64_t nanoseconds) { m_all.push_back(nanoseconds); }
    std::size_t count() const { return m_all.size(); }
    double quantile(double q); ///< in milliseconds; 0 when there are none

private:
    std::vector<std::int64_t> m_all;
    bool m_sorted = false;
};

/// One line of JSON: {"name": 1.5, ...}.
class Report
{
public:
    void put(const std::string& name, double value);
    void put(const std::string& name, const std::string& text);
    void print() const;

private:
    std::string m_fields;
};

} // namespace baton::bench
