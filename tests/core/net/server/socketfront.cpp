// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/net/server/socketfront.h"

namespace baton::relay::test {

void SocketFront::serve(FrontLimits limits, int threads)
{
    const auto accept = [this](const HttpRequest& request,
                               Executor& io) -> std::variant<HttpResponse, std::unique_ptr<SocketSession>> {
        m_journal.note(request.header("Authorization") + '|' + request.query + '|' +
                       (io.isCurrent() ? "here" : "there"));
        if (request.bearerToken() == "wrong")
            return HttpResponse::problem(401, QStringLiteral("No"), QStringLiteral("Sign in again."));
        return std::make_unique<EchoSession>(m_journal);
    };
    m_router = {};
    m_router.addSocket({"/echo", accept, {}, 64 * 1024});
    m_router.addSocket({"/v1/agent", accept, {QStringLiteral("baton.v1")}, 64 * 1024});
    Front::Options options;
    options.ioThreads = threads;
    options.limits = limits;
    m_front = std::make_unique<Front>(options);
    QVERIFY(m_front->start(m_router));
}

void SocketFront::close()
{
    m_front.reset();
    QCOMPARE(m_journal.closed.load(), m_journal.opened.load());
    m_journal.entries.clear();
    m_journal.opened = m_journal.closed = m_journal.destroyed = m_journal.drained = 0;
}

void SocketFront::onConnection(const std::function<void(Connection&)>& act)
{
    std::atomic<bool> done = false;
    m_front->executors().front()->post([&] {
        act(*m_journal.connection);
        done = true;
    });
    QTRY_VERIFY(done);
}

} // namespace baton::relay::test
