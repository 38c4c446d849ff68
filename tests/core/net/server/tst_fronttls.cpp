// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/server/tlswatch.h"
#include "tests/core/net/server/testfront.h"
#include "tests/support/program.h"

#include <QProcess>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QWebSocket>

using namespace baton::relay;
using namespace baton::relay::test;

class FrontTlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void requestsAndSocketsGoOverTls();
    void aPlainClientGetsNowhere();
    void aSilentHandshakeTimesOut();
    void browsersAreToldToStayWithTls();
    void nothingWithoutForwardSecrecyIsSpoken();
    void aRenewedCertificateIsTaken();
    void aNewFileIsSeenWhateverTimeItBears();
    void filesThatDoNotServeAreNamed_data();
    void filesThatDoNotServeAreNamed();

private:
    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }
    void makePair(const char* name, const QStringList& key);
    Front::Options options(const char* certificate, const char* key) const;
    void route();

    QTemporaryDir m_folder;
    Router m_router;
    Journal m_journal;
};

void FrontTlsTest::makePair(const char* name, const QStringList& key)
{
    const QString stem = file(name);
    QProcess openssl;
    const QStringList arguments =
        QStringList{
            QStringLiteral("req"),           QStringLiteral("-x509"),      QStringLiteral("-nodes"),
            QStringLiteral("-days"),         QStringLiteral("1"),          QStringLiteral("-subj"),
            QStringLiteral("/CN=localhost"), QStringLiteral("-keyout"),    stem + QStringLiteral(".key"),
            QStringLiteral("-out"),          stem + QStringLiteral(".crt")} +
        key;
    openssl.start(QStringLiteral("openssl"), arguments);
    QVERIFY2(openssl.waitForFinished() && openssl.exitCode() == 0,
             openssl.readAllStandardError().constData());
}

void FrontTlsTest::initTestCase()
{
    if (!QSslSocket::supportsSsl())
        QSKIP("This Qt has no TLS.");
    makePair("one", {QStringLiteral("-newkey"), QStringLiteral("rsa:2048")});
    makePair("two", {QStringLiteral("-newkey"), QStringLiteral("ec"), QStringLiteral("-pkeyopt"),
                     QStringLiteral("ec_paramgen_curve:prime256v1")});
    QFile nonsense(file("nonsense"));
    QVERIFY(nonsense.open(QIODevice::WriteOnly));
    nonsense.write("this is neither");
    m_router.add({"GET", "/hello", [](const HttpRequest& request, Executor&, Responder respond) {
                      respond(HttpResponse::content("text/plain", request.secure ? "secure" : "plain"));
                  }});
    m_router.addSocket(
        {"/echo",
         [this](const HttpRequest&, Executor&) { return std::make_unique<EchoSession>(m_journal); },
         {}});
}

Front::Options FrontTlsTest::options(const char* certificate, const char* key) const
{
    Front::Options options;
    options.tlsCertificate = *certificate ? file(certificate) : QString();
    options.tlsKey = *key ? file(key) : QString();
    return options;
}

void FrontTlsTest::requestsAndSocketsGoOverTls()
{
    for (const char* const name : {"one", "two"}) {
        const QByteArray stem(name);
        Front front(options((stem + ".crt").constData(), (stem + ".key").constData()));
        const auto started = front.start(m_router);
        QVERIFY2(started, started ? "" : qPrintable(started.error().detail));
        QVERIFY(front.isSecure());
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("localhost"), front.port());
        client.write(get("/hello") + get("/hello"));
        QByteArray heard;
        QTRY_COMPARE((heard += client.readAll()).count("secure"), 2);
        QWebSocket socket;
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.setSslConfiguration(trusting);
        QSignalSpy texts(&socket, &QWebSocket::textMessageReceived);
        socket.open(QUrl(QStringLiteral("wss://localhost:%1/echo").arg(front.port())));
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        const QString text(100'000, QLatin1Char('x'));
        socket.sendTextMessage(text);
        QTRY_COMPARE(texts.count(), 1);
        QCOMPARE(texts[0][0].toString(), text);
        socket.close();
        QTRY_COMPARE(socket.state(), QAbstractSocket::UnconnectedState);
        client.abort();
    }
}

void FrontTlsTest::aPlainClientGetsNowhere()
{
    Front front(options("one.crt", "one.key"));
    QVERIFY(front.start(m_router));
    RawClient client(front.port());
    client.say(get("/hello"));
    QTRY_VERIFY(client.hasEnded());
    QVERIFY(!client.heard().contains("HTTP"));
    QTRY_COMPARE(front.counters().open.load(), 0);
}

void FrontTlsTest::browsersAreToldToStayWithTls()
{
    Front front(options("one.crt", "one.key"));
    QVERIFY(front.start(m_router));
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    client.connectToHostEncrypted(QStringLiteral("localhost"), front.port());
    client.write(get("/hello"));
    QByteArray heard;
    QTRY_VERIFY((heard += client.readAll()).contains("\r\n\r\n"));
    QVERIFY(heard.contains("Strict-Transport-Security: max-age="));
    client.abort();
    Front plain(options("", ""));
    QVERIFY(plain.start(m_router));
    RawClient other(plain.port());
    other.say(get("/hello"));
    QTRY_COMPARE(other.status(), 200);
    QVERIFY(!other.heard().contains("Strict-Transport-Security"));
}

void FrontTlsTest::nothingWithoutForwardSecrecyIsSpoken()
{
    // With a key for RSA, which could also be used to exchange keys without it.
    Front front(options("one.crt", "one.key"));
    QVERIFY(front.start(m_router));
    const auto connects = [&](const char* cipher) {
        QSslConfiguration old = QSslConfiguration::defaultConfiguration();
        old.setPeerVerifyMode(QSslSocket::VerifyNone);
        old.setProtocol(QSsl::TlsV1_2);
        old.setCiphers({QSslCipher(QString::fromLatin1(cipher))});
        QSslSocket client;
        client.setSslConfiguration(old);
        client.connectToHostEncrypted(QStringLiteral("localhost"), front.port());
        const bool encrypted =
            QTest::qWaitFor([&] {
                return client.isEncrypted() || client.state() == QAbstractSocket::UnconnectedState;
            }) &&
            client.isEncrypted();
        client.abort();
        return encrypted;
    };
    QVERIFY(connects("ECDHE-RSA-AES128-GCM-SHA256"));
    for (const char* cipher : {"AES128-GCM-SHA256", "AES256-SHA256", "AES128-SHA", "ECDHE-RSA-AES128-SHA"})
        QVERIFY2(!connects(cipher), cipher);
}

void FrontTlsTest::aRenewedCertificateIsTaken()
{
    const auto install = [this](const char* name, const char* as) {
        QFile::remove(file(as));
        return QFile::copy(file(name), file(as));
    };
    QVERIFY(install("one.crt", "live.crt") && install("one.key", "live.key"));
    Front front(options("live.crt", "live.key"));
    QVERIFY(front.start(m_router));
    const auto served = [&] {
        QSslSocket client;
        client.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.connectToHostEncrypted(QStringLiteral("localhost"), front.port());
        const bool met = QTest::qWaitFor([&] { return client.isEncrypted(); });
        const QSslCertificate certificate = met ? client.peerCertificate() : QSslCertificate();
        client.abort();
        return certificate;
    };
    const QSslCertificate first = served();
    QVERIFY(!first.isNull());
    // A new one that does not serve leaves the old one in force, and is said.
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("the old one stays.*live.crt")));
    QVERIFY(install("nonsense", "live.crt"));
    QVERIFY(!front.renewTls());
    QCOMPARE(served(), first);
    // A whole pair is taken without a word from anybody.
    QVERIFY(install("two.crt", "live.crt") && install("two.key", "live.key"));
    QTRY_VERIFY_WITH_TIMEOUT(served() != first, 30'000);
    QVERIFY(front.renewTls());
}

void FrontTlsTest::aNewFileIsSeenWhateverTimeItBears()
{
    const auto install = [this](const QByteArray& content) {
        QFile watched(file("watched"));
        return watched.open(QIODevice::WriteOnly) && watched.write(content) == content.size() &&
               watched.flush() &&
               watched.setFileTime(QDateTime(QDate(2026, 1, 1), QTime(0, 0)),
                                   QFileDevice::FileModificationTime);
    };
    QVERIFY(install("one"));
    int changes = 0;
    TlsWatch watch({file("watched")}, [&changes] {
        ++changes;
        return true;
    });
    // The times of files are coarse.
    const QDateTime made = QDateTime::currentDateTimeUtc();
    QTRY_VERIFY(made.msecsTo(QDateTime::currentDateTimeUtc()) > 50);
    QVERIFY(install("two"));
    QTRY_COMPARE_WITH_TIMEOUT(changes, 1, 30'000);
}

void FrontTlsTest::aSilentHandshakeTimesOut()
{
    Front::Options given = options("one.crt", "one.key");
    given.limits.tlsTime = 50ms;
    Front front(given);
    QVERIFY(front.start(m_router));
    RawClient client(front.port());
    QTRY_VERIFY(client.hasEnded());
    QCOMPARE(front.counters().timedOut.load(), 1);
}

void FrontTlsTest::filesThatDoNotServeAreNamed_data()
{
    QTest::addColumn<QByteArray>("certificate");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no such certificate")
        << QByteArray("none.crt") << QByteArray("one.key") << QByteArray("none.crt");
    QTest::newRow("no such key") << QByteArray("one.crt") << QByteArray("none.key") << QByteArray("none.key");
    QTest::newRow("no certificate in it")
        << QByteArray("nonsense") << QByteArray("one.key") << QByteArray("certificate");
    QTest::newRow("no key in it") << QByteArray("one.crt") << QByteArray("nonsense")
                                  << QByteArray("private key");
    QTest::newRow("not a pair") << QByteArray("one.crt") << QByteArray("two.key")
                                << QByteArray("do not go together");
    QTest::newRow("only a certificate") << QByteArray("one.crt") << QByteArray() << QByteArray("both");
    QTest::newRow("only a key") << QByteArray() << QByteArray("one.key") << QByteArray("both");
}

void FrontTlsTest::filesThatDoNotServeAreNamed()
{
    QFETCH(QByteArray, certificate);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, says);
    Front front(options(certificate.constData(), key.constData()));
    const auto started = front.start(m_router);
    QVERIFY(!started);
    QVERIFY2(started.error().detail.contains(QString::fromLatin1(says)), qPrintable(started.error().detail));
    QCOMPARE(front.port(), quint16(0));
}

BATON_TEST(FrontTlsTest)
#include "tst_fronttls.moc"
