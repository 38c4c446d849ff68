// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/net/http/clientaddress.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton::relay;

namespace {

using Headers = QList<std::pair<QByteArray, QByteArray>>;

QHostAddress at(const char* text) { return QHostAddress(QString::fromLatin1(text)); }

TrustedProxies proxies(const QStringList& networks)
{
    auto parsed = TrustedProxies::parse(networks);
    return parsed ? *parsed : TrustedProxies();
}

} // namespace

class ClientAddressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theWalk_data();
    void theWalk();
    void withoutTheSettingNoHeaderCounts();
    void networksAreParsed_data();
    void networksAreParsed();
    void oneSubscriberIsOneAddress();
    void anythingInBetweenIsSeen();
};

void ClientAddressTest::theWalk_data()
{
    QTest::addColumn<QString>("peer");
    QTest::addColumn<Headers>("headers");
    QTest::addColumn<QString>("client"); ///< empty: nobody can tell
    const auto row = [](const char* name, const char* peer, const Headers& headers, const char* client) {
        QTest::newRow(name) << QString::fromLatin1(peer) << headers << QString::fromLatin1(client);
    };
    const QByteArray xff("X-Forwarded-For");
    row("no header", "127.0.0.1", {}, "127.0.0.1");
    row("one", "127.0.0.1", {{xff, "203.0.113.66"}}, "203.0.113.66");
    row("the name in any case", "127.0.0.1", {{"x-forwarded-for", "203.0.113.66"}}, "203.0.113.66");
    row("from the right", "127.0.0.1", {{xff, "198.51.100.1, 203.0.113.66"}}, "203.0.113.66");
    row("through trusted ones", "127.0.0.1", {{xff, "198.51.100.1, 203.0.113.66, 10.1.2.3"}}, "203.0.113.66");
    row("all are trusted", "127.0.0.1", {{xff, "10.9.9.9, 10.1.2.3"}}, "10.9.9.9");
    row("lines are one list", "127.0.0.1", {{xff, "198.51.100.1"}, {"Host", "a"}, {xff, "203.0.113.66"}},
        "203.0.113.66");
    row("lines are one list, through trusted ones", "127.0.0.1", {{xff, "203.0.113.66"}, {xff, "10.1.2.3"}},
        "203.0.113.66");
    row("an untrusted peer", "192.0.2.9", {{xff, "203.0.113.66"}}, "192.0.2.9");
    row("with a port", "127.0.0.1", {{xff, "203.0.113.66:4711"}}, "203.0.113.66");
    row("IPv6", "127.0.0.1", {{xff, "2001:db8::66"}}, "2001:db8::66");
    row("IPv6 with a port", "127.0.0.1", {{xff, "[2001:db8::66]:4711"}}, "2001:db8::66");
    row("IPv4 as IPv6", "::ffff:127.0.0.1", {{xff, "::ffff:203.0.113.66"}}, "203.0.113.66");
    row("IPv4 as IPv6 is trusted as IPv4", "127.0.0.1", {{xff, "203.0.113.66, ::ffff:10.1.2.3"}},
        "203.0.113.66");
    row("empty entries", "127.0.0.1", {{xff, " , 203.0.113.66, ,"}}, "203.0.113.66");
    row("nothing but commas", "127.0.0.1", {{xff, ",,,"}}, "127.0.0.1");
    row("a word", "127.0.0.1", {{xff, "unknown"}}, "127.0.0.1");
    row("a word behind a trusted one", "127.0.0.1", {{xff, "203.0.113.66, unknown, 10.1.2.3"}}, "10.1.2.3");
    for (const char* bad :
         {"127.1", "0177.0.0.1", "203.0.113.256", "203.0.113.66.1", "203.0.113.66:", "fe80::1%1",
          "[2001:db8::66", "[203.0.113.66]", "203.0.113.66/32", "2130706433", "1.2.3.4 5.6.7.8"})
        row(bad, "127.0.0.1", {{xff, bad}}, "127.0.0.1");

    row("Forwarded", "127.0.0.1", {{"Forwarded", "for=203.0.113.66;proto=https;by=10.0.0.1"}},
        "203.0.113.66");
    row("Forwarded from the right", "127.0.0.1",
        {{"Forwarded", "for=198.51.100.1, For=203.0.113.66, for=10.1.2.3"}}, "203.0.113.66");
    row("Forwarded, quoted", "127.0.0.1", {{"Forwarded", "proto=https; for=\"[2001:db8::66]:4711\""}},
        "2001:db8::66");
    row("Forwarded with a comma in quotes", "127.0.0.1",
        {{"Forwarded", "for=203.0.113.66;host=\"a, for=10.0.0.1\""}}, "203.0.113.66");
    row("Forwarded behind a quote without end", "127.0.0.1",
        {{"Forwarded", "for=\"198.51.100.1, for=203.0.113.66"}}, "203.0.113.66");
    row("Forwarded hides it", "127.0.0.1", {{"Forwarded", "for=203.0.113.66, for=_hidden"}}, "127.0.0.1");
    row("Forwarded without for", "127.0.0.1", {{"Forwarded", "for=203.0.113.66, proto=https"}}, "127.0.0.1");
    row("Forwarded with two", "127.0.0.1", {{"Forwarded", "for=203.0.113.66;for=198.51.100.1"}}, "127.0.0.1");

    row("X-Real-IP", "127.0.0.1", {{"X-Real-IP", "203.0.113.66"}}, "203.0.113.66");
    row("X-Real-IP names a proxy", "127.0.0.1", {{xff, "203.0.113.66, 10.1.2.3"}, {"X-Real-IP", "10.1.2.3"}},
        "203.0.113.66");
    row("they agree", "127.0.0.1", {{xff, "203.0.113.66"}, {"Forwarded", "for=203.0.113.66"}},
        "203.0.113.66");
    row("they contradict each other", "127.0.0.1", {{xff, "203.0.113.66"}, {"Forwarded", "for=198.51.100.1"}},
        "");
    row("one of them is no address", "127.0.0.1", {{xff, "203.0.113.66"}, {"Forwarded", "for=unknown"}},
        "203.0.113.66");
}

void ClientAddressTest::theWalk()
{
    QFETCH(QString, peer);
    QFETCH(Headers, headers);
    QFETCH(QString, client);
    const auto trusted = proxies({QStringLiteral("127.0.0.1"), QStringLiteral("10.0.0.0/8")});
    QCOMPARE(clientOf(QHostAddress(peer), headers, trusted).address, QHostAddress(client));
}

void ClientAddressTest::withoutTheSettingNoHeaderCounts()
{
    const Headers headers{{"X-Forwarded-For", "203.0.113.66"},
                          {"Forwarded", "for=203.0.113.66"},
                          {"X-Real-IP", "203.0.113.66"}};
    QCOMPARE(clientOf(at("127.0.0.1"), headers, {}).address, at("127.0.0.1"));
    QVERIFY(clientOf(at("127.0.0.1"), headers, {}).passedOn);
}

void ClientAddressTest::networksAreParsed_data()
{
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("inside"); ///< empty: it is none
    QTest::addColumn<QString>("outside");
    const auto row = [](const char* network, const char* inside, const char* outside) {
        QTest::newRow(network) << QString::fromLatin1(network) << QString::fromLatin1(inside)
                               << QString::fromLatin1(outside);
    };
    row("192.0.2.1", "192.0.2.1", "192.0.2.2");
    row("192.0.2.77/24", "192.0.2.1", "192.0.3.1");
    row("192.0.2.128/25", "::ffff:192.0.2.129", "192.0.2.127");
    row("0.0.0.0/0", "203.0.113.66", "2001:db8::1");
    row("2001:db8::/32", "2001:db8:1::5", "2001:db9::5");
    row("2001:db8::1", "2001:db8::1", "2001:db8::2");
    row("::1", "::1", "127.0.0.1");
    row("::ffff:10.0.0.0/104", "10.9.9.9", "11.0.0.1");
    for (const char* none :
         {"", "proxy", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/", "10.0.0.0/8/8", "10.0.0", "::1/129"})
        row(none, "", "");
}

void ClientAddressTest::networksAreParsed()
{
    QFETCH(QString, network);
    QFETCH(QString, inside);
    QFETCH(QString, outside);
    const auto parsed = TrustedProxies::parse({network});
    QCOMPARE(parsed.has_value(), !inside.isEmpty());
    if (parsed) {
        QVERIFY(parsed->trusts(QHostAddress(inside)));
        QVERIFY(!parsed->trusts(QHostAddress(outside)));
    } else {
        QVERIFY(parsed.error().detail.contains(network));
    }
}

void ClientAddressTest::oneSubscriberIsOneAddress()
{
    QCOMPARE(subscriberOf(at("2001:db8:1:2::66")), subscriberOf(at("2001:db8:1:2:ffff::1")));
    QVERIFY(subscriberOf(at("2001:db8:1:2::66")) != subscriberOf(at("2001:db8:1:3::66")));
    QCOMPARE(subscriberOf(at("::ffff:203.0.113.66")), at("203.0.113.66"));
    QVERIFY(subscriberOf(at("203.0.113.66")) != subscriberOf(at("203.0.113.67")));
    QCOMPARE(subscriberOf(at("::1")), at("::1"));
}

void ClientAddressTest::anythingInBetweenIsSeen()
{
    for (const char* name : {"Forwarded", "X-Forwarded-For", "x-forwarded-host", "X-Real-IP", "Via"})
        QVERIFY(clientOf(at("127.0.0.1"), {{name, "x"}}, {}).passedOn);
    QVERIFY(!clientOf(at("127.0.0.1"), {{"Host", "x"}, {"X-Forward", "x"}}, {}).passedOn);
}

BATON_TEST(ClientAddressTest)
#include "tst_clientaddress.moc"
