// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/fetch/fetcher.h"
#include "tests/core/net/server/testfront.h"
#include "tests/support/program.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTemporaryDir>
#include <thread>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

namespace {

/// It waits, and so does not here, where the front listens.
Result<Fetched> onThread(const Fetcher& fetcher, const Fetch& fetch)
{
    QEventLoop loop;
    std::optional<Result<Fetched>> fetched;
    std::thread thread([&] {
        fetched = fetcher.fetch(fetch);
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    thread.join();
    return *fetched;
}

} // namespace

/// What the relay fetches because somebody else has named it.
class TestFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_front.reset(); }

    void onlyTheInternetIsPublic_data();
    void onlyTheInternetIsPublic();
    void oneAddressThatMayNotBeIsEnough();
    void networksAreRead();
    void addressesThatAreNoneAreRefused_data();
    void addressesThatAreNoneAreRefused();
    void thisMachineIsRefused();
    void whatIsAllowedIsFetched();
    void anotherHostsCertificateIsRefused();
    void tooMuchIsRefused_data();
    void tooMuchIsRefused();
    void aRedirectionIsFollowedAndJudged();
    void aKeyIsNotRedirected();
    void aKeyIsOneLine();
    void aSlowServerIsGivenUp();
    void aFailureIsNoContent();

private:
    Fetcher fetcher(const QStringList& networks = {QStringLiteral("127.0.0.0/8"),
                                                   QStringLiteral("::1")}) const;
    Result<Fetched> fetch(const QString& path, const QList<std::pair<QByteArray, QByteArray>>& keys = {},
                          std::chrono::milliseconds time = 30s);
    QUrl url(const QString& path) const;

    QTemporaryDir m_folder;
    std::unique_ptr<Front> m_front;
    QSslConfiguration m_tls = QSslConfiguration::defaultConfiguration();
    QByteArray m_taken;
    std::vector<Responder> m_kept;
};

void TestFetcher::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("This Qt has no TLS.");
    QProcess openssl;
    openssl.start(
        QStringLiteral("openssl"),
        {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-nodes"), QStringLiteral("-days"),
         QStringLiteral("1"), QStringLiteral("-subj"), QStringLiteral("/CN=localhost"),
         QStringLiteral("-addext"), QStringLiteral("subjectAltName=DNS:localhost"), QStringLiteral("-newkey"),
         QStringLiteral("rsa:2048"), QStringLiteral("-keyout"), m_folder.filePath(QStringLiteral("key")),
         QStringLiteral("-out"), m_folder.filePath(QStringLiteral("cert"))});
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    m_tls.setCaCertificates(QSslCertificate::fromPath(m_folder.filePath(QStringLiteral("cert"))));
    Router router;
    const auto redirects = [&router](const char* path, const QByteArray& to) {
        router.add({"GET", path, [to](const HttpRequest&, Executor&, Responder respond) {
                        auto response = HttpResponse::empty(302);
                        response.headers.emplaceBack("Location", to);
                        respond(response);
                    }});
    };
    router.add({"GET", "/file", [](const HttpRequest& request, Executor&, Responder respond) {
                    respond(HttpResponse::content("image/png", "bytes for " + request.header("X-Key")));
                }});
    router.add({"GET", "/large", [](const HttpRequest&, Executor&, Responder respond) {
                    respond(HttpResponse::content("image/png", QByteArray(30 * 1024 * 1024, 'x')));
                }});
    router.add({"GET", "/never", [this](const HttpRequest&, Executor&, Responder respond) {
                    m_kept.push_back(std::move(respond));
                }});
    redirects("/elsewhere", "/file");
    redirects("/round", "/round");
    redirects("/inside", "https://169.254.169.254/latest/meta-data");
    redirects("/plain", "http://localhost/file");
    Front::Options options;
    options.tlsCertificate = m_folder.filePath(QStringLiteral("cert"));
    options.tlsKey = m_folder.filePath(QStringLiteral("key"));
    m_front = std::make_unique<Front>(options);
    QVERIFY(m_front->start(router));
}

QUrl TestFetcher::url(const QString& path) const
{
    return QUrl(QStringLiteral("https://localhost:%1%2").arg(m_front->port()).arg(path));
}

Fetcher TestFetcher::fetcher(const QStringList& networks) const
{
    return Fetcher({*AddressNetworks::parse(networks), m_tls});
}

Result<Fetched> TestFetcher::fetch(const QString& path, const QList<std::pair<QByteArray, QByteArray>>& keys,
                                   std::chrono::milliseconds time)
{
    m_taken.clear();
    return onThread(fetcher(), {url(path), keys, 25 * 1024 * 1024, time, [this](const QByteArray& piece) {
                                    m_taken += piece;
                                    return true;
                                }});
}

void TestFetcher::onlyTheInternetIsPublic_data()
{
    QTest::addColumn<bool>("isPublic");
    const auto rows = [](bool isPublic, const QList<const char*>& addresses) {
        for (const char* address : addresses)
            QTest::newRow(address) << isPublic;
    };
    rows(true, {"1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "126.0.0.1",
                "128.0.0.1",
                "169.253.255.255",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "223.255.255.255",
                "2606:4700:4700::1111",
                "2a00:1450:4001::1",
                "2001:4860:4860::8888",
                "::ffff:8.8.8.8"});
    // This network, private, shared, loopback, link-local
    rows(false, {"0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
                 "127.0.0.1", "127.255.255.254", "169.254.0.1", "169.254.169.254", "172.16.0.1",
                 "172.31.255.255", "192.168.0.1", "192.168.255.255"});
    // Of the protocol, examples, measurements, groups, reserved, everybody
    rows(false, {"192.0.0.1", "192.0.2.1", "192.88.99.1", "198.18.0.1", "198.19.255.255", "198.51.100.1",
                 "203.0.113.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255"});
    // IPv6: none, loopback, link-local, site-local, unique local, groups, examples
    rows(false, {"::", "::1", "fe80::1", "fe80::1%1", "febf::1", "fec0::1", "fc00::1", "fd00::1",
                 "fdff:ffff::1", "ff02::1", "ff0e::1", "2001:db8::1", "3fff::1", "4000::1", "100::1"});
    // IPv4 in other clothes: mapped, compatible, translated, 6to4, Teredo
    rows(false,
         {"::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:7f00:1", "::127.0.0.1",
          "::8.8.8.8", "64:ff9b::7f00:1", "64:ff9b::808:808", "64:ff9b:1::1", "2002:7f00:1::1",
          "2002:808:808::1", "2001::1", "2001:0:7f00:1::1", "2001:10::1", "2001:20::1"});
    rows(false, {"nonsense"});
}

void TestFetcher::onlyTheInternetIsPublic()
{
    QFETCH(bool, isPublic);
    QCOMPARE(isPublicAddress(QHostAddress(QString::fromLatin1(QTest::currentDataTag()))), isPublic);
}

void TestFetcher::oneAddressThatMayNotBeIsEnough()
{
    const QHostAddress out(QStringLiteral("8.8.8.8"));
    const QHostAddress in(QStringLiteral("10.0.0.1"));
    const auto host = QStringLiteral("example.com");
    const auto strict = fetcher({});
    QCOMPARE(*strict.chosenOf(host, {out}), out);
    QCOMPARE(strict.chosenOf(host, {out, in}).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(strict.chosenOf(host, {in, out}).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(strict.chosenOf(host, {}).error().kind, Refusal::Kind::Unavailable);
    QCOMPARE(*fetcher({QStringLiteral("10.0.0.0/8")}).chosenOf(host, {in, out}), in);
}

void TestFetcher::networksAreRead()
{
    const auto networks = AddressNetworks::parse(
        {QStringLiteral("10.1.0.0/16"), QStringLiteral("192.168.1.7"), QStringLiteral("fd00::/8")});
    QVERIFY(networks);
    QVERIFY(networks->holds(QHostAddress(QStringLiteral("10.1.2.3"))));
    QVERIFY(networks->holds(QHostAddress(QStringLiteral("::ffff:10.1.2.3"))));
    QVERIFY(!networks->holds(QHostAddress(QStringLiteral("10.2.0.1"))));
    QVERIFY(!networks->holds(QHostAddress(QStringLiteral("192.168.1.8"))));
    QVERIFY(networks->holds(QHostAddress(QStringLiteral("fd12::1"))));
    QVERIFY(!AddressNetworks::parse({QStringLiteral("everywhere")}));
}

void TestFetcher::addressesThatAreNoneAreRefused_data()
{
    QTest::addColumn<QString>("address");
    for (const char* address :
         {"http://localhost/file", "ftp://localhost/file", "file:///etc/passwd", "/file", "", "https://",
          "https://ada:secret@localhost/file", "gopher://localhost:70/", "data:,x"})
        QTest::newRow(address) << QString::fromLatin1(address);
}

void TestFetcher::addressesThatAreNoneAreRefused()
{
    QFETCH(QString, address);
    const auto fetched = fetcher().fetch({QUrl(address), {}, 1000, 5s, {}});
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Refusal::Kind::Invalid);
}

void TestFetcher::thisMachineIsRefused()
{
    const auto strict = fetcher({});
    for (const char* host : {"localhost", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "[::1]",
                             "[::ffff:127.0.0.1]", "0.0.0.0"}) {
        const QUrl asked(
            QStringLiteral("https://%1:%2/file").arg(QString::fromLatin1(host)).arg(m_front->port()));
        const auto before = m_front->counters().accepted.load();
        const auto fetched = onThread(strict, {asked, {}, 1000, 5s, {}});
        QVERIFY2(!fetched, host);
        QCOMPARE(m_front->counters().accepted.load(), before);
    }
}

void TestFetcher::whatIsAllowedIsFetched()
{
    const auto fetched = fetch(QStringLiteral("/file"), {{"X-Key", "ada"}});
    QVERIFY2(fetched, fetched ? "" : qPrintable(fetched.error().detail));
    QCOMPARE(fetched->status, 200);
    QCOMPARE(fetched->type, QByteArray("image/png"));
    QCOMPARE(m_taken, QByteArray("bytes for ada"));
    QCOMPARE(fetched->size, m_taken.size());
}

void TestFetcher::anotherHostsCertificateIsRefused()
{
    // The certificate says localhost, and this asks for the address.
    const auto fetched =
        onThread(fetcher(),
                 {QUrl(QStringLiteral("https://127.0.0.1:%1/file").arg(m_front->port())), {}, 1000, 5s, {}});
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Refusal::Kind::Unavailable);
}

void TestFetcher::tooMuchIsRefused_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("of a length that was said") << QStringLiteral("/large");
}

void TestFetcher::tooMuchIsRefused()
{
    QFETCH(QString, path);
    const auto fetched = fetch(path);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Refusal::Kind::TooLarge);
    QVERIFY(m_taken.isEmpty());
}

void TestFetcher::aRedirectionIsFollowedAndJudged()
{
    const auto followed = fetch(QStringLiteral("/elsewhere"));
    QVERIFY2(followed, followed ? "" : qPrintable(followed.error().detail));
    QCOMPARE(m_taken, QByteArray("bytes for "));
    // Each hop is judged like the first.
    QCOMPARE(fetch(QStringLiteral("/inside")).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(fetch(QStringLiteral("/plain")).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(fetch(QStringLiteral("/round")).error().kind, Refusal::Kind::Unavailable);
}

void TestFetcher::aKeyIsNotRedirected()
{
    const auto fetched = fetch(QStringLiteral("/elsewhere"), {{"X-Key", "ada"}});
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Refusal::Kind::Invalid);
    QVERIFY(m_taken.isEmpty());
}

void TestFetcher::aKeyIsOneLine()
{
    QCOMPARE(fetch(QStringLiteral("/file"), {{"X-Key", "a\r\nX-More: b"}}).error().kind,
             Refusal::Kind::Invalid);
}

void TestFetcher::aSlowServerIsGivenUp()
{
    const auto fetched = fetch(QStringLiteral("/never"), {}, 300ms);
    QVERIFY(!fetched);
    QCOMPARE(fetched.error().kind, Refusal::Kind::Unavailable);
    m_kept.clear();
}

void TestFetcher::aFailureIsNoContent()
{
    const auto fetched = fetch(QStringLiteral("/nothing"));
    QVERIFY(fetched);
    QCOMPARE(fetched->status, 404);
    QVERIFY(m_taken.isEmpty());
}

BATON_TEST(TestFetcher)
#include "tst_fetcher.moc"
