// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"
#include "core/domain/instant.h"

#include <QSize>
#include <QString>
#include <optional>

/// Files as the relay knows them. Plain values.
namespace baton::relay {

/// In the database by its number: only add.
enum class FileState {
    Uploading = 0,
    Checking = 1, ///< whole and on disk; nobody but its sender knows of it yet
    Ok = 2,
    Refused = 3,
    Gone = 4, ///< not finished in time, or never sent with a message: its bytes are no more
};
/// `uploading`, `checking`, `ok`, `refused`, `gone`
QString nameOf(FileState state);

/// Who brought a file, and whose it is until a message carries it.
struct FileSender
{
    enum class Kind { Agent, Customer, Bot };

    Kind kind = Kind::Agent;
    QString id; ///< of the member or the bot; of a customer the hash of their secret, in hex

    /// As it is kept: `agent:m1`.
    QString key() const;
    static std::optional<FileSender> fromKey(const QString& key);

    friend bool operator==(const FileSender&, const FileSender&) = default;
};

/// `agent`, `customer`, `bot`
QString nameOf(FileSender::Kind kind);

struct StoredFile
{
    FileId id;
    FileSender sender;
    QString name;        ///< as plainFileName() made it
    qint64 size = 0;     ///< bytes, as promised
    qint64 received = 0; ///< bytes that are on disk
    FileState state = FileState::Uploading;
    QString why;       ///< it was refused; a sentence for people
    QString type;      ///< by content, such as `application/pdf`; empty until it was checked
    QString hash;      ///< of the bytes as they came, in hex; empty until whole
    QString shown;     ///< hash of the picture that was drawn again; empty when there is none
    QString shownType; ///< `image/png` or `image/jpeg`
    QString thumbnail; ///< hash
    QSize pixels;      ///< of the picture as it is shown
    qint64 shownSize = 0;
    qint64 thumbnailSize = 0;
    std::optional<ConversationId> conversation; ///< of the message that carries it
    qint64 n = 0;                               ///< of that message; 0 for a note
    bool isInside = false;                      ///< it hangs on a note: never for the customer or a bot
    bool isTold = false;                        ///< what carries it is known to say how it was judged
    Instant createdAt;
    Instant expiresAt; ///< unless it is whole by then, and once it is whole: carried

    bool isWhole() const { return state != FileState::Uploading && state != FileState::Gone; }
};

} // namespace baton::relay
