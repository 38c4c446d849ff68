// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/storage/database.h"

#include <QString>
#include <memory>
#include <optional>

namespace samplebot {

/// A folder of Markdown, cut into sections at its headings, and searched by full text. One thread.
class Knowledge
{
public:
    Knowledge();
    ~Knowledge();
    Q_DISABLE_COPY_MOVE(Knowledge)

    /// Reads every *.md of the folder. What went wrong; empty when there is something to know now.
    QString load(const QString& folder);
    int sections() const { return m_sections; }

    struct Answer
    {
        QString title;
        QString text; ///< Markdown
        /// 0..1: how much of what the question asks for this section covers. Each telling word of the
        /// question weighs by how rare it is in all the knowledge, an unknown one as much as the rarest. A
        /// word in the heading counts in full, one in the text three quarters. 0.55 and more was right nearly
        /// always with the knowledge that comes with Baton, below 0.3 seldom.
        double confidence = 0;
    };
    /// The best section for a question; nothing when it has no telling word, or none that is known.
    std::optional<Answer> find(const QString& question) const;

private:
    QString add(const QString& file);
    double weightOf(const QString& term) const;

    std::unique_ptr<baton::storage::Database> m_database;
    int m_sections = 0;
};

} // namespace samplebot
