// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/transcriptgroups.h"

#include "core/models/clocktext.h"

#include <algorithm>

namespace baton::ui {

namespace {

constexpr int widestColumn = 760;
constexpr double unsure = 0.5; ///< of what a bot says it knows

using Kind = models::TranscriptModel::Kind;
using Row = models::TranscriptModel::Row;

} // namespace

bool isGrouped(const models::TranscriptModel& model, const QString& me, int row)
{
    if (row <= 0 || row >= model.rowCount())
        return false;
    const auto& entry = model.at(row);
    const auto& above = model.at(row - 1);
    if (entry.kind == Kind::Message)
        return above.kind == Kind::Message && !entry.showsAuthor;
    const auto isOwn = [&me](const Row& one) {
        return (one.kind == Kind::Pending && !one.pending.isNote) ||
               (one.kind == Kind::Message && one.message.author.kind == AuthorKind::Agent &&
                one.message.author.name == me);
    };
    return entry.kind == Kind::Pending && !entry.pending.failure && isOwn(entry) && isOwn(above);
}

bool isNamed(const models::TranscriptModel& model, const QString& me, int row)
{
    const auto& entry = model.at(row);
    if (entry.kind == Kind::Note)
        return true;
    if (entry.kind == Kind::Pending)
        return entry.pending.isNote || entry.pending.failure.has_value();
    const auto& message = entry.message;
    if (message.confidence && *message.confidence < unsure && !message.withdrawn)
        return true;
    if (isGrouped(model, me, row))
        return false;
    return message.author.kind == AuthorKind::Bot ||
           (message.author.kind == AuthorKind::Agent && message.author.name != me);
}

QString timeOf(const models::TranscriptModel& model, int row)
{
    const auto& entry = model.at(row);
    if (entry.kind == Kind::Note)
        return models::clockText(entry.note.at);
    return entry.kind == Kind::Message ? models::clockText(entry.message.at) : QString();
}

QRect columnOf(const QRect& row)
{
    const int width = std::min(row.width(), widestColumn + 2 * transcriptSide);
    return {row.left() + (row.width() - width) / 2, row.top(), width, row.height()};
}

} // namespace baton::ui
