// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/fetch/fetcher.h"

#include <memory>

namespace baton::relay {

/// Reads one HTTP/1 answer from the bytes of another server, within limits. No I/O.
class FetchedAnswer
{
public:
    FetchedAnswer(qint64 mostBytes, std::function<bool(const QByteArray&)> take);
    ~FetchedAnswer();
    Q_DISABLE_COPY_MOVE(FetchedAnswer)

    /// Consumes what came. The body of a redirection or of a failure is not handed on.
    Result<void> read(QByteArray& input);
    /// There will be no more.
    Result<void> end();
    bool isWhole() const;

    const Fetched& fetched() const { return m_fetched; }
    /// Where it redirects to, as it says; empty when it does not.
    QByteArray location() const { return m_location; }

private:
    struct Parser;

    Result<void> headed();
    Result<void> passOn();

    const qint64 m_mostBytes;
    const std::function<bool(const QByteArray&)> m_take;
    std::unique_ptr<Parser> m_parser;
    Fetched m_fetched;
    QByteArray m_location;
    bool m_isHeaded = false;
};

} // namespace baton::relay
