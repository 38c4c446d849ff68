// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/desk/log/commands.h"
#include "core/relay/bots/parcel.h"
#include "core/relay/files/storedfile.h"
#include "core/relay/parts/relayparts.h"

#include <QHash>
#include <functional>
#include <mutex>

namespace baton::relay {

/// Files on their way from bots: what their messages name is brought before the desk gets them, and one that
/// cannot be had stands in its message as refused, with the reason. Safe from any thread.
class BotFiles
{
public:
    explicit BotFiles(RelayParts& parts) : m_parts(parts) {}

    /// What of a batch was brought, and what was odd about that.
    struct Brought
    {
        desk::BotBatch batch;
        QList<FileId> files = {};    ///< fetched, or come with the batch
        QList<FileId> promised = {}; ///< that the bot had brought before
        QStringList notes = {};
    };
    /// TooMany when the bot's batch names more files than are brought at a time. @p ready is called at once
    /// when there are none, else on another thread.
    Result<void> bring(desk::BotBatch batch, std::function<void(const Brought&)> ready);
    /// The desk has answered: what no message carries is not kept.
    void settle(const Brought& brought);

private:
    struct Journey;
    Result<void> take(const BotId& bot, qsizetype count);
    void fetch(const std::shared_ptr<Journey>& journey, qsizetype event, qsizetype file);
    void put(const std::shared_ptr<Journey>& journey, qsizetype event, qsizetype file,
             const protocol::botevent::NamedFile& named, const Result<StoredFile>& came);
    void arrived(const std::shared_ptr<Journey>& journey);

    RelayParts& m_parts;
    std::mutex m_mutex;
    QHash<BotId, qsizetype> m_underWay; ///< the mutex's: files of each bot
};

/// A notice as its bot gets it: files with links that last for some days.
Parcel withLinks(Parcel parcel, const RelayParts& parts);

} // namespace baton::relay
