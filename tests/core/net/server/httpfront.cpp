// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/core/net/server/httpfront.h"

#include <QThread>

namespace baton::relay::test {

void HttpFront::serve(const FrontLimits& limits, int threads, const TrustedProxies& proxies)
{
    m_router = {};
    m_router.add({"GET", "/hello", [](const HttpRequest&, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain", "hello"));
                  }});
    m_router.add({"POST", "/echo",
                  [](const HttpRequest& request, Executor&, Responder respond) {
                      respond(HttpResponse::content("application/octet-stream", request.body));
                  },
                  1000});
    m_router.add({"GET", "/files/*", [](const HttpRequest& request, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain",
                                                    request.pathTail + '|' + request.query + '|' +
                                                        request.queryValue(QStringLiteral("q")).toUtf8()));
                  }});
    const auto later = [this](const HttpRequest&, Executor&, Responder respond) {
        const QMutexLocker lock(&m_mutex);
        m_kept.push_back(std::move(respond));
        ++m_waiting;
    };
    const auto gate = [](const HttpRequest& head) -> std::optional<HttpResponse> {
        if (head.bearerToken() == "key") {
            return std::nullopt;
        }
        return HttpResponse::problem(401, QStringLiteral("No"), QStringLiteral("Show a key."));
    };
    m_router.add({"GET", "/later", later});
    m_router.add({"POST", "/open", later, 1024 * 1024});
    m_router.add({"POST", "/locked", later, 1024 * 1024, gate, true});
    m_router.add({"GET", "/thread", [](const HttpRequest&, Executor& io, Responder respond) {
                      // Not a std::thread that is detached: at times one of MinGW falls over before it has
                      // begun.
                      auto* const thread = QThread::create([&io, respond] {
                          respond(HttpResponse::content("text/plain", io.isCurrent() ? "same" : "other"));
                      });
                      QObject::connect(thread, &QThread::finished, thread, &QObject::deleteLater);
                      thread->start();
                  }});
    m_router.add({"GET", "/dropped", [](const HttpRequest&, Executor&, Responder) {}});
    m_router.add({"GET", "/big", [](const HttpRequest&, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain", QByteArray(64 * 1024 * 1024, 'x')));
                  }});
    m_router.add({"GET", "/split", [](const HttpRequest&, Executor&, Responder respond) {
                      HttpResponse response = HttpResponse::empty(204);
                      response.headers.emplaceBack("X-Bad", "a\r\nX-Evil: b");
                      respond(response);
                  }});
    Front::Options options;
    options.ioThreads = threads;
    options.limits = limits;
    options.trustedProxies = proxies;
    m_front = std::make_unique<Front>(options);
    const auto started = m_front->start(m_router);
    QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
}

void HttpFront::close()
{
    {
        // Given up now: stopping would wait for their answers.
        const QMutexLocker lock(&m_mutex);
        m_kept.clear();
    }
    m_front.reset();
    m_kept.clear();
    m_waiting = 0;
}

} // namespace baton::relay::test
