// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/refusal.h"

#include <QString>
#include <chrono>

namespace baton::relay {

/// Where ClamAV's daemon listens: HOST:PORT, or the path of its socket.
struct ScannerAddress
{
    QString host; ///< or a path, when there is no port
    quint16 port = 0;

    bool isSet() const { return !host.isEmpty(); }
    /// Unset for no text.
    static Result<ScannerAddress> parse(const QString& text);

    friend bool operator==(const ScannerAddress&, const ScannerAddress&) = default;
};

/// Asks ClamAV's daemon about a file (zINSTREAM), which it is sent piece by piece. Waits; any thread.
class VirusScanner
{
public:
    /// Its own patience with a file is 120 s.
    explicit VirusScanner(ScannerAddress address,
                          std::chrono::milliseconds patience = std::chrono::seconds(150))
        : m_address(std::move(address))
        , m_patience(patience)
    {}

    bool isThere() const { return m_address.isSet(); }
    /// What was found in it; empty when nothing was. Unavailable when it is away, Invalid when it has
    /// not come to an end with this file.
    Result<QString> scan(const QString& path) const;

private:
    const ScannerAddress m_address;
    const std::chrono::milliseconds m_patience;
};

} // namespace baton::relay
