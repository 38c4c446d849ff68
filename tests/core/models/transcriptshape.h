// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/transcriptmodel.h"
#include "tests/core/client/samples.h"

#include <QObject>

/// Transcripts to try the model with, and what its rows are, in short.
namespace baton::testing {

using models::TranscriptModel;

inline constexpr qint64 day = 24 * 60 * 60 * 1000;

inline Message at(qint64 n, qint64 ms, AuthorKind kind = AuthorKind::Customer)
{
    auto m = message(1, n, QStringLiteral("text %1").arg(n));
    m.author = {kind, kind == AuthorKind::Agent ? QStringLiteral("Alice") : QStringLiteral("Jane")};
    m.at = Instant{1'700'000'000'000 + ms};
    return m;
}

inline HistoryEntry step(const char* type, qint64 afterN, qint64 ms,
                         const std::optional<MemberRef>& by = std::nullopt,
                         const std::optional<QString>& reason = std::nullopt,
                         const std::optional<QString>& quote = std::nullopt)
{
    return {QLatin1String(type), Instant{1'700'000'000'000 + ms}, afterN, by, reason, quote};
}

inline client::PendingReply pending(const QString& id, const QString& text)
{
    return {CommandId(id), conversationId(1), text, minute(1), std::nullopt};
}

/// One word a row: d(ate), n(otice text), m(essage number, ' when the author is named), p(ending text).
inline QStringList shape(const TranscriptModel& model)
{
    QStringList rows;
    for (int i = 0; i < model.rowCount(); ++i) {
        const auto& row = model.at(i);
        switch (row.kind) {
        case TranscriptModel::Kind::Date:
            rows.append(QStringLiteral("d"));
            break;
        case TranscriptModel::Kind::Notice:
            rows.append(QStringLiteral("n ") + row.text);
            break;
        case TranscriptModel::Kind::Message:
            rows.append(QStringLiteral("m%1%2")
                            .arg(row.message.n)
                            .arg(row.showsAuthor ? QStringLiteral("'") : QString()));
            break;
        case TranscriptModel::Kind::Note:
            rows.append(QStringLiteral("note ") + row.note.text);
            break;
        case TranscriptModel::Kind::Pending:
            rows.append(QStringLiteral("p ") + row.pending.text);
            break;
        }
    }
    return rows;
}

/// The same rows, kept by signals alone, as a view keeps them.
class Follower : public QObject
{
public:
    explicit Follower(TranscriptModel& model)
    {
        connect(&model, &QAbstractItemModel::modelReset, this, [&] { rows = shape(model); });
        connect(&model, &QAbstractItemModel::rowsInserted, this,
                [&](const QModelIndex&, int first, int last) {
                    const auto all = shape(model);
                    for (int row = first; row <= last; ++row)
                        rows.insert(row, all[row]);
                });
        connect(&model, &QAbstractItemModel::rowsRemoved, this,
                [this](const QModelIndex&, int first, int last) { rows.remove(first, last - first + 1); });
    }

    QStringList rows;
};

} // namespace baton::testing
