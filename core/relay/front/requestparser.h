#pragma once

#include "core/relay/front/http.h"

#include <memory>

namespace baton::relay {

/// Boost.Beast's HTTP/1.1 parser, fed with bytes and bounded. One request each.
class RequestParser
{
public:
    explicit RequestParser(qint64 maxHeader);
    ~RequestParser();
    Q_DISABLE_COPY_MOVE(RequestParser)

    enum class Outcome { NeedMore, HeaderDone, Done, Wrong, BodyTooLarge };
    /// @p used is how many of the bytes were taken.
    Outcome feed(QByteArrayView bytes, qsizetype* used);
    void setMaxBody(qint64 bytes);

    /// What has arrived: everything but the body after HeaderDone, all of it after Done.
    HttpRequest request() const;
    bool isUpgrade() const;
    bool keepsAlive() const;
    bool expectsContinue() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace baton::relay
