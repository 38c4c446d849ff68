// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/wire/events.h"
#include "core/relay/customers/visitorsecret.h"
#include "core/relay/parts/addresslimits.h"
#include "core/relay/words/notices.h"
#include "tests/support/program.h"

#include <QSet>
#include <QTest>

using namespace baton;
using namespace baton::relay;
using namespace std::chrono_literals;
namespace eventtype = baton::protocol::eventtype;

/// The small parts of the customer gateway, each by itself.
class CustomerPartsTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aBucketGivesItsBurstAndThenItsRate()
    {
        const auto start = TokenBucket::Clock::time_point();
        TokenBucket bucket(2, 3, start);
        for (int i = 0; i < 3; ++i)
            QVERIFY(bucket.take(start));
        QVERIFY(!bucket.take(start));
        QVERIFY(bucket.take(start + 500ms));
        QVERIFY(!bucket.take(start + 500ms));
        QVERIFY(!bucket.isFull(start + 1900ms));
        QVERIFY(bucket.isFull(start + 2100ms));
        TokenBucket open(0, 0, start);
        QVERIFY(open.take(start));
    }

    void oneSubscriberHasOneBucket_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<bool>("shared");
        const auto row = [](const char* first, const char* second, bool shared) {
            QTest::addRow("%s and %s", first, second)
                << QString::fromLatin1(first) << QString::fromLatin1(second) << shared;
        };
        row("192.0.2.1", "192.0.2.1", true);
        row("192.0.2.1", "::ffff:192.0.2.1", true);
        row("192.0.2.1", "192.0.2.2", false);
        row("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true);
        row("2001:db8:1:2::1", "2001:db8:1:3::1", false);
    }
    void oneSubscriberHasOneBucket()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(bool, shared);
        AddressLimits limits(1, 1);
        QVERIFY(limits.take(QHostAddress(first)));
        QCOMPARE(limits.take(QHostAddress(second)), !shared);
    }

    void thisMachineIsNotLimited()
    {
        AddressLimits limits(1, 1);
        for (int i = 0; i < 10; ++i) {
            QVERIFY(limits.take(QHostAddress(QHostAddress::LocalHost)));
            QVERIFY(limits.take(QHostAddress(QHostAddress::LocalHostIPv6)));
        }
    }

    void manyAddressesAreForgottenAgain()
    {
        AddressLimits limits(1, 1);
        for (quint32 i = 0; i < 5000; ++i)
            QVERIFY(limits.take(QHostAddress(0xC0000000 + i)));
        QVERIFY2(!limits.take(QHostAddress(0xC0000000 + 4999)), "a busy one must be remembered");
    }

    void secretsAreLongAndNeverTheSame()
    {
        QSet<QString> seen;
        for (int i = 0; i < 100; ++i) {
            const auto secret = createVisitorSecret();
            QVERIFY(isVisitorSecret(secret));
            QCOMPARE(QByteArray::fromBase64(secret.toLatin1(), QByteArray::Base64UrlEncoding).size(), 32);
            seen.insert(secret);
        }
        QCOMPARE(seen.size(), 100);
    }

    void whatAPageMadeUpIsNoSecret_data()
    {
        QTest::addColumn<QString>("secret");
        QTest::newRow("nothing") << QString();
        QTest::newRow("guessable") << QStringLiteral("alice");
        QTest::newRow("too long") << QString(129, u'a');
        QTest::newRow("not text of ours") << QString(30, u'\u00e9');
        QTest::newRow("spaces") << QString(30, u' ');
    }
    void whatAPageMadeUpIsNoSecret()
    {
        QFETCH(QString, secret);
        QVERIFY(!isVisitorSecret(secret));
    }

    void theBotsOwnWordsAreTold()
    {
        const MemberRef ada{MemberId(QStringLiteral("m1")), QStringLiteral("Ada")};
        const Notices notices({{QStringLiteral("transferred_message"), QStringLiteral("{agent} is here.")},
                               {QStringLiteral("resolved_message"), QString()},
                               {QStringLiteral("welcome_message"), QStringLiteral("Hello.")}});
        const auto claimed = notices.of({eventtype::conversationClaimed, Instant{5}, 3, ada, {}});
        QVERIFY(claimed);
        QCOMPARE(claimed->kind, QStringLiteral("transferred"));
        QCOMPARE(claimed->text, QStringLiteral("Ada is here."));
        QCOMPARE(claimed->afterN, 3);
        QVERIFY2(!notices.of({eventtype::conversationResolved, Instant{5}, 3, ada, {}}),
                 "an empty text is no notice");
        QCOMPARE(notices.welcome()->text, QStringLiteral("Hello."));
    }

    void nobodyThereIsSaidHonestly()
    {
        const HistoryEntry escalated{eventtype::conversationEscalated, Instant{5}, 1, {}, {}};
        const HistoryEntry gone{eventtype::conversationReleased, Instant{6}, 2, {}, {}};
        const Notices alone({}, false);
        QVERIFY(alone.of(escalated)->text.contains(QLatin1String("Nobody is available")));
        QVERIFY(alone.of(gone)->text.contains(QLatin1String("Nobody is available")));
        QVERIFY(!Notices({}).of(escalated)->text.contains(QLatin1String("Nobody")));
        // What was told then stays as it was told; only where they stand now depends on who is there now.
        const auto all = alone.all({escalated, gone});
        QVERIFY(!all[0].text.contains(QLatin1String("Nobody")));
        QVERIFY(all[1].text.contains(QLatin1String("Nobody")));
        const Notices own({{QStringLiteral("nobody_available_message"), QStringLiteral("We open at nine.")}},
                          false);
        QCOMPARE(own.of(escalated)->text, QStringLiteral("We open at nine."));
    }

    void everyStepThatMattersHasWords_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<QString>("kind");
        QTest::newRow("escalated") << QString(eventtype::conversationEscalated) << QStringLiteral("waiting");
        QTest::newRow("released") << QString(eventtype::conversationReleased) << QStringLiteral("waiting");
        QTest::newRow("claimed") << QString(eventtype::conversationClaimed) << QStringLiteral("transferred");
        QTest::newRow("handed back") << QString(eventtype::conversationHandedBack)
                                     << QStringLiteral("handed_back");
        QTest::newRow("resolved") << QString(eventtype::conversationResolved) << QStringLiteral("resolved");
        QTest::newRow("started") << QString(eventtype::conversationStarted) << QString();
        QTest::newRow("reopened by the customer") << QString(eventtype::conversationReopened) << QString();
        QTest::newRow("unknown") << QStringLiteral("conversation.moved") << QString();
    }
    void everyStepThatMattersHasWords()
    {
        QFETCH(QString, type);
        QFETCH(QString, kind);
        const auto notice = Notices({}).of({type, Instant{5}, 0, {}, {}});
        QCOMPARE(notice ? notice->kind : QString(), kind);
    }
};

BATON_TEST(CustomerPartsTest)
#include "tst_customerparts.moc"
