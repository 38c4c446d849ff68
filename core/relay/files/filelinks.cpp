// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/filelinks.h"

#include "core/relay/directory/secrets.h"

namespace baton::relay {

QByteArray FileLinks::markOf(const FileId& file, const QByteArray& reader, const QByteArray& until) const
{
    return secrets::signatureOf("file\n" + file.toString().toUtf8() + '\n' + reader + '\n' + until, m_key);
}

QByteArray FileLinks::linkTo(const FileId& file, FileSender::Kind reader, Instant until) const
{
    const auto kind = nameOf(reader).toLatin1();
    const auto end = QByteArray::number(until.ms);
    return "/v1/files/" + file.toString().toLatin1() + "?reader=" + kind + "&until=" + end +
           "&mark=" + markOf(file, kind, end);
}

std::optional<FileSender::Kind> FileLinks::readerOf(const FileId& file, const QString& reader,
                                                    const QString& until, const QString& mark,
                                                    Instant now) const
{
    const auto expected = markOf(file, reader.toUtf8(), until.toUtf8());
    if (expected.isEmpty() || !secrets::same(expected, mark.toUtf8()) || until.toLongLong() <= now.ms)
        return std::nullopt;
    const auto kind = FileSender::fromKey(reader + u':');
    return kind ? std::optional(kind->kind) : std::nullopt;
}

} // namespace baton::relay
