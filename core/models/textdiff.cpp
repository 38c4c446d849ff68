// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/textdiff.h"

#include <QStringView>
#include <vector>

namespace baton::models {

namespace {

/// The most words that are looked for as gone or new; beyond it the texts are different texts.
constexpr int mostEdits = 1500;

/// Words, and what is between them, one by one.
std::vector<QStringView> tokens(QStringView text)
{
    std::vector<QStringView> found;
    const auto kindOf = [](QChar c) {
        return c.isLetterOrNumber() || c.isMark() || c.isSurrogate() ? 2 : c.isSpace() ? 1 : 0;
    };
    for (qsizetype begin = 0; begin < text.size();) {
        auto end = begin + 1;
        const int kind = kindOf(text.at(begin));
        while (kind != 0 && end < text.size() && kindOf(text.at(end)) == kind)
            ++end;
        found.push_back(text.mid(begin, end - begin));
        begin = end;
    }
    return found;
}

class Parts
{
public:
    void add(DiffPart::Kind kind, QStringView text)
    {
        if (text.isEmpty())
            return;
        if (m_parts.isEmpty() || m_parts.constLast().kind != kind)
            m_parts.append({kind, QString()});
        m_parts.last().text += text;
    }
    QList<DiffPart> take() { return std::move(m_parts); }

private:
    QList<DiffPart> m_parts;
};

using Words = std::vector<QStringView>;
using Frontier = std::vector<int>; ///< how far each diagonal reaches

/// The frontiers of Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986), one for each number of
/// edits; empty when there are too many.
std::vector<Frontier> frontiers(const Words& a, const Words& b)
{
    const int n = int(a.size());
    const int m = int(b.size());
    const int most = std::min(n + m, mostEdits);
    std::vector<Frontier> all;
    Frontier reach(size_t(2 * most + 3), 0);
    const int middle = most + 1;
    for (int edits = 0; edits <= most; ++edits) {
        for (int k = -edits; k <= edits; k += 2) {
            const bool down =
                k == -edits || (k != edits && reach[size_t(middle + k - 1)] < reach[size_t(middle + k + 1)]);
            int x = down ? reach[size_t(middle + k + 1)] : reach[size_t(middle + k - 1)] + 1;
            while (x < n && x - k < m && x - k >= 0 && a[size_t(x)] == b[size_t(x - k)])
                ++x;
            reach[size_t(middle + k)] = x;
            if (x >= n && x - k >= m) {
                all.emplace_back(reach.begin() + middle - edits - 1, reach.begin() + middle + edits + 2);
                return all;
            }
        }
        // Only the diagonals that this number of edits can reach: the memory grows with the difference.
        all.emplace_back(reach.begin() + middle - edits - 1, reach.begin() + middle + edits + 2);
    }
    return {};
}

struct Edit
{
    DiffPart::Kind kind;
    QStringView word;
};

/// Walks back from the end; the edits in order.
std::vector<Edit> walk(const Words& a, const Words& b, const std::vector<Frontier>& all)
{
    std::vector<Edit> edits;
    int x = int(a.size());
    int y = int(b.size());
    for (int d = int(all.size()) - 1; d > 0; --d) {
        const auto& reach = all[size_t(d - 1)]; // diagonals from -d to d
        const int k = x - y;
        const auto at = [&](int diagonal) { return reach[size_t(diagonal + d)]; };
        const bool down = k == -d || (k != d && at(k - 1) < at(k + 1));
        const int from = down ? k + 1 : k - 1;
        const int fromX = at(from);
        const int fromY = fromX - from;
        while (x > fromX && y > fromY && x > (down ? fromX : fromX + 1)) {
            --x;
            --y;
            edits.push_back({DiffPart::Kind::Same, a[size_t(x)]});
        }
        if (down)
            edits.push_back({DiffPart::Kind::New, b[size_t(--y)]});
        else
            edits.push_back({DiffPart::Kind::Gone, a[size_t(--x)]});
    }
    while (x > 0)
        edits.push_back({DiffPart::Kind::Same, a[size_t(--x)]});
    std::reverse(edits.begin(), edits.end());
    return edits;
}

} // namespace

QList<DiffPart> wordDifferences(const QString& before, const QString& after)
{
    auto a = tokens(before);
    auto b = tokens(after);
    size_t front = 0;
    while (front < a.size() && front < b.size() && a[front] == b[front])
        ++front;
    size_t back = 0;
    while (back < a.size() - front && back < b.size() - front &&
           a[a.size() - 1 - back] == b[b.size() - 1 - back])
        ++back;
    const Words changedA(a.begin() + qsizetype(front), a.end() - qsizetype(back));
    const Words changedB(b.begin() + qsizetype(front), b.end() - qsizetype(back));
    Parts parts;
    for (size_t i = 0; i < front; ++i)
        parts.add(DiffPart::Kind::Same, a[i]);
    const auto all = frontiers(changedA, changedB);
    if (all.empty()) {
        for (const auto& word : changedA)
            parts.add(DiffPart::Kind::Gone, word);
        for (const auto& word : changedB)
            parts.add(DiffPart::Kind::New, word);
    } else {
        for (const auto& edit : walk(changedA, changedB, all))
            parts.add(edit.kind, edit.word);
    }
    for (size_t i = a.size() - back; i < a.size(); ++i)
        parts.add(DiffPart::Kind::Same, a[i]);
    return parts.take();
}

} // namespace baton::models
