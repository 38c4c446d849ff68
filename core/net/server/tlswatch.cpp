// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/tlswatch.h"

#include <QDateTime>
#include <QFileInfo>

namespace baton::relay {

namespace {

constexpr std::chrono::seconds lookEvery(2);

} // namespace

TlsWatch::TlsWatch(QStringList files, std::function<bool()> changed)
    : m_files(std::move(files))
    , m_changed(std::move(changed))
    , m_known(state())
{
    connect(&m_timer, &QTimer::timeout, this, &TlsWatch::look);
    m_timer.start(lookEvery);
}

QByteArray TlsWatch::state() const
{
    QByteArray state;
    for (const QString& file : m_files) {
        const QFileInfo info(file);
        // The last moves with every change, whatever time a copy bears.
        state += info.canonicalFilePath().toUtf8() + '\n' + QByteArray::number(info.size()) + '\n' +
                 QByteArray::number(info.lastModified().toMSecsSinceEpoch()) + '\n' +
                 QByteArray::number(info.metadataChangeTime().toMSecsSinceEpoch()) + '\n';
    }
    return state;
}

void TlsWatch::look()
{
    const QByteArray now = state();
    if (now != m_known && m_changed())
        m_known = now;
}

} // namespace baton::relay
