// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/relay/files/attachments.h"
#include "core/relay/files/filestore.h"

namespace baton::relay {

/// Has the files of a message or a note carried, and asks the desk with what they are; what the desk then
/// refuses is their sender's again. Safe from any thread; without files all of it happens at once, else
/// @p submit and @p reply are called on other threads.
/// @param submit gets the attachments, and who is to be answered
template <typename Answer, typename Submit>
void carryWith(FileStore& store, FileStore::Carrying carrying, Submit submit,
               std::function<void(Result<Answer>)> reply)
{
    if (carrying.files.isEmpty())
        return submit(QList<Attachment>(), std::move(reply));
    store.carry(carrying, [&store, ids = carrying.files, submit = std::move(submit),
                           reply = std::move(reply)](const Result<QList<StoredFile>>& files) {
        if (!files)
            return reply(Refused(files.error()));
        submit(attachmentsOf(*files), [&store, ids, reply](Result<Answer> answer) {
            store.carryEnded(ids);
            reply(std::move(answer));
        });
    });
}

} // namespace baton::relay
