// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/webhooks.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::protocol;

/// Standard Webhooks, against the example that its libraries are tested with.
class TestWebhookSignatures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKnownExampleIsSignedTheSame();
    void aReceiverAcceptsOneGoodSignatureAmongSeveral();
    void aReceiverRefuses_data();
    void aReceiverRefuses();
    void secretsAreBounded_data();
    void secretsAreBounded();
};

namespace {

const QString secret = QStringLiteral("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
const QByteArray id("msg_p5jXN8AQM9LWM0D4loKWxJek");
const QByteArray body("{\"test\": 2432232314}");
const QByteArray good("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
constexpr qint64 seconds = 1614265330;
constexpr Instant then{seconds * 1000};

} // namespace

void TestWebhookSignatures::theKnownExampleIsSignedTheSame()
{
    const auto key = webhooks::keyOf(secret);
    QVERIFY(key);
    QCOMPARE(webhooks::signature(*key, id, seconds, body), good);
    QCOMPARE(webhooks::secretOf(*key), secret);
}

void TestWebhookSignatures::aReceiverAcceptsOneGoodSignatureAmongSeveral()
{
    const auto key = *webhooks::keyOf(secret);
    const auto stamp = QByteArray::number(seconds);
    QVERIFY(webhooks::verify(key, id, stamp, good, body, then));
    QVERIFY(webhooks::verify(key, id, stamp, "v1,AAAA v2,BBBB " + good, body, then));
}

void TestWebhookSignatures::aReceiverRefuses_data()
{
    QTest::addColumn<QByteArray>("messageId");
    QTest::addColumn<QByteArray>("stamp");
    QTest::addColumn<QByteArray>("signatures");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<qint64>("laterSeconds");
    const auto stamp = QByteArray::number(seconds);
    QTest::newRow("another id") << QByteArray("msg_other") << stamp << good << body << qint64(0);
    QTest::newRow("another time") << id << QByteArray::number(seconds + 1) << good << body << qint64(0);
    QTest::newRow("no time") << id << QByteArray("soon") << good << body << qint64(0);
    QTest::newRow("another body") << id << stamp << good << body + ' ' << qint64(0);
    QTest::newRow("no signature") << id << stamp << QByteArray() << body << qint64(0);
    QTest::newRow("cut signature") << id << stamp << good.chopped(1) << body << qint64(0);
    QTest::newRow("too old") << id << stamp << good << body << qint64(301);
    QTest::newRow("from the future") << id << stamp << good << body << qint64(-301);
}

void TestWebhookSignatures::aReceiverRefuses()
{
    QFETCH(QByteArray, messageId);
    QFETCH(QByteArray, stamp);
    QFETCH(QByteArray, signatures);
    QFETCH(QByteArray, content);
    QFETCH(qint64, laterSeconds);
    const auto key = *webhooks::keyOf(secret);
    QVERIFY(!webhooks::verify(key, messageId, stamp, signatures, content, {then.ms + laterSeconds * 1000}));
}

void TestWebhookSignatures::secretsAreBounded_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("no prefix") << QStringLiteral("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QTest::newRow("no base64") << QStringLiteral("whsec_***");
    QTest::newRow("too short") << QStringLiteral("whsec_AAAA");
    QTest::newRow("too long") << QStringLiteral("whsec_") +
                                     QString::fromLatin1(QByteArray(65, 'x').toBase64());
}

void TestWebhookSignatures::secretsAreBounded()
{
    QFETCH(QString, text);
    const auto key = webhooks::keyOf(text);
    QVERIFY(!key);
    QVERIFY(!key.error().detail.isEmpty());
}

BATON_TEST(TestWebhookSignatures)
#include "tst_webhooksignatures.moc"
