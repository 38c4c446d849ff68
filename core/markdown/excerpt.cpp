// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/markdown/excerpt.h"

#include "core/domain/text.h"
#include "markdowntables.h"

namespace baton::markdown {

namespace {

/// How much room a UTF-16 unit takes: wide scripts and emoji twice that of a letter, and they cost more to
/// lay out.
qsizetype lettersOf(char16_t c)
{
    constexpr qsizetype tab = 8;
    constexpr char16_t firstWide = 0x1100;
    constexpr char16_t marks = 0x2000; // punctuation and joiners, up to the arrows
    constexpr char16_t marksEnd = 0x2190;
    return c == u'\t' ? tab : c >= firstWide && (c < marks || c >= marksEnd) ? 2 : 1;
}

/// Takes lines until there are none left.
class Excerpt
{
public:
    bool isCut() const { return m_isCut; }

    Blocks of(const Blocks& blocks)
    {
        Blocks result;
        for (const auto& block : blocks) {
            if (m_left <= 0) {
                m_isCut = true;
                break;
            }
            result.append(of(block));
        }
        return result;
    }

private:
    Block of(const Block& block)
    {
        auto part = block;
        switch (block.kind) {
        case Block::Kind::Paragraph:
        case Block::Kind::Typed:
        case Block::Kind::Heading:
            part.runs = of(block.runs);
            break;
        case Block::Kind::Code:
            part.code = of(block.code);
            break;
        case Block::Kind::Quote:
            part.blocks = of(block.blocks);
            break;
        case Block::Kind::List:
            part.items = listed(block.items);
            break;
        case Block::Kind::Table:
            part.rows = rowsOf(block.rows);
            break;
        case Block::Kind::Rule:
            --m_left;
            break;
        }
        return part;
    }

    QList<Blocks> listed(const QList<Blocks>& items)
    {
        QList<Blocks> result;
        for (const auto& item : items) {
            if (m_left <= 0) {
                m_isCut = true;
                break;
            }
            if (item.isEmpty())
                --m_left;
            result.append(of(item));
        }
        return result;
    }

    /// A row is as high as its highest cell, which has a column's part of the room.
    QList<QList<Runs>> rowsOf(const QList<QList<Runs>>& rows)
    {
        QList<QList<Runs>> result;
        for (const auto& row : rows) {
            if (m_left <= 0) {
                m_isCut = true;
                break;
            }
            const auto before = m_left;
            const auto letters =
                std::max<qsizetype>(1, limits::lineLetters / std::max<qsizetype>(1, row.size()));
            auto least = before - 1;
            QList<Runs> cells;
            for (const auto& cell : row) {
                m_left = before;
                cells.append(of(cell, letters));
                least = std::min(least, m_left);
            }
            m_left = least;
            result.append(std::move(cells));
        }
        return result;
    }

    Runs of(const Runs& runs, qsizetype letters = limits::lineLetters)
    {
        Runs result;
        qsizetype column = 0;
        --m_left;
        for (const auto& run : runs) {
            const auto fits = fitting(run.text, letters, column);
            if (fits == run.text.size()) {
                result.append(run);
                continue;
            }
            auto part = run;
            part.text = beginningOf(run.text, fits) + QChar(u'…');
            result.append(std::move(part));
            m_isCut = true;
            break;
        }
        return result;
    }

    QString of(const QString& code)
    {
        qsizetype column = 0;
        --m_left;
        const auto fits = fitting(code, limits::lineLetters, column);
        m_isCut = m_isCut || fits < code.size();
        return fits < code.size() ? beginningOf(code, fits) : code;
    }

    /// How much of @p text there are lines for; @p column goes on from run to run.
    qsizetype fitting(const QString& text, qsizetype letters, qsizetype& column)
    {
        for (qsizetype at = 0; at < text.size(); ++at) {
            const auto c = text[at].unicode();
            const bool ends =
                c == u'\n' || c == u'\r' || c == 0x0B || c == 0x0C || c == 0x85 || c == 0x2028 || c == 0x2029;
            column += lettersOf(c);
            if (!ends && column <= letters)
                continue;
            if (m_left <= 0)
                return at;
            --m_left;
            column = ends ? 0 : lettersOf(c);
        }
        return text.size();
    }

    qsizetype m_left = limits::lines;
    bool m_isCut = false;
};

} // namespace

std::optional<Blocks> excerptOf(const Blocks& blocks)
{
    Excerpt excerpt;
    auto part = excerpt.of(blocks);
    return excerpt.isCut() ? std::optional(std::move(part)) : std::nullopt;
}

} // namespace baton::markdown
