#include "app/samplebot/knowledge.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QUuid>
#include <cmath>

namespace samplebot {

namespace {

constexpr qint64 largestFile = 1024 * 1024;
constexpr int mostTerms = 24;

/// Words that say nothing about what is asked.
const QSet<QString>& fillers()
{
    static const QSet<QString> words = [] {
        const auto list = QStringLiteral("a an and are as at be been but by can could did do does for from "
                                         "get got had has have hello help hi "
                                         "how i if in is it its just like may me my need no not of on or our "
                                         "please should so some tell than "
                                         "thank thanks that the their them there they this to us want was we "
                                         "were what when where which who "
                                         "why will with would you your long much many about am any")
                              .split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return words;
}

/// The crude stem of an English word, as far as the full-text index's own would take it.
QString stem(QString word)
{
    for (const auto& [ending, instead] : {std::pair("ies", "y"), std::pair("ing", ""), std::pair("ed", ""),
                                          std::pair("es", ""), std::pair("s", "")}) {
        const auto tail = QLatin1String(ending);
        if (word.size() > tail.size() + 2 && word.endsWith(tail))
            return word.left(word.size() - tail.size()) + QLatin1String(instead);
    }
    return word;
}

QStringList termsOf(const QString& text)
{
    QStringList terms;
    QString word;
    for (const QChar c : text.left(2000) + u' ') {
        if (c.isLetterOrNumber()) {
            word += c.toLower();
            continue;
        }
        if (word.size() > 1 && !fillers().contains(word)) {
            const auto one = stem(word);
            if (!terms.contains(one) && terms.size() < mostTerms)
                terms.append(one);
        }
        word.clear();
    }
    return terms;
}

QString prefixQuery(const QString& term) { return u'"' + term + QStringLiteral("\"*"); }

} // namespace

Knowledge::Knowledge() : m_connection(QUuid::createUuid().toString())
{
    m_database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), m_connection);
    m_database.setDatabaseName(QStringLiteral(":memory:"));
}

Knowledge::~Knowledge()
{
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_connection);
}

int Knowledge::load(const QString& folder, QString* problem)
{
    QSqlQuery query(m_database.open() ? m_database : QSqlDatabase());
    if (!query.exec(QStringLiteral("CREATE VIRTUAL TABLE sections USING fts5(title, body, "
                                   "tokenize='unicode61 remove_diacritics 2')"))) {
        *problem = QStringLiteral("SQLite with FTS5 is needed: ") + query.lastError().text();
        return 0;
    }
    const auto files = QDir(folder).entryList({QStringLiteral("*.md")}, QDir::Files, QDir::Name);
    query.prepare(QStringLiteral("INSERT INTO sections(title, body) VALUES(?, ?)"));
    for (const auto& name : files) {
        QFile file(folder + u'/' + name);
        if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile)
            continue;
        const auto parts = QString::fromUtf8(file.readAll()).split(QStringLiteral("\n## "));
        for (qsizetype i = 1; i < parts.size(); ++i) {
            query.addBindValue(parts[i].section(u'\n', 0, 0).trimmed());
            query.addBindValue(parts[i].section(u'\n', 1).trimmed());
            if (query.exec())
                ++m_sections;
        }
    }
    if (m_sections == 0)
        *problem = QStringLiteral("There is nothing to know in %1: it needs *.md files with '## ' sections.")
                       .arg(folder);
    return m_sections;
}

double Knowledge::weightOf(const QString& term) const
{
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral("SELECT COUNT(*) FROM sections WHERE sections MATCH ?"));
    query.addBindValue(prefixQuery(term));
    const int holding = query.exec() && query.next() ? query.value(0).toInt() : 0;
    // An unknown word weighs as much as the rarest known one: it lowers the confidence.
    return std::log(1.0 + double(m_sections) / std::max(1, holding));
}

std::optional<Knowledge::Answer> Knowledge::find(const QString& question) const
{
    const auto terms = termsOf(question);
    if (terms.isEmpty())
        return std::nullopt;
    QStringList any;
    double total = 0;
    for (const auto& term : terms) {
        any.append(prefixQuery(term));
        total += weightOf(term);
    }
    QSqlQuery query(m_database);
    query.prepare(QStringLiteral(
        "SELECT title, body FROM sections WHERE sections MATCH ? ORDER BY bm25(sections, 4.0, 1.0) LIMIT 5"));
    query.addBindValue(any.join(QStringLiteral(" OR ")));
    if (!query.exec())
        return std::nullopt;
    std::optional<Answer> best;
    while (query.next()) {
        Answer answer{query.value(0).toString(), query.value(1).toString(), 0};
        const auto title = termsOf(answer.title);
        const auto body = termsOf(answer.title + u' ' + answer.text) + termsOf(answer.text.mid(200));
        double covered = 0;
        for (const auto& term : terms) {
            const auto has = [&](const QStringList& words) {
                return std::any_of(words.begin(), words.end(), [&](const QString& word) {
                    return word.startsWith(term) || term.startsWith(word);
                });
            };
            covered += (has(title) ? 1.0 : has(body) ? 0.75 : 0.0) * weightOf(term);
        }
        answer.confidence = std::min(1.0, covered / total);
        if (!best || answer.confidence > best->confidence)
            best = answer;
    }
    return best;
}

} // namespace samplebot
