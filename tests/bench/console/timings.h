// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

namespace baton::bench {

/// Named figures in milliseconds, printed as a JSON array of {name, median, p99, worst}.
class Timings
{
public:
    void measure(const QString& name, int times, const std::function<void(int)>& work)
    {
        std::vector<double> all;
        for (int i = 0; i < times; ++i) {
            QElapsedTimer timer;
            timer.start();
            work(i);
            all.push_back(double(timer.nsecsElapsed()) / 1e6);
        }
        add(name, std::move(all));
    }
    void add(const QString& name, std::vector<double> all)
    {
        std::sort(all.begin(), all.end());
        const auto at = [&all](double q) { return all[std::size_t(double(all.size() - 1) * q)]; };
        m_rows << QJsonObject{{QStringLiteral("name"), name},
                              {QStringLiteral("median"), at(0.5)},
                              {QStringLiteral("p99"), at(0.99)},
                              {QStringLiteral("worst"), all.back()}};
    }
    const QJsonArray& rows() const { return m_rows; }
    void print() const { std::puts(QJsonDocument(m_rows).toJson(QJsonDocument::Compact).constData()); }

private:
    QJsonArray m_rows;
};

} // namespace baton::bench
