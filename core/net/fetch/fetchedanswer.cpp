// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/fetch/fetchedanswer.h"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace baton::relay {

namespace http = boost::beast::http;

struct FetchedAnswer::Parser : http::response_parser<http::string_body>
{};

namespace {

constexpr std::uint32_t mostHeader = 32 * 1024;

Refused unusable(const QString& detail) { return refuse(Refusal::Kind::Unavailable, detail); }

QByteArray bytes(boost::beast::string_view text) { return QByteArray(text.data(), qsizetype(text.size())); }

bool isRedirection(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

Refused tooLarge(qint64 most)
{
    return refuse(Refusal::Kind::TooLarge,
                  QStringLiteral("What is at that address has more than %1 bytes.").arg(most));
}

} // namespace

FetchedAnswer::FetchedAnswer(qint64 mostBytes, std::function<bool(const QByteArray&)> take)
    : m_mostBytes(mostBytes)
    , m_take(std::move(take))
    , m_parser(std::make_unique<Parser>())
{
    m_parser->header_limit(mostHeader);
    m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
    m_parser->eager(false);
}

FetchedAnswer::~FetchedAnswer() = default;

bool FetchedAnswer::isWhole() const { return m_parser->is_done(); }

Result<void> FetchedAnswer::headed()
{
    m_isHeaded = true;
    const auto& message = m_parser->get();
    m_fetched.status = int(message.result_int());
    m_fetched.type = bytes(message[http::field::content_type]);
    if (isRedirection(m_fetched.status))
        m_location = bytes(message[http::field::location]);
    const auto coding = bytes(message[http::field::content_encoding]);
    if (!coding.isEmpty() && coding.compare("identity", Qt::CaseInsensitive) != 0)
        return unusable(QStringLiteral("That server packs what it was asked to send as it is."));
    const auto length = m_parser->content_length();
    if (length && *length > std::uint64_t(m_mostBytes))
        return tooLarge(m_mostBytes);
    m_parser->eager(true);
    return {};
}

Result<void> FetchedAnswer::passOn()
{
    std::string& body = m_parser->get().body();
    const QByteArray piece(body.data(), qsizetype(body.size()));
    std::string().swap(body);
    m_fetched.size += piece.size();
    if (m_fetched.size > m_mostBytes)
        return tooLarge(m_mostBytes);
    const bool isWanted = m_fetched.status >= 200 && m_fetched.status < 300;
    if (piece.isEmpty() || !isWanted || !m_take || m_take(piece))
        return {};
    return unusable(QStringLiteral("It was not wanted any more."));
}

Result<void> FetchedAnswer::read(QByteArray& input)
{
    while (!input.isEmpty() && !m_parser->is_done()) {
        boost::beast::error_code error;
        const auto used = m_parser->put(boost::asio::buffer(input.constData(), size_t(input.size())), error);
        input.remove(0, qsizetype(used));
        if (error && error != http::error::need_more)
            return unusable(QStringLiteral("That server does not speak HTTP/1.1 as it should (%1).")
                                .arg(QString::fromStdString(error.message())));
        if (!m_isHeaded && m_parser->is_header_done())
            BATON_TRY(headed());
        else if (error == http::error::need_more || used == 0)
            break;
        if (m_isHeaded)
            BATON_TRY(passOn());
    }
    if (m_isHeaded)
        return passOn();
    if (input.size() > qsizetype(mostHeader))
        return unusable(QStringLiteral("That server's headers are too long."));
    return {};
}

Result<void> FetchedAnswer::end()
{
    boost::beast::error_code error;
    if (!m_parser->is_done())
        m_parser->put_eof(error);
    if (error || !m_isHeaded)
        return unusable(QStringLiteral("That server ended the connection before all had come."));
    return passOn();
}

} // namespace baton::relay
