// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/storedfile.h"

#include <QByteArray>

namespace baton::relay {

/// Links to a file for somebody who has no other way to say who they are, such as a bot that fetches what a
/// webhook named. Each names its file, the kind of reader it was made for, and when it ends. Value; any
/// thread.
class FileLinks
{
public:
    explicit FileLinks(QByteArray key) : m_key(std::move(key)) {}

    /// `/v1/files/ID?reader=bot&until=MS&mark=...`
    QByteArray linkTo(const FileId& file, FileSender::Kind reader, Instant until) const;
    /// For whom this link was made; nothing when it was not made here, was changed, or is over.
    std::optional<FileSender::Kind> readerOf(const FileId& file, const QString& reader, const QString& until,
                                             const QString& mark, Instant now) const;

private:
    QByteArray markOf(const FileId& file, const QByteArray& reader, const QByteArray& until) const;

    QByteArray m_key;
};

} // namespace baton::relay
