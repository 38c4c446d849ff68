// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "app/samplebot/knowledge.h"

#include "app/samplebot/words.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <cmath>

namespace samplebot {

using baton::storage::Database;

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr qsizetype longestQuestion = 2000; ///< characters; the rest is not looked at
constexpr qsizetype mostTerms = 24;
constexpr qsizetype wordsOfSection = 1000;
constexpr double inHeading = 1.0;
constexpr double inText = 0.75;

struct Section
{
    QString title;
    QString text;
};

/// Cuts at every heading that is not inside a code block. What stands before the first one has no title.
QList<Section> sectionsOf(const QString& markdown)
{
    static const QRegularExpression heading(QStringLiteral("^#{1,6}\\s+(.*?)\\s*#*$"));
    QList<Section> sections{{}};
    bool inCode = false;
    const auto lines = markdown.split(u'\n');
    for (const auto& line : lines) {
        if (line.startsWith(QLatin1String("```")))
            inCode = !inCode;
        const auto found = inCode ? QRegularExpressionMatch() : heading.match(line.trimmed());
        if (found.hasMatch())
            sections.append({found.captured(1), {}});
        else
            sections.last().text += line + u'\n';
    }
    sections.removeIf([](const Section& section) { return section.text.trimmed().isEmpty(); });
    return sections;
}

/// A term as FTS5 takes it: a quoted prefix, so that nothing in it is an operator.
QString prefix(const QString& term) { return u'"' + term + QStringLiteral("\"*"); }

bool holds(const QStringList& words, const QString& term)
{
    return std::any_of(words.begin(), words.end(), [&](const QString& word) { return sameWord(word, term); });
}

} // namespace

Knowledge::Knowledge() = default;
Knowledge::~Knowledge() = default;

QString Knowledge::load(const QString& folder)
{
    auto database = Database::open(QStringLiteral(":memory:"));
    if (!database)
        return database.error().detail;
    m_database = std::move(*database);
    if (!m_database->execute(QStringLiteral("CREATE VIRTUAL TABLE sections USING fts5(title, body, "
                                            "tokenize='unicode61 remove_diacritics 2')")))
        return QStringLiteral("SQLite with FTS5 is needed.");
    const QDir directory(folder);
    if (!directory.exists())
        return QStringLiteral("There is no folder %1.").arg(folder);
    const auto names = directory.entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    for (const auto& name : names)
        if (auto problem = add(directory.filePath(name)); !problem.isEmpty())
            return problem;
    if (m_sections == 0)
        return QStringLiteral("There is nothing to know in %1: it needs *.md files with text.").arg(folder);
    return {};
}

QString Knowledge::add(const QString& file)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly))
        return QStringLiteral("%1 cannot be read: %2").arg(file, input.errorString());
    if (input.size() > largestFile)
        return QStringLiteral("%1 is larger than 1 MiB. Cut it into several files.").arg(file);
    const auto sections = sectionsOf(QString::fromUtf8(input.readAll()));
    for (const auto& section : sections) {
        const auto added = m_database->run(QStringLiteral("INSERT INTO sections(title, body) VALUES(?, ?)"),
                                           section.title, section.text.trimmed());
        if (!added)
            return QStringLiteral("%1 cannot be indexed: %2").arg(file, added.error().detail);
        ++m_sections;
    }
    return {};
}

double Knowledge::weightOf(const QString& term) const
{
    auto query =
        m_database->run(QStringLiteral("SELECT COUNT(*) FROM sections WHERE sections MATCH ?"), prefix(term));
    const qint64 holding = query ? query->firstNumber() : 0;
    return std::log(1.0 + double(m_sections) / double(std::max<qint64>(1, holding)));
}

std::optional<Knowledge::Answer> Knowledge::find(const QString& question) const
{
    const auto terms = telling(question.left(longestQuestion), mostTerms);
    if (terms.isEmpty() || !m_database)
        return std::nullopt;
    QStringList any;
    QList<double> weights;
    double total = 0;
    for (const auto& term : terms) {
        any.append(prefix(term));
        weights.append(weightOf(term));
        total += weights.constLast();
    }
    // The index finds candidates; which of them covers the question best is decided below.
    auto query =
        m_database->run(QStringLiteral("SELECT title, body FROM sections WHERE sections MATCH ? ORDER BY "
                                       "bm25(sections, 4.0, 1.0) LIMIT 5"),
                        any.join(QStringLiteral(" OR ")));
    if (!query)
        return std::nullopt;
    std::optional<Answer> best;
    for (const auto& row : query->rows()) {
        Answer answer{row.text(0), row.text(1), 0};
        const auto title = telling(answer.title, wordsOfSection);
        const auto text = telling(answer.text, wordsOfSection);
        double covered = 0;
        for (qsizetype i = 0; i < terms.size(); ++i) {
            const double part = holds(title, terms[i]) ? inHeading : holds(text, terms[i]) ? inText : 0;
            covered += part * weights[i];
        }
        answer.confidence = std::min(1.0, covered / total);
        if (!best || answer.confidence > best->confidence)
            best = answer;
    }
    return best;
}

} // namespace samplebot
