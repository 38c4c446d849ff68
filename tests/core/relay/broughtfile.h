// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/filestore.h"

#include <QFile>
#include <future>

namespace baton::tests {

/// A whole file in the store, as if it had been uploaded by @p sender.
inline Result<relay::StoredFile> broughtFile(relay::FileStore& store, const relay::FileSender& sender,
                                             const QString& name, const QByteArray& bytes)
{
    const auto path = store.freshPath();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        return refuse(Refusal::Kind::Unavailable, file.errorString());
    file.close();
    std::promise<Result<relay::StoredFile>> answer;
    store.takeIn(sender, name, path,
                 [&](Result<relay::StoredFile> taken) { answer.set_value(std::move(taken)); });
    return answer.get_future().get();
}

} // namespace baton::tests
