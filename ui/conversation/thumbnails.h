// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QCache>
#include <QObject>
#include <QPixmap>
#include <QSet>

namespace baton::ui {

/// The small pictures that bubbles show: asked for when they are first seen, and kept as far as 24 MB reach.
/// UI thread.
class Thumbnails : public QObject
{
    Q_OBJECT
public:
    explicit Thumbnails(QObject* parent = nullptr);

    /// Nothing until it has come.
    QPixmap of(const FileId& id);
    /// What came for wanted(); empty when there is none.
    void take(const FileId& id, const QByteArray& bytes);
    /// What could not be had is asked for again when it is seen.
    void retry();
    void clear();

Q_SIGNALS:
    void wanted(const baton::FileId& id);
    /// Another one can be seen.
    void came();

private:
    QCache<FileId, QPixmap> m_pictures; ///< by their KB
    QSet<FileId> m_asked;
    QSet<FileId> m_missing;
};

} // namespace baton::ui
