// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rules.h"
#include "core/desk/verbs/verbs.h"

#include <algorithm>

namespace baton::relay::desk {

namespace {

/// Whether it was among them, and was another.
bool replace(QList<Attachment>& files, const Attachment& file)
{
    const auto it = std::find_if(files.begin(), files.end(),
                                 [&file](const Attachment& known) { return known.id == file.id; });
    if (it == files.end() || *it == file)
        return false;
    *it = file;
    return true;
}

Result<void> judgeOnNote(Ledger& ledger, const Stored& stored, const FilePlace& place, const Attachment& file)
{
    BATON_TRY_INTO(auto row, ledger.draft().note(place.note));
    if (row && replace(row->note.attachments, file))
        ledger.write(protocol::eventtype::noteUpdated, stored, row->note);
    return {};
}

Result<void> judgeOnMessage(Ledger& ledger, Stored& stored, const FilePlace& place, const Attachment& file)
{
    BATON_TRY_INTO(auto message, ledger.draft().message(place.conversation, place.n));
    if (message && replace(message->attachments, file))
        ledger.rewrite(protocol::eventtype::messageUpdated, stored, *message);
    return {};
}

} // namespace

Result<std::optional<FilePlace>> perform(Ledger& ledger, const FileJudged& verb)
{
    BATON_TRY_INTO(auto place, ledger.draft().placeOf(verb.file.id));
    if (!place)
        return place;
    BATON_TRY_INTO(auto* const stored, ledger.find(place->conversation));
    if (!stored)
        return place;
    if (place->isInside())
        BATON_TRY(judgeOnNote(ledger, *stored, *place, verb.file));
    else
        BATON_TRY(judgeOnMessage(ledger, *stored, *place, verb.file));
    return place;
}

} // namespace baton::relay::desk
