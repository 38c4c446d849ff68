// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/load/figures.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace baton::bench {

Usage usageOf(int pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string line;
    std::getline(file, line);
    // The second field is the program's name in parentheses and may hold anything; count from behind it.
    std::istringstream fields(line.substr(std::min(line.rfind(')') + 1, line.size())));
    std::vector<std::string> values;
    for (std::string value; fields >> value;)
        values.push_back(value);
    if (values.size() < 22)
        return {};
    const double ticks = std::stod(values[11]) + std::stod(values[12]);
    return {ticks / double(sysconf(_SC_CLK_TCK)),
            std::stod(values[21]) * double(sysconf(_SC_PAGESIZE)) / 1024};
}

double Latencies::quantile(double q)
{
    if (m_all.empty())
        return 0;
    if (!m_sorted) {
        std::sort(m_all.begin(), m_all.end());
        m_sorted = true;
    }
    const auto last = static_cast<double>(m_all.size() - 1);
    return static_cast<double>(m_all[static_cast<std::size_t>(last * q)]) / 1e6;
}

void Report::put(const std::string& name, double value)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.4f", value);
    m_fields += (m_fields.empty() ? "" : ", ") + ('"' + name + "\": ") + text;
}

void Report::put(const std::string& name, const std::string& text)
{
    std::string safe;
    for (const char c : text)
        safe += c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    m_fields += (m_fields.empty() ? "" : ", ") + ('"' + name + "\": \"") + safe + '"';
}

void Report::print() const { std::printf("{%s}\n", m_fields.c_str()); }

} // namespace baton::bench
