#include "core/relay/front/requestparser.h"

#include <QUrl>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace baton::relay {

namespace http = boost::beast::http;

struct RequestParser::State
{
    http::request_parser<http::string_body> parser;
};

RequestParser::RequestParser(qint64 maxHeader) : m_state(std::make_unique<State>())
{
    m_state->parser.header_limit(quint32(maxHeader));
    m_state->parser.body_limit(quint64(0));
}

RequestParser::~RequestParser() = default;

void RequestParser::setMaxBody(qint64 bytes) { m_state->parser.body_limit(quint64(bytes)); }

RequestParser::Outcome RequestParser::feed(QByteArrayView bytes, qsizetype* used)
{
    auto& parser = m_state->parser;
    *used = 0;
    const bool hadHeader = parser.is_header_done();
    while (*used < bytes.size()) {
        boost::beast::error_code error;
        const auto rest = bytes.sliced(*used);
        const auto taken = parser.put(boost::asio::buffer(rest.data(), size_t(rest.size())), error);
        *used += qsizetype(taken);
        if (error == http::error::need_more)
            return Outcome::NeedMore;
        if (error == http::error::body_limit)
            return Outcome::BodyTooLarge;
        if (error)
            return Outcome::Wrong;
        if (!hadHeader && parser.is_header_done())
            return Outcome::HeaderDone;
        if (parser.is_done())
            return Outcome::Done;
        if (taken == 0)
            return Outcome::NeedMore;
    }
    return parser.is_done() ? Outcome::Done : Outcome::NeedMore;
}

HttpRequest RequestParser::request() const
{
    const auto bytesOf = [](boost::beast::string_view text) {
        return QByteArray(text.data(), qsizetype(text.size()));
    };
    const auto& message = m_state->parser.get();
    HttpRequest request;
    request.method = bytesOf(message.method_string());
    const auto target = bytesOf(message.target());
    const auto question = target.indexOf('?');
    request.path = QByteArray::fromPercentEncoding(question < 0 ? target : target.left(question));
    if (question >= 0)
        request.query = target.mid(question + 1);
    for (const auto& field : message)
        request.headers.append({bytesOf(field.name_string()), bytesOf(field.value())});
    request.body = QByteArray(message.body().data(), qsizetype(message.body().size()));
    return request;
}

bool RequestParser::isUpgrade() const
{
    const auto& message = m_state->parser.get();
    return boost::beast::iequals(message[http::field::upgrade], "websocket");
}

bool RequestParser::keepsAlive() const { return m_state->parser.get().keep_alive(); }

bool RequestParser::expectsContinue() const
{
    return boost::beast::iequals(m_state->parser.get()[http::field::expect], "100-continue");
}

} // namespace baton::relay
