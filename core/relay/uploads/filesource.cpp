// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/uploads/filesource.h"

namespace baton::relay {

namespace {

constexpr qint64 slice = 128 * 1024;

} // namespace

void FileSource::next(std::function<void(QByteArray)> give)
{
    m_store.read([file = m_file, give = std::move(give)] {
        const bool isOpen = file->isOpen() || file->open(QIODevice::ReadOnly | QIODevice::Unbuffered);
        give(isOpen ? file->read(slice) : QByteArray());
    });
}

} // namespace baton::relay
