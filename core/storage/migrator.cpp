// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/migrator.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <algorithm>

namespace baton::storage {

namespace {

Result<int> currentVersion(Database& database)
{
    BATON_TRY(database.execute(QStringLiteral("CREATE TABLE IF NOT EXISTS schema_versions(version INTEGER "
                                              "PRIMARY KEY, applied_at INTEGER NOT NULL)")));
    return schemaOf(database);
}

int numberOf(const QString& file) { return file.left(4).toInt(); }

Result<void> apply(Database& database, const QString& file, int version)
{
    QFile script(file);
    if (!script.open(QIODevice::ReadOnly))
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The migration %1 cannot be read.").arg(file));
    BATON_TRY_INTO(auto transaction, Transaction::begin(database));
    if (auto ran = database.executeScript(QString::fromUtf8(script.readAll())); !ran) {
        return refuse(
            ran.error().kind,
            QStringLiteral("Migration %1 failed and was undone: %2").arg(version).arg(ran.error().detail));
    }
    BATON_TRY(database.run(QStringLiteral("INSERT INTO schema_versions(version, applied_at) VALUES(?, ?)"),
                           version, QDateTime::currentMSecsSinceEpoch()));
    return transaction->commit();
}

} // namespace

Result<int> schemaOf(Database& database)
{
    BATON_TRY_INTO(const bool hasAny, hasTable(database, QStringLiteral("schema_versions")));
    if (!hasAny)
        return 0;
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT COALESCE(MAX(version), 0) FROM schema_versions")));
    return int(query.firstNumber());
}

int newestSchema(const QString& folder)
{
    const auto files = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    return files.isEmpty() ? 0 : numberOf(files.constLast());
}

Result<int> migrate(Database& database, const QString& folder)
{
    const auto files = QDir(folder).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    const int newest = newestSchema(folder);
    auto version = currentVersion(database);
    if (!version)
        return version;
    if (*version > newest) {
        return refuse(
            Refusal::Kind::Unavailable,
            QStringLiteral("The database %1 has schema %2, made by a newer version; this one knows up to %3. "
                           "Use the newer program, or restore an older backup.")
                .arg(database.path())
                .arg(*version)
                .arg(newest));
    }
    // The second of two would never be applied.
    const auto twice = std::adjacent_find(files.begin(), files.end(), [](const auto& one, const auto& next) {
        return numberOf(one) == numberOf(next);
    });
    if (twice != files.end()) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The migrations %1 and %2 have the same number.").arg(*twice, twice[1]));
    }
    for (const auto& file : files) {
        const int number = numberOf(file);
        if (number <= *version)
            continue;
        BATON_TRY(apply(database, folder + u'/' + file, number));
        version = number;
    }
    return version;
}

} // namespace baton::storage
