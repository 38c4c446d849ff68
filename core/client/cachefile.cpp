// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/cachefile.h"

#include "core/storage/durablefile.h"
#include "core/storage/migrator.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLoggingCategory>

namespace baton::client {

namespace {

Q_LOGGING_CATEGORY(log, "baton.cache")

using Opened = Result<std::unique_ptr<storage::Database>>;

QString schemaFolder() { return QStringLiteral(":/sql-cache"); }

/// A page that is damaged deep inside is met here, and not half-way through a list.
Result<void> check(storage::Database& database)
{
    BATON_TRY_INTO(auto query, database.run(QStringLiteral("PRAGMA quick_check(1)")));
    const auto said = query.next() ? query.text(0) : QString();
    query.finish();
    if (said == QLatin1String("ok"))
        return {};
    return refuse(Refusal::Kind::Unavailable, QStringLiteral("The cache is damaged: %1.").arg(said));
}

Opened openChecked(const QString& path)
{
    auto database = storage::Database::open(path);
    if (!database)
        return database;
    BATON_TRY(check(**database));
    BATON_TRY(storage::migrate(**database, schemaFolder()));
    return database;
}

/// Best effort: what cannot be read is lost, and the file stays for whoever wants to look.
void saveWords(storage::Database& into, const QString& aside)
{
    auto attach = into.prepare(QStringLiteral("ATTACH DATABASE ? AS aside"));
    if (!attach || !attach->run(aside))
        return;
    const QString copies[]{
        QStringLiteral("INSERT OR IGNORE INTO outbox(owner, command, verb, conversation, params, written_at, "
                       "failure) SELECT owner, command, verb, conversation, params, written_at, failure FROM "
                       "aside.outbox ORDER BY position"),
        QStringLiteral("INSERT OR IGNORE INTO drafts(owner, conversation, text) SELECT owner, conversation, "
                       "text FROM aside.drafts"),
        QStringLiteral("INSERT OR IGNORE INTO meta(key, value) SELECT key, value FROM aside.meta WHERE "
                       "key='owner'")};
    for (const auto& sql : copies)
        if (auto copied = into.execute(sql); !copied)
            qCWarning(log) << "not saved from the cache set aside:" << copied.error().detail;
    static_cast<void>(into.execute(QStringLiteral("DETACH DATABASE aside")));
}

} // namespace

Opened openCacheFile(const QString& folder, QString* problem)
{
    const auto file = folder + QStringLiteral("/cache.db");
    const bool usable = QDir().mkpath(folder);
    auto database = usable ? openChecked(file)
                           : Opened(refuse(Refusal::Kind::Unavailable,
                                           QStringLiteral("The folder %1 cannot be made.").arg(folder)));
    // Only what is damaged: drafts must not be lost to a full disk, or to a second program.
    if (!database && usable && QFile::exists(file) && !storage::mayPass(database.error())) {
        qCWarning(log) << "set aside a cache that cannot be used:" << database.error().detail;
        const auto aside = file + QStringLiteral(".aside");
        storage::putAside(file, aside);
        database = openChecked(file);
        if (database)
            saveWords(**database, aside);
    }
    if (database)
        return database;
    *problem = QCoreApplication::translate(
                   "baton::client",
                   "Nothing can be kept on this computer (%1) Drafts and unsent replies are lost when "
                   "Baton ends. Check the folder %2.")
                   .arg(database.error().detail, QDir::toNativeSeparators(folder));
    qCWarning(log) << "the cache is in memory:" << database.error().detail;
    return openChecked(QStringLiteral(":memory:"));
}

} // namespace baton::client
