// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "places.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QUuid>
#include <QtTest>

using namespace baton::testing;

namespace {

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

QByteArray content(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

/// Lines that begin with one of @p words are left out.
QByteArray without(const QByteArray& text, const QByteArrayList& words)
{
    QByteArray kept;
    const auto lines = text.split('\n');
    for (const auto& line : lines) {
        const bool drop = std::any_of(words.begin(), words.end(), [&](const QByteArray& word) {
            return line.trimmed().startsWith(word);
        });
        if (!drop)
            kept += line + '\n';
    }
    return kept;
}

} // namespace

/// The relay behind a real nginx and a real HAProxy, with the configurations of docs/proxy. In front of them
/// the test plays clients from anywhere.
class TestProxies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theClientIsWhoAsksTheProxy_data() { proxies(); }
    void theClientIsWhoAsksTheProxy();
    void metricsStayInside_data() { proxies(); }
    void metricsStayInside();
    void aGuesserIsTheOnlyOneWhoWaits_data() { proxies(); }
    void aGuesserIsTheOnlyOneWhoWaits();
    void agentsSpeakThroughIt_data() { proxies(); }
    void agentsSpeakThroughIt();
    void customersOnWebSocketSpeakThroughIt_data() { proxies(); }
    void customersOnWebSocketSpeakThroughIt();

private:
    static void proxies();
    void startNginx(const QString& program);
    void startHaproxy(const QString& program);
    QUrl url(const QString& path, const char* scheme = "http") const;
    HttpAnswer ask(const QByteArray& method, const QString& path, const QByteArray& body,
                   const HttpHeaders& headers = {}) const;
    QString addressShownOf(const HttpHeaders& headers);

    RelayProcess m_relay;
    QByteArray m_token;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_proxy;
    quint16 m_port = 0;
};

void TestProxies::proxies()
{
    QTest::addColumn<QString>("proxy");
    QTest::newRow("nginx") << QStringLiteral("nginx");
    QTest::newRow("HAProxy") << QStringLiteral("haproxy");
}

void TestProxies::initTestCase()
{
    m_relay.addBot(QStringLiteral("shop"));
    QVERIFY(m_relay.addMember(QStringLiteral("ana@baton.example"), QStringLiteral("admin")));
    QVERIFY(m_relay.start({QStringLiteral("--trusted-proxy"), QStringLiteral("127.0.0.1")}));
    m_token = signIn(m_relay.url(), QStringLiteral("ana@baton.example"));
    QVERIFY(!m_token.isEmpty());
}

void TestProxies::init()
{
    QFETCH(QString, proxy);
    const auto program = QStandardPaths::findExecutable(proxy, qEnvironmentVariable("PATH").split(u':') +
                                                                   QStringList{QStringLiteral("/usr/sbin")});
    if (program.isEmpty())
        QSKIP(qPrintable(proxy + QStringLiteral(" is not installed: this was not tried")));
    m_folder = std::make_unique<QTemporaryDir>();
    m_proxy = std::make_unique<QProcess>();
    m_port = freePort();
    proxy == QLatin1String("nginx") ? startNginx(program) : startHaproxy(program);
    const auto serves = [this] {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        return socket.waitForConnected(100) || m_proxy->state() == QProcess::NotRunning;
    };
    QVERIFY(QTest::qWaitFor(serves, 30'000));
    QVERIFY2(m_proxy->state() == QProcess::Running, m_proxy->readAllStandardError());
}

void TestProxies::cleanup()
{
    if (m_proxy && m_proxy->state() == QProcess::Running) {
        m_proxy->terminate();
        m_proxy->waitForFinished();
    }
    m_proxy.reset();
}

void TestProxies::startNginx(const QString& program)
{
    auto site = content(QStringLiteral(BATON_SOURCE_DIR "/docs/proxy/nginx.conf"));
    QVERIFY(!site.isEmpty());
    site = without(site, {"ssl_certificate"});
    site.replace("listen 443 ssl", "listen 127.0.0.1:" + QByteArray::number(m_port));
    site.replace("127.0.0.1:7420", "127.0.0.1:" + QByteArray::number(m_relay.url().port()));
    const auto folder = m_folder->path().toUtf8();
    QByteArray temporary;
    for (const char* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        temporary += QByteArray(kind) + "_temp_path " + folder + '/' + kind + ";\n";
    // X-Test-Client stands for the address that a client from elsewhere would come from.
    QVERIFY(write(m_folder->filePath(QStringLiteral("nginx.conf")),
                  "daemon off;\nmaster_process off;\npid " + folder + "/pid;\nerror_log stderr;\n" +
                      "events {}\nhttp {\naccess_log off;\n" + temporary +
                      "set_real_ip_from 127.0.0.1;\nreal_ip_header X-Test-Client;\n" + site + "}\n"));
    m_proxy->start(program, {QStringLiteral("-c"), m_folder->filePath(QStringLiteral("nginx.conf")),
                             QStringLiteral("-p"), m_folder->path()});
}

void TestProxies::startHaproxy(const QString& program)
{
    auto text = content(QStringLiteral(BATON_SOURCE_DIR "/docs/proxy/haproxy.cfg"));
    QVERIFY(!text.isEmpty());
    text.replace(
        "bind :443 ssl crt /etc/haproxy/chat.example.org.pem",
        "bind 127.0.0.1:" + QByteArray::number(m_port) +
            "\n    http-request set-src req.hdr(X-Test-Client) if { req.hdr(X-Test-Client) -m found }");
    text.replace("127.0.0.1:7420", "127.0.0.1:" + QByteArray::number(m_relay.url().port()));
    QVERIFY(write(m_folder->filePath(QStringLiteral("haproxy.cfg")), text));
    m_proxy->start(program, {QStringLiteral("-db"), QStringLiteral("-f"),
                             m_folder->filePath(QStringLiteral("haproxy.cfg"))});
}

QUrl TestProxies::url(const QString& path, const char* scheme) const
{
    return QUrl(QStringLiteral("%1://127.0.0.1:%2%3").arg(QLatin1String(scheme)).arg(m_port).arg(path));
}

HttpAnswer TestProxies::ask(const QByteArray& method, const QString& path, const QByteArray& body,
                            const HttpHeaders& headers) const
{
    return http(method, url(path), body, headers);
}

/// Writes as a new customer by polling; what the agent is shown of where that customer is.
QString TestProxies::addressShownOf(const HttpHeaders& headers)
{
    const auto path = QStringLiteral("/socket.io/?EIO=4&transport=polling");
    const auto opened = ask("GET", path, {}, headers);
    const auto sid =
        QJsonDocument::fromJson(opened.body.mid(1)).object().value(QLatin1String("sid")).toString();
    const auto session = path + QStringLiteral("&sid=") + sid;
    const auto say = [&](const QByteArray& packet) {
        return ask("POST", session, packet, headers + HttpHeaders{{"Content-Type", "text/plain"}}).status ==
               200;
    };
    if (sid.isEmpty() || !say("40/customer,{\"bot\":\"shop\"}"))
        return QStringLiteral("not connected");
    QByteArray heard;
    while (!heard.contains("\"session\"")) {
        const auto answer = ask("GET", session, {}, headers);
        if (answer.status != 200)
            return QStringLiteral("no session");
        heard += answer.body;
    }
    const auto words = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    if (!say("42/customer,1[\"message\",{\"id\":\"1\",\"text\":\"" + words + "\"}]"))
        return QStringLiteral("not sent");
    while (!heard.contains("43/customer,1")) {
        const auto answer = ask("GET", session, {}, headers);
        if (answer.status != 200)
            return QStringLiteral("no acknowledgement");
        heard += answer.body;
    }
    RpcClient agent;
    if (!agent.open(m_relay.socketUrl(QStringLiteral("/v1/agent")), m_token, QStringLiteral("baton.v1")))
        return QStringLiteral("no agent");
    agent.call(QStringLiteral("session.hello"));
    const auto items =
        agent.call(QStringLiteral("conversations.list"), {{QStringLiteral("view"), QStringLiteral("all")}})
            .result.value(QLatin1String("items"))
            .toArray();
    for (const auto& item : items) {
        const auto conversation = item.toObject();
        if (conversation.value(QLatin1String("lastMessage"))
                .toObject()
                .value(QLatin1String("text"))
                .toString() == QString::fromLatin1(words))
            return conversation.value(QLatin1String("contact"))
                .toObject()
                .value(QLatin1String("ip"))
                .toString();
    }
    return QStringLiteral("no conversation");
}

void TestProxies::theClientIsWhoAsksTheProxy()
{
    const HttpHeaders from{{"X-Test-Client", "203.0.113.66"}};
    QCOMPARE(addressShownOf(from), QStringLiteral("203.0.113.66"));
    // Whatever clients say of themselves.
    QCOMPARE(addressShownOf(from + HttpHeaders{{"X-Forwarded-For", "198.51.100.1"},
                                               {"Forwarded", "for=198.51.100.2"},
                                               {"X-Real-IP", "198.51.100.3"}}),
             QStringLiteral("203.0.113.66"));
    QCOMPARE(addressShownOf({{"X-Test-Client", "2001:db8::66"}}), QStringLiteral("2001:db8::66"));
}

void TestProxies::metricsStayInside()
{
    QCOMPARE(ask("GET", QStringLiteral("/readyz"), {}).status, 200);
    QCOMPARE(ask("GET", QStringLiteral("/metrics"), {}).status, 404);
    // Another way to write it, which the proxy may not know: the relay does not take the proxy for the
    // client.
    for (const char* client : {"203.0.113.66", "127.0.0.1"}) {
        const auto answer = ask("GET", QStringLiteral("/metric%73"), {},
                                {{"X-Test-Client", client}, {"X-Forwarded-For", "127.0.0.1"}});
        QVERIFY2(answer.status == 401 || answer.status == 404, QByteArray::number(answer.status));
    }
}

void TestProxies::aGuesserIsTheOnlyOneWhoWaits()
{
    const auto attempt = [this](const QByteArray& password, const QByteArray& client) {
        return ask("POST", QStringLiteral("/v1/sessions"),
                   R"({"email":"ana@baton.example","password":")" + password + R"(","device":{"name":"x"}})",
                   {{"Content-Type", "application/json"}, {"X-Test-Client", client}})
            .status;
    };
    const auto right = RelayProcess::password().toUtf8();
    const QByteArray home = "198.51.100.7";
    const QByteArray guesser = m_port % 2 ? "203.0.113.70" : "203.0.113.71";
    QVERIFY(QTest::qWaitFor([&] { return attempt(right, home) == 201; }, 90'000));
    int status = 0;
    for (int i = 0; i < 8 && status != 429; ++i)
        status = attempt("a wrong one", guesser);
    QCOMPARE(status, 429);
    QCOMPARE(attempt(right, guesser), 429);
    QCOMPARE(attempt(right, home), 201);
}

void TestProxies::agentsSpeakThroughIt()
{
    RpcClient agent;
    QVERIFY(agent.open(url(QStringLiteral("/v1/agent"), "ws"), m_token, QStringLiteral("baton.v1")));
    QVERIFY(agent.call(QStringLiteral("session.hello")).ok());
}

void TestProxies::customersOnWebSocketSpeakThroughIt()
{
    QWebSocket page;
    QString heard;
    connect(&page, &QWebSocket::textMessageReceived, this, [&](const QString& text) { heard += text; });
    page.open(url(QStringLiteral("/socket.io/?EIO=4&transport=websocket"), "ws"));
    QTRY_VERIFY(heard.contains(QLatin1String("sid")));
    page.sendTextMessage(QStringLiteral("40/customer,{\"bot\":\"shop\"}"));
    QTRY_VERIFY(heard.contains(QLatin1String("\"session\"")));
}

BATON_TEST(TestProxies)
#include "tst_proxies.moc"
