// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/bots/webhookattempt.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::relay;

/// What an answer to a webhook means.
class TestWebhookAttempt : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aStatusMeans_data();
    void aStatusMeans();
    void retryAfterIsReadAsHttpWritesIt_data();
    void retryAfterIsReadAsHttpWritesIt();
};

void TestWebhookAttempt::aStatusMeans_data()
{
    using Kind = Outcome::Kind;
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    const auto row = [](int status, Kind kind) {
        QTest::newRow(QByteArray::number(status).constData()) << status << int(kind);
    };
    for (const int good : {200, 202, 204, 299})
        row(good, Kind::Delivered);
    for (const int final : {400, 401, 403, 404, 413, 422, 451})
        row(final, Kind::Refused);
    for (const int passing : {301, 302, 308, 408, 425, 429, 500, 502, 503, 504, 599})
        row(passing, Kind::Failed);
    row(410, Kind::Gone);
}

void TestWebhookAttempt::aStatusMeans()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    QCOMPARE(int(meaningOf(status)), kind);
}

void TestWebhookAttempt::retryAfterIsReadAsHttpWritesIt_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<qint64>("milliseconds"); ///< -1: it says nothing
    constexpr qint64 day = 24 * 60 * 60 * 1000;
    const auto row = [](const char* header, qint64 milliseconds) {
        QTest::newRow(header) << QByteArray(header) << milliseconds;
    };
    row("0", 0);
    row("120", 120'000);
    row(" 7 ", 7'000);
    row("99999999", day);
    row("99999999999999999999999999", day);
    // Asked at 08:49:37 GMT.
    row("Sun, 06 Nov 1994 08:49:47 GMT", 10'000);
    row("Sunday, 06-Nov-94 08:50:37 GMT", 60'000);
    row("Sun Nov  6 08:49:38 1994", 1'000);
    row("Sun, 06 Nov 1994 08:00:00 GMT", 0);
    row("Sun, 06 Nov 2044 08:49:37 GMT", day);
    row("", -1);
    row("-5", -1);
    row("soon", -1);
    row("1.5", -1);
}

void TestWebhookAttempt::retryAfterIsReadAsHttpWritesIt()
{
    QFETCH(QByteArray, header);
    QFETCH(qint64, milliseconds);
    const Instant now{784'111'777'000};
    QCOMPARE(retryAfterMs(header, now).value_or(-1), milliseconds);
}

BATON_TEST(TestWebhookAttempt)
#include "tst_webhookattempt.moc"
