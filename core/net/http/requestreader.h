// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/net/http/http.h"

#include <memory>

namespace baton::relay {

/// Reads one HTTP/1 request after the other from the bytes of one peer, within limits. No I/O.
class RequestReader
{
public:
    enum class State {
        Idle,   ///< not one byte of a request
        Head,   ///< the headers are not complete
        Headed, ///< request() has all but its body; say limitBody() and go on
        Body,   ///< the body is not complete
        Whole,  ///< take() it
        Failed, ///< failure() is the answer; the peer cannot be understood any further
    };

    explicit RequestReader(qsizetype maxHeader);
    ~RequestReader();
    Q_DISABLE_COPY_MOVE(RequestReader)

    State state() const { return m_state; }
    /// Consumes bytes from the front of @p input, up to the next state that is worth a look.
    State read(QByteArray& input);
    /// Bytes; a longer body is answered with 413.
    void limitBody(qint64 max);

    const HttpRequest& request() const { return m_request; }
    /// Bytes of the body so far.
    qint64 bodySize() const;
    /// What there is of the body, which then is no longer part of what take() gives.
    QByteArray takeBody();
    /// Ends this request; the next read() begins another.
    HttpRequest take();
    HttpResponse failure() const { return m_failure; }

    bool keepsAlive() const;
    bool expectsContinue() const;
    bool hasBody() const;

private:
    struct Parser;

    State readHead(QByteArray& input);
    State readBody(QByteArray& input);
    State headed();
    State fail(int status, const QString& title, const QString& detail);

    const qsizetype m_maxHeader;
    std::unique_ptr<Parser> m_parser;
    HttpRequest m_request;
    HttpResponse m_failure;
    State m_state = State::Idle;
    qint64 m_maxBody = 0;
};

} // namespace baton::relay
