// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/sqlite/savedreplytable.h"

#include "core/desk/log/rows/savedreplyrow.h"

namespace baton::relay::desk {

Result<QList<protocol::SavedReply>> allSavedReplies(storage::Database& database)
{
    BATON_TRY_INTO(auto query,
                   database.run(QStringLiteral("SELECT %1 FROM saved_replies").arg(savedReplyColumns())));
    return query.all(&savedReplyFrom<storage::Query>);
}

} // namespace baton::relay::desk
