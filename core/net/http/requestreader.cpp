// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/http/requestreader.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace baton::relay {

namespace http = boost::beast::http;

struct RequestReader::Parser : http::request_parser<http::string_body>
{};

namespace {

QByteArray bytes(boost::beast::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

bool hasControlCharacter(const QByteArray& text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x20 || c == 0x7f; });
}

bool isPercentEncoded(const QByteArray& text)
{
    for (qsizetype at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
        const QByteArray digits = text.mid(at + 1, 2);
        bool ok = false;
        digits.toUInt(&ok, 16);
        if (!ok || digits.size() != 2)
            return false;
    }
    return true;
}

/// The path and query of a request target, in origin or absolute form; false when it is neither.
bool splitTarget(QByteArray target, HttpRequest& request)
{
    if (!target.startsWith('/')) {
        const qsizetype host = target.indexOf("://");
        if (!target.startsWith("http") || host < 0)
            return false;
        const qsizetype path = target.indexOf('/', host + 3);
        target = path < 0 ? QByteArray("/") : target.mid(path);
    }
    const qsizetype question = target.indexOf('?');
    const QByteArray path = question < 0 ? target : target.left(question);
    request.query = question < 0 ? QByteArray() : target.mid(question + 1);
    request.path = QByteArray::fromPercentEncoding(path);
    return isPercentEncoded(path) && !hasControlCharacter(request.path);
}

} // namespace

RequestReader::RequestReader(qsizetype maxHeader) : m_maxHeader(maxHeader) {}

RequestReader::~RequestReader() = default;

RequestReader::State RequestReader::read(QByteArray& input)
{
    if (m_state == State::Idle) {
        // A line end left over from the request before is no request.
        qsizetype blank = 0;
        while (blank < input.size() && (input.at(blank) == '\r' || input.at(blank) == '\n'))
            ++blank;
        input.remove(0, blank);
        if (input.isEmpty())
            return m_state;
        m_parser = std::make_unique<Parser>();
        m_parser->header_limit(std::uint32_t(m_maxHeader));
        // The route decides once it is known; "none" would refuse every length in Boost 1.74.
        m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
        m_parser->eager(false);
        m_state = State::Head;
    }
    if (m_state == State::Head)
        return readHead(input);
    return m_state == State::Headed || m_state == State::Body ? readBody(input) : m_state;
}

RequestReader::State RequestReader::readHead(QByteArray& input)
{
    boost::beast::error_code error;
    const std::size_t used =
        m_parser->put(boost::asio::buffer(input.constData(), size_t(input.size())), error);
    input.remove(0, qsizetype(used));
    if (error == http::error::header_limit ||
        (error == http::error::need_more && input.size() > m_maxHeader)) {
        return fail(
            431, QStringLiteral("Headers too large"),
            QStringLiteral("The request line and headers may have %1 bytes; send fewer or shorter ones.")
                .arg(m_maxHeader));
    }
    if (error && error != http::error::need_more) {
        return fail(400, QStringLiteral("Not understood"),
                    QStringLiteral("This is not a valid HTTP/1.1 request (%1).")
                        .arg(QString::fromStdString(error.message())));
    }
    return m_parser->is_header_done() ? headed() : m_state;
}

RequestReader::State RequestReader::headed()
{
    const auto& message = m_parser->get();
    m_request.method = bytes(message.method_string());
    int hosts = 0;
    for (const auto& field : message) {
        m_request.headers.emplaceBack(bytes(field.name_string()), bytes(field.value()));
        hosts += field.name() == http::field::host ? 1 : 0;
    }
    if (message.version() != 11 && message.version() != 10)
        return fail(505, QStringLiteral("Version not supported"), QStringLiteral("Use HTTP/1.1."));
    if (!splitTarget(bytes(message.target()), m_request)) {
        return fail(
            400, QStringLiteral("Not understood"),
            QStringLiteral("The address in the request is not a valid path; encode it with percent signs."));
    }
    if (hosts > 1 || (hosts == 0 && message.version() == 11)) {
        return fail(400, QStringLiteral("Not understood"),
                    QStringLiteral("A request must carry exactly one Host header."));
    }
    return m_state = State::Headed;
}

void RequestReader::limitBody(qint64 max)
{
    m_maxBody = max;
    const auto length = m_parser->content_length();
    if (length && *length > std::uint64_t(max)) {
        fail(413, QStringLiteral("Too large"), QStringLiteral("The body may have %1 bytes here.").arg(max));
        return;
    }
    m_parser->body_limit(std::uint64_t(max));
}

RequestReader::State RequestReader::readBody(QByteArray& input)
{
    if (m_parser->is_done())
        return m_state = State::Whole;
    m_state = State::Body;
    m_parser->eager(true);
    boost::beast::error_code error;
    const std::size_t used =
        m_parser->put(boost::asio::buffer(input.constData(), size_t(input.size())), error);
    input.remove(0, qsizetype(used));
    if (error == http::error::body_limit) {
        return fail(413, QStringLiteral("Too large"),
                    QStringLiteral("The body may have %1 bytes here.").arg(m_maxBody));
    }
    // What the parser leaves while it wants more is the line of a chunk or trailers.
    if (error ? error != http::error::need_more || input.size() > m_maxHeader : false) {
        return fail(400, QStringLiteral("Not understood"),
                    QStringLiteral("The body of the request is not valid HTTP/1.1 (%1).")
                        .arg(QString::fromStdString(error.message())));
    }
    return m_state = m_parser->is_done() ? State::Whole : State::Body;
}

QByteArray RequestReader::takeBody()
{
    std::string& body = m_parser->get().body();
    QByteArray piece(body.data(), qsizetype(body.size()));
    // It reserves at its beginning what the whole body was promised to have.
    std::string().swap(body);
    return piece;
}

HttpRequest RequestReader::take()
{
    const std::string& body = m_parser->get().body();
    m_request.body = QByteArray(body.data(), qsizetype(body.size()));
    m_parser.reset();
    m_state = State::Idle;
    return std::exchange(m_request, {});
}

RequestReader::State RequestReader::fail(int status, const QString& title, const QString& detail)
{
    m_failure = HttpResponse::problem(status, title, detail);
    m_failure.close = true;
    return m_state = State::Failed;
}

bool RequestReader::keepsAlive() const { return m_parser && m_parser->keep_alive(); }

bool RequestReader::hasBody() const
{
    return m_parser && m_parser->is_header_done() &&
           (m_parser->chunked() || m_parser->content_length().value_or(0) > 0);
}

qint64 RequestReader::bodySize() const { return m_parser ? qint64(m_parser->get().body().size()) : 0; }

bool RequestReader::expectsContinue() const
{
    return m_request.header("Expect").compare("100-continue", Qt::CaseInsensitive) == 0;
}

} // namespace baton::relay
