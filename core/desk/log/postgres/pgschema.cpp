// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/postgres/pgschema.h"

#include <QDir>
#include <QFile>

namespace baton::relay::desk {

namespace {

constexpr auto folder = ":/sql-postgres";
constexpr qint64 schemaLock = 0x6261746f6e73716c; ///< of our own, besides those of others

Result<void> apply(PgSession& session, const QString& file, int version)
{
    QFile script(QLatin1String(folder) + u'/' + file);
    if (!script.open(QIODevice::ReadOnly))
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The migration %1 cannot be read.").arg(file));
    BATON_TRY(session.runScript(script.readAll()));
    BATON_TRY(session.run(PgStatement("INSERT INTO schema_versions(version, applied_at) VALUES($1, $2)",
                                      version, Instant::now())));
    return {};
}

Result<void> applyAll(PgSession& session)
{
    BATON_TRY(session.run(PgStatement("SELECT pg_advisory_xact_lock($1::bigint)", schemaLock)));
    BATON_TRY(session.runScript("CREATE TABLE IF NOT EXISTS schema_versions(version INTEGER PRIMARY KEY, "
                                "applied_at BIGINT NOT NULL)"));
    BATON_TRY_INTO(const auto row,
                   session.run(PgStatement("SELECT COALESCE(MAX(version), 0) FROM schema_versions")));
    const auto version = row.number(0, 0);
    const auto files =
        QDir(QLatin1String(folder)).entryList({QStringLiteral("*.sql")}, QDir::Files, QDir::Name);
    const auto numberOf = [](const QString& file) { return file.left(4).toInt(); };
    if (!files.isEmpty() && version > numberOf(files.constLast())) {
        return refuse(Refusal::Kind::Unavailable,
                      QStringLiteral("The database has schema %1, made by a newer version; this one knows up "
                                     "to %2. Use the newer program.")
                          .arg(version)
                          .arg(numberOf(files.constLast())));
    }
    for (const auto& file : files)
        if (numberOf(file) > version)
            BATON_TRY(apply(session, file, numberOf(file)));
    return {};
}

} // namespace

Result<void> bringToNewestSchema(PgSession& session)
{
    BATON_TRY(session.run(PgStatement("BEGIN")));
    auto done = applyAll(session);
    const auto ended = session.run(PgStatement(done ? "COMMIT" : "ROLLBACK"));
    return done && !ended ? Result<void>(Refused(ended.error())) : done;
}

} // namespace baton::relay::desk
