// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filetable.h"

#include "core/relay/directory/secrets.h"
#include "core/relay/files/filefolder.h"
#include "core/storage/durablefile.h"
#include "core/storage/migrator.h"

#include <QFile>
#include <array>

namespace baton::relay {

namespace {

constexpr const char* fileColumns =
    "id, sender, name, size, received, state, why, type, hash, shown, shown_type, shown_size, thumbnail, "
    "thumbnail_size, width, height, conversation, inside, created_at, expires_at";
constexpr int columnCount = 20;
/// What no backup holds comes last: it is found out again.
const QString columns = QString::fromLatin1(fileColumns) + QStringLiteral(", told, n");
constexpr int allColumns = columnCount + 2;
/// Bytes of a file on disk; before it is whole, those that were promised. Of a picture that was drawn again
/// what came is gone.
constexpr const char* promised = "CASE WHEN shown IS NULL THEN size ELSE shown_size + thumbnail_size END";

QString marks(int count) { return QStringList(count, QStringLiteral("?")).join(u','); }

/// A hash that is not there is NULL, so that no index holds it.
QVariant textOrNull(const QString& text) { return text.isEmpty() ? QVariant() : QVariant(text); }

QVariantList valuesOf(const StoredFile& file)
{
    return {file.id.toString(),
            file.sender.key(),
            file.name,
            file.size,
            file.received,
            int(file.state),
            storage::orEmpty(file.why),
            storage::orEmpty(file.type),
            textOrNull(file.hash),
            textOrNull(file.shown),
            storage::orEmpty(file.shownType),
            file.shownSize,
            textOrNull(file.thumbnail),
            file.thumbnailSize,
            file.pixels.width(),
            file.pixels.height(),
            file.conversation ? QVariant(file.conversation->toString()) : QVariant(),
            int(file.isInside),
            file.createdAt.ms,
            file.expiresAt.ms,
            int(file.isTold),
            file.n};
}

StoredFile fileFrom(const storage::Query& row)
{
    StoredFile file;
    file.id = FileId(row.text(0));
    file.sender = FileSender::fromKey(row.text(1)).value_or(FileSender());
    file.name = row.text(2);
    file.size = row.number(3);
    file.received = row.number(4);
    file.state = FileState(row.number(5));
    file.why = row.text(6);
    file.type = row.text(7);
    file.hash = row.text(8);
    file.shown = row.text(9);
    file.shownType = row.text(10);
    file.shownSize = row.number(11);
    file.thumbnail = row.text(12);
    file.thumbnailSize = row.number(13);
    file.pixels = QSize(int(row.number(14)), int(row.number(15)));
    if (!row.isNull(16))
        file.conversation = ConversationId(row.text(16));
    file.isInside = row.number(17) != 0;
    file.createdAt = {row.number(18)};
    file.expiresAt = {row.number(19)};
    file.isTold = row.number(20) != 0;
    file.n = row.number(21);
    return file;
}

} // namespace

Result<std::unique_ptr<FileTable>> FileTable::open(const QString& path)
{
    // Made first, for its owner alone: SQLite asks the umask for a new one.
    if (!QFile::exists(path))
        BATON_TRY(storage::makePrivateFile(path));
    BATON_TRY_INTO(auto database, storage::Database::open(path));
    BATON_TRY(storage::migrate(*database, QStringLiteral(":/sql-files")));
    return std::unique_ptr<FileTable>(new FileTable(std::move(database)));
}

Result<void> FileTable::insert(const StoredFile& file)
{
    BATON_TRY_INTO(auto query,
                   m_database->prepare(
                       QStringLiteral("INSERT INTO files(%1) VALUES(%2)").arg(columns, marks(allColumns))));
    return query.runList(valuesOf(file));
}

Result<void> FileTable::update(const StoredFile& file)
{
    BATON_TRY_INTO(auto query, m_database->prepare(
                                   QStringLiteral("INSERT INTO files(%1) VALUES(%2) ON CONFLICT(id) DO "
                                                  "UPDATE SET received=excluded.received, "
                                                  "state=excluded.state, why=excluded.why, "
                                                  "type=excluded.type, hash=excluded.hash, "
                                                  "shown=excluded.shown, shown_type=excluded.shown_type, "
                                                  "shown_size=excluded.shown_size, "
                                                  "thumbnail=excluded.thumbnail, "
                                                  "thumbnail_size=excluded.thumbnail_size, "
                                                  "width=excluded.width, height=excluded.height, "
                                                  "conversation=excluded.conversation, "
                                                  "inside=excluded.inside, told=excluded.told, n=excluded.n, "
                                                  "expires_at=excluded.expires_at")
                                       .arg(columns, marks(allColumns))));
    return query.runList(valuesOf(file));
}

Result<QList<StoredFile>> FileTable::list(const QString& where, const QVariantList& values)
{
    BATON_TRY_INTO(auto query,
                   m_database->prepare(QStringLiteral("SELECT %1 FROM files WHERE %2").arg(columns, where)));
    BATON_TRY(query.runList(values));
    return query.all(fileFrom);
}

Result<std::optional<StoredFile>> FileTable::find(const FileId& id)
{
    BATON_TRY_INTO(const auto files, list(QStringLiteral("id = ?"), {id.toString()}));
    return files.isEmpty() ? std::nullopt : std::optional(files.first());
}

Result<QList<StoredFile>> FileTable::inState(FileState state)
{
    return list(QStringLiteral("state = ? ORDER BY created_at"), {int(state)});
}

Result<QList<StoredFile>> FileTable::expired(FileState state, Instant now, const QList<FileId>& but)
{
    QVariantList values{int(state), now.ms};
    for (const auto& id : but)
        values.append(id.toString());
    return list(QStringLiteral("state = ? AND expires_at <= ? AND id NOT IN (%1) LIMIT %2")
                    .arg(marks(int(but.size())))
                    .arg(mostAtOnce),
                values);
}

Result<QList<StoredFile>> FileTable::uncarried(Instant now)
{
    return list(QStringLiteral("state IN (%1, %2, %3) AND conversation IS NULL AND expires_at <= ? LIMIT %4")
                    .arg(int(FileState::Checking))
                    .arg(int(FileState::Ok))
                    .arg(int(FileState::Refused))
                    .arg(mostAtOnce),
                {now.ms});
}

Result<QList<StoredFile>> FileTable::carriedBy(const ConversationId& conversation, qint64 n)
{
    return list(QStringLiteral("conversation = ? AND n = ? AND inside = 0"), {conversation.toString(), n});
}

Result<QList<StoredFile>> FileTable::untold(const FileId& last, Untold which)
{
    const auto isCarried = QStringLiteral("conversation IS NOT NULL");
    const auto uncarried =
        which == Untold::All ? QStringLiteral(" OR state <> %1").arg(int(FileState::Gone)) : QString();
    return list(QStringLiteral("told = 0 AND id > ? AND state <> %1 AND (%2%3) ORDER BY id LIMIT %4")
                    .arg(int(FileState::Uploading))
                    .arg(isCarried, uncarried)
                    .arg(mostAtOnce),
                {last.isEmpty() ? QStringLiteral("") : last.toString()}); // nothing is above NULL
}

Result<void> FileTable::remove(const FileId& id)
{
    return m_database->write(QStringLiteral("DELETE FROM files WHERE id = ?"), id);
}

Result<FileTable::Usage> FileTable::usageOf(const FileSender& sender)
{
    BATON_TRY_INTO(auto query, m_database->run(QStringLiteral("SELECT COALESCE(SUM(%1), 0), "
                                                              "COALESCE(SUM(state = 0), 0) FROM files "
                                                              "WHERE sender = ? AND state < 3")
                                                   .arg(QLatin1String(promised)),
                                               sender.key()));
    Usage usage;
    if (query.next())
        usage = {query.number(0), int(query.number(1))};
    query.finish();
    return usage;
}

Result<qint64> FileTable::bytesInAll()
{
    return m_database->number(QStringLiteral("SELECT COALESCE(SUM(CASE state WHEN 0 THEN received ELSE "
                                             "%1 END), 0) FROM files WHERE state < 3")
                                  .arg(QLatin1String(promised)));
}

Result<qint64> FileTable::bytesOfCustomers()
{
    return m_database->number(QStringLiteral("SELECT COALESCE(SUM(%1), 0) FROM files WHERE sender >= "
                                             "'customer:' AND sender < 'customer;' AND state < 3")
                                  .arg(QLatin1String(promised)));
}

Result<bool> FileTable::needs(const QString& hash)
{
    BATON_TRY_INTO(auto query, m_database->run(QStringLiteral("SELECT 1 FROM files WHERE hash = ? UNION ALL "
                                                              "SELECT 1 FROM files WHERE shown = ? UNION ALL "
                                                              "SELECT 1 FROM files WHERE thumbnail = ?"),
                                               hash, hash, hash));
    const bool isNeeded = query.next();
    query.finish();
    return isNeeded;
}

Result<void> FileTable::setFolder(const QString& folder)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(*m_database));
    BATON_TRY(m_database->run(QStringLiteral("DELETE FROM place")));
    BATON_TRY(m_database->run(QStringLiteral("INSERT INTO place(folder) VALUES(?)"), folder));
    return transaction->commit();
}

Result<QString> folderIn(storage::Database& files)
{
    BATON_TRY_INTO(auto query, files.run(QStringLiteral("SELECT folder FROM place")));
    const auto folder = query.next() ? query.text(0) : QString();
    query.finish();
    return folder;
}

Result<QByteArray> FileTable::linkKey()
{
    BATON_TRY_INTO(auto query, m_database->run(QStringLiteral("SELECT key FROM link_key")));
    auto key = query.next() ? query.bytes(0) : QByteArray();
    query.finish();
    if (!key.isEmpty())
        return key;
    key = secrets::createSigningKey();
    BATON_TRY(m_database->run(QStringLiteral("INSERT INTO link_key(key) VALUES(?)"), key));
    return key;
}

namespace {

struct KeptTable
{
    const char* name;
    const char* columns;
    int width;
};
constexpr std::array keptTables{KeptTable{"files", fileColumns, columnCount},
                                KeptTable{"link_key", "key", 1}};

Result<void> copyTable(storage::Database& from, const QString& source, storage::Database& to,
                       const QString& target, const KeptTable& table)
{
    const auto names = QString::fromLatin1(table.columns);
    BATON_TRY_INTO(auto read, from.run(QStringLiteral("SELECT %1 FROM %2").arg(names, source)));
    BATON_TRY_INTO(
        auto write,
        to.prepare(QStringLiteral("INSERT INTO %1(%2) VALUES(%3)").arg(target, names, marks(table.width))));
    for (const auto& row : read.rows()) {
        QVariantList values;
        for (int i = 0; i < table.width; ++i)
            values.append(row.value(i));
        BATON_TRY(write.runList(values));
    }
    return read.ended();
}

} // namespace

Result<void> FileTable::copyInto(storage::Database& copy, storage::Database& files)
{
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(copy));
    for (const auto& table : keptTables) {
        const auto name = QString::fromLatin1(table.name);
        const auto target = QStringLiteral("files_") + name;
        // Of an earlier restore.
        BATON_TRY(copy.execute(QStringLiteral("DROP TABLE IF EXISTS %1").arg(target)));
        BATON_TRY(copy.execute(
            QStringLiteral("CREATE TABLE %1(%2)").arg(target, QString::fromLatin1(table.columns))));
        BATON_TRY(copyTable(files, name, copy, target, table));
    }
    return transaction->commit();
}

Result<void> FileTable::restoreFrom(storage::Database& backup, const QString& path, const QString& folder)
{
    BATON_TRY_INTO(const auto isThere, storage::hasTable(backup, QStringLiteral("files_files")));
    if (!isThere)
        return {};
    BATON_TRY_INTO(const auto table, open(path));
    auto& database = *table->m_database;
    BATON_TRY_INTO(auto transaction, storage::Transaction::begin(database));
    for (const auto& kept : keptTables) {
        const auto name = QString::fromLatin1(kept.name);
        BATON_TRY(copyTable(backup, QStringLiteral("files_") + name, database, name, kept));
    }
    BATON_TRY(transaction->commit());
    return table->setFolder(folder);
}

Result<QStringList> neededHashes(storage::Database& files)
{
    BATON_TRY_INTO(auto query, files.run(QStringLiteral(
                                   "SELECT hash FROM files WHERE hash IS NOT NULL UNION SELECT shown "
                                   "FROM files WHERE shown IS NOT NULL UNION SELECT thumbnail FROM "
                                   "files WHERE thumbnail IS NOT NULL")));
    return query.all([](const auto& row) { return row.text(0); });
}

Result<QStringList> findFileProblems(storage::Database* files, const QString& folder)
{
    QStringList problems;
    if (!files)
        return problems;
    BATON_TRY_INTO(const auto hashes, neededHashes(*files));
    const FileFolder bytes(folder);
    for (const auto& hash : hashes) {
        const auto sound = bytes.verify(hash);
        if (!sound)
            problems.append(sound.error().detail);
    }
    return problems;
}

} // namespace baton::relay
