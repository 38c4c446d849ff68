#pragma once

#include <QSqlDatabase>
#include <QString>
#include <optional>

namespace samplebot {

/// A folder of Markdown, cut into sections at its second-level headings, and searched by full text. One
/// thread.
class Knowledge
{
public:
    Knowledge();
    ~Knowledge();
    Q_DISABLE_COPY_MOVE(Knowledge)

    /// Reads every *.md of the folder; the number of sections, or what went wrong.
    int load(const QString& folder, QString* problem);

    struct Answer
    {
        QString title;
        QString text;
        /// 0..1: how many of the question's telling words the section has, weighted by how rare they are in
        /// all the knowledge; words in the heading count in full, others three quarters.
        double confidence = 0;
    };
    /// The best section for a question; nothing when no telling word of it is known.
    std::optional<Answer> find(const QString& question) const;

private:
    double weightOf(const QString& term) const;

    QString m_connection;
    QSqlDatabase m_database;
    int m_sections = 0;
};

} // namespace samplebot
