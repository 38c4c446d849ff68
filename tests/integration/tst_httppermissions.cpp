// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"

#include <QTcpSocket>
#include <QtTest>

using namespace baton::testing;

/// Who may use which route. Every route of the published document must stand in this table.
class TestHttpPermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void routes_data();
    void routes();
    void everyDocumentedRouteIsInTheTable();
    void metricsAreForThisMachineOrAnAdministrator();
    void aStrangersBodyIsRefusedBeforeItIsSent();

private:
    RelayProcess m_relay;
    QHash<QString, QByteArray> m_tokens;
};

void TestHttpPermissions::initTestCase()
{
    QVERIFY(m_relay.addMember(QStringLiteral("agent@baton.example")));
    QVERIFY(m_relay.addMember(QStringLiteral("admin@baton.example"), QStringLiteral("admin")));
    const auto bot = m_relay.addBot(QStringLiteral("shop"));
    QVERIFY(m_relay.start());
    m_tokens = {{QStringLiteral("nobody"), {}},
                {QStringLiteral("agent"), signIn(m_relay.url(), QStringLiteral("agent@baton.example"))},
                {QStringLiteral("admin"), signIn(m_relay.url(), QStringLiteral("admin@baton.example"))},
                {QStringLiteral("bot"), bot.key}};
}

void TestHttpPermissions::cleanupTestCase() { QCOMPARE(m_relay.terminate(), 0); }

void TestHttpPermissions::routes_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("who");
    QTest::addColumn<int>("status");

    struct Row
    {
        const char* method;
        const char* path;
        int nobody;
        int agent;
        int bot;
    };
    const Row rows[] = {
        {"GET", "/healthz", 200, 200, 200},         {"GET", "/readyz", 200, 200, 200},
        {"GET", "/v1/openapi.yaml", 200, 200, 200}, {"GET", "/v1/asyncapi.yaml", 200, 200, 200},
        {"POST", "/v1/events", 401, 401, 202},      {"DELETE", "/v1/sessions/current", 401, 204, 401},
        {"GET", "/v1/files/none", 401, 404, 404},   {"GET", "/v1/files/none/thumbnail", 401, 404, 404},
        {"POST", "/v1/files", 412, 412, 412},       {"GET", "/v1/agent", 400, 400, 400},
        {"GET", "/v1/nothing", 404, 404, 404},      {"GET", "/v1/events", 405, 405, 405},
        {"GET", "/chat/nobody", 404, 404, 404},     {"GET", "/chat-assets/..%2Fchat.html", 404, 404, 404},
    };
    for (const auto& row : rows) {
        const std::pair<const char*, int> whos[] = {
            {"nobody", row.nobody}, {"bot", row.bot}, {"agent", row.agent}};
        for (const auto& [who, status] : whos) {
            QTest::addRow("%s %s as %s", row.method, row.path, who)
                << QByteArray(row.method) << QString::fromLatin1(row.path) << QString::fromLatin1(who)
                << status;
        }
    }
}

void TestHttpPermissions::routes()
{
    QFETCH(QByteArray, method);
    QFETCH(QString, path);
    QFETCH(QString, who);
    QFETCH(int, status);
    auto token = m_tokens.value(who);
    if (method == "DELETE" && who == QLatin1String("agent"))
        token = signIn(m_relay.url(), QStringLiteral("agent@baton.example"));
    QUrl url = m_relay.url();
    url.setPath(path, QUrl::StrictMode);
    const auto answer =
        http(method, url, method == "POST" ? "[]" : "", bearer(token, "application/cloudevents-batch+json"));
    if (path == QLatin1String("/v1/agent")) {
        // Not an upgrade: whatever the server says to that, it is not a success.
        QVERIFY(answer.status >= 400);
        return;
    }
    if (answer.status == 501)
        QSKIP("built without libmagic");
    QCOMPARE(answer.status, status);
}

void TestHttpPermissions::everyDocumentedRouteIsInTheTable()
{
    const auto document = http("GET", m_relay.url(QStringLiteral("/v1/openapi.yaml"))).body;
    QVERIFY(document.contains("openapi:"));
    static const QRegularExpression route(QStringLiteral("^  (/[^:]*):$"),
                                          QRegularExpression::MultilineOption);
    const QStringList known{QStringLiteral("/healthz"),
                            QStringLiteral("/readyz"),
                            QStringLiteral("/metrics"),
                            QStringLiteral("/v1/sessions"),
                            QStringLiteral("/v1/sessions/current"),
                            QStringLiteral("/v1/events"),
                            QStringLiteral("/v1/files"),
                            QStringLiteral("/v1/files/{id}"),
                            QStringLiteral("/v1/files/{id}/thumbnail"),
                            QStringLiteral("/v1/agent"),
                            QStringLiteral("/v1/bot"),
                            QStringLiteral("/v1/openapi.yaml"),
                            QStringLiteral("/v1/asyncapi.yaml"),
                            QStringLiteral("/chat/{bot}"),
                            QStringLiteral("/chat-assets/{name}"),
                            QStringLiteral("/widget.js"),
                            QStringLiteral("/socket.io/")};
    QStringList documented;
    auto matches = route.globalMatch(QString::fromUtf8(document));
    while (matches.hasNext())
        documented << matches.next().captured(1);
    auto sorted = known;
    sorted.sort();
    documented.sort();
    QCOMPARE(documented, sorted);
}

void TestHttpPermissions::metricsAreForThisMachineOrAnAdministrator()
{
    const auto url = m_relay.url(QStringLiteral("/metrics"));
    const auto local = http("GET", url);
    QCOMPARE(local.status, 200);
    QVERIFY(local.body.contains("baton_last_event_seq"));
    // What a proxy on this machine passes on is not from this machine.
    const auto through = [&](const QString& who) {
        return http("GET", url, {},
                    bearer(m_tokens.value(who)) + HttpHeaders{{"X-Forwarded-For", "192.0.2.7"}})
            .status;
    };
    QCOMPARE(through(QStringLiteral("nobody")), 401);
    QCOMPARE(through(QStringLiteral("agent")), 403);
    QCOMPARE(through(QStringLiteral("bot")), 403);
    QCOMPARE(through(QStringLiteral("admin")), 200);
    for (const char* header : {"X-Real-IP", "Forwarded", "Via", "X-Forwarded-Proto"})
        QCOMPARE(http("GET", url, {}, {{header, "x"}}).status, 401);
}

void TestHttpPermissions::aStrangersBodyIsRefusedBeforeItIsSent()
{
    const QByteArray size("Content-Length: 900000\r\n\r\n");
    const QList<std::pair<QByteArray, QByteArray>> requests{
        {"POST /v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer made-up\r\n"
         "Content-Type: application/cloudevents+json\r\n",
         "HTTP/1.1 401 "},
        {"POST /v1/events HTTP/1.1\r\nHost: a\r\n", "HTTP/1.1 401 "},
        {"POST /socket.io/?EIO=4&transport=polling&sid=nobody HTTP/1.1\r\nHost: a\r\n", "HTTP/1.1 400 "},
        {"POST /v1/sessions HTTP/1.1\r\nHost: a\r\n", "HTTP/1.1 413 "}};
    for (const auto& [head, answer] : requests) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, quint16(m_relay.url().port()));
        QVERIFY(socket.waitForConnected());
        socket.write(head + size);
        QTRY_VERIFY(socket.bytesAvailable() > 0);
        QCOMPARE(socket.readAll().left(answer.size()), answer);
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
    }
}

BATON_TEST(TestHttpPermissions)
#include "tst_httppermissions.moc"
