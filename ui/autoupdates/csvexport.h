// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/autoupdates.h"

#include <QSaveFile>
#include <functional>

namespace baton::ui {

/// Writes every entry that matches a filter into a CSV file, page by page; the file appears only when it is
/// whole. Deletes itself after finished(). UI thread.
class CsvExport : public QObject
{
    Q_OBJECT
public:
    using Answer = std::function<void(const Result<protocol::AutoUpdatesResult>&)>;
    using Fetch = std::function<void(const protocol::AutoUpdatesParams&, Answer)>;

    CsvExport(const QString& path, const protocol::AutoUpdatesParams& filter, Fetch fetch,
              QObject* parent = nullptr);

    void start();

Q_SIGNALS:
    /// The number of entries, or what went wrong.
    void finished(const baton::Result<qint64>& written);

private:
    void next(const std::optional<QString>& cursor);
    void write(const protocol::AutoUpdatesResult& page);
    void end(const Result<qint64>& written);
    Refused notWritten() const;

    QSaveFile m_file;
    protocol::AutoUpdatesParams m_filter;
    Fetch m_fetch;
    qint64 m_written = 0;
};

} // namespace baton::ui
