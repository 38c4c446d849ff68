// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/autoupdates/csvexport.h"

#include "core/protocol/agent/autoupdatecsv.h"

#include <QDir>

namespace baton::ui {

namespace {
constexpr qint64 entriesAtOnce = 500;
}

CsvExport::CsvExport(const QString& path, const protocol::AutoUpdatesParams& filter, Fetch fetch,
                     QObject* parent)
    : QObject(parent)
    , m_file(path)
    , m_filter(filter)
    , m_fetch(std::move(fetch))
{
    m_filter.limit = entriesAtOnce;
}

Refused CsvExport::notWritten() const
{
    return refuse(Refusal::Kind::Unavailable,
                  tr("%1 cannot be written: %2")
                      .arg(QDir::toNativeSeparators(m_file.fileName()), m_file.errorString()));
}

void CsvExport::start()
{
    if (!m_file.open(QIODevice::WriteOnly) || m_file.write(protocol::autoUpdateCsvHead()) < 0)
        return end(notWritten());
    next(std::nullopt);
}

void CsvExport::next(const std::optional<QString>& cursor)
{
    m_filter.cursor = cursor;
    m_fetch(m_filter, [this](const Result<protocol::AutoUpdatesResult>& page) {
        if (!page)
            return end(Refused(page.error()));
        write(*page);
    });
}

void CsvExport::write(const protocol::AutoUpdatesResult& page)
{
    for (const auto& entry : page.items)
        if (m_file.write(protocol::autoUpdateCsvRow(entry)) < 0)
            return end(notWritten());
    m_written += page.items.size();
    if (page.next)
        return next(page.next);
    if (!m_file.commit())
        return end(notWritten());
    end(m_written);
}

void CsvExport::end(const Result<qint64>& written)
{
    if (!written)
        m_file.cancelWriting();
    Q_EMIT finished(written);
    deleteLater();
}

} // namespace baton::ui
