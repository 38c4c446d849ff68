// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/agent/autoupdatechain.h"
#include "core/protocol/agent/autoupdatecsv.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::protocol;

namespace {

AutoUpdate entryOf(qint64 n)
{
    AutoUpdate entry;
    entry.id = AutoUpdateId(QStringLiteral("u%1").arg(n));
    entry.n = n;
    entry.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    entry.kind = QStringLiteral("prompt_tuned");
    entry.summary = QStringLiteral("Greeting, %1").arg(n);
    entry.details = {{QStringLiteral("before"), QStringLiteral("Hi")},
                     {QStringLiteral("after"), QStringLiteral("Hello")}};
    entry.at = {1'763'892'000'000 + n};
    return entry;
}

QList<AutoUpdate> chain(int length)
{
    QList<AutoUpdate> entries;
    QString previous;
    for (int n = 1; n <= length; ++n) {
        auto entry = entryOf(n);
        entry.hash = chainedHash(entry, previous);
        previous = entry.hash;
        entries.append(entry);
    }
    return entries;
}

QStringList wrongIn(const QList<AutoUpdate>& entries)
{
    ChainCheck check;
    QStringList wrong;
    for (const auto& entry : entries) {
        const auto said = check.next(entry);
        if (!said.isEmpty())
            wrong.append(said);
    }
    return wrong;
}

} // namespace

/// Old entries of a bot's audit log cannot be changed without it showing.
class TestAutoUpdateChain : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theCanonicalFormIsAPromise();
    void anUntouchedChainHolds();
    void aChangeIsFound_data();
    void aChangeIsFound();
    void namesAndReviewsMayChange();
    void csvIsQuotedAndDefused();
};

/// Others compute it too: it must never change for entries that exist.
void TestAutoUpdateChain::theCanonicalFormIsAPromise()
{
    auto entry = entryOf(1);
    QCOMPARE(canonical(entry),
             QByteArray(
                 R"({"at":"2025-11-23T10:00:00.001Z","bot":"shop","details":{"after":"Hello","before":"Hi"},)"
                 R"("id":"u1","kind":"prompt_tuned","n":1,"summary":"Greeting, 1"})"));
    entry.cause = QStringLiteral("CSAT");
    entry.source = QStringLiteral("");
    entry.details = {};
    QCOMPARE(canonical(entry),
             QByteArray(R"({"at":"2025-11-23T10:00:00.001Z","bot":"shop","cause":"CSAT",)"
                        R"("id":"u1","kind":"prompt_tuned","n":1,"source":"","summary":"Greeting, 1"})"));
    QCOMPARE(chainedHash(entryOf(1), {}).size(), 64);
    QVERIFY(chainedHash(entryOf(1), {}) != chainedHash(entryOf(1), QStringLiteral("ab")));
}

void TestAutoUpdateChain::anUntouchedChainHolds()
{
    QCOMPARE(wrongIn(chain(100)), QStringList());
    QCOMPARE(wrongIn({}), QStringList());
}

void TestAutoUpdateChain::aChangeIsFound_data()
{
    using Change = std::function<void(QList<AutoUpdate>&)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("wrong");
    const auto row = [](const char* name, Change change, const char* wrong) {
        QTest::newRow(name) << change << QString::fromLatin1(wrong);
    };
    row(
        "a word", [](auto& e) { e[4].summary += u'!'; }, "entry 5 is not as it was recorded");
    row(
        "a detail", [](auto& e) { e[4].details.insert(QStringLiteral("after"), QStringLiteral("Bye")); },
        "entry 5 is not as it was recorded");
    row(
        "its time", [](auto& e) { e[4].at.ms += 1; }, "entry 5 is not as it was recorded");
    row(
        "one is gone", [](auto& e) { e.removeAt(4); }, "entry 5 is missing");
    row(
        "the first is gone", [](auto& e) { e.removeFirst(); }, "entry 1 is missing");
    row(
        "two are swapped", [](auto& e) { std::swap(e[4], e[5]); }, "entry 5 is missing");
    row(
        "two are swapped with their numbers",
        [](auto& e) {
            std::swap(e[4], e[5]);
            std::swap(e[4].n, e[5].n);
        },
        "entry 5 is not as it was recorded");
    row(
        "one is changed, and its hash with it",
        [](auto& e) {
            e[4].summary += u'!';
            e[4].hash = chainedHash(e[4], e[3].hash);
        },
        "entry 6 is not as it was recorded");
}

void TestAutoUpdateChain::aChangeIsFound()
{
    using Change = std::function<void(QList<AutoUpdate>&)>;
    QFETCH(Change, change);
    QFETCH(QString, wrong);
    auto entries = chain(10);
    change(entries);
    QCOMPARE(wrongIn(entries), QStringList{wrong});
}

void TestAutoUpdateChain::namesAndReviewsMayChange()
{
    auto entries = chain(3);
    entries[1].bot.name = QStringLiteral("Market bot");
    entries[1].reviewedBy = MemberRef{MemberId(QStringLiteral("m1")), QStringLiteral("Alice")};
    entries[1].reviewedAt = Instant{1};
    QCOMPARE(wrongIn(entries), QStringList());
}

void TestAutoUpdateChain::csvIsQuotedAndDefused()
{
    QVERIFY(autoUpdateCsvHead().startsWith("\xEF\xBB\xBF"
                                           "\"bot\",\"n\",\"at\",\"kind\","));
    auto entry = entryOf(7);
    entry.hash = QStringLiteral("abc");
    entry.summary = QStringLiteral("=HYPERLINK(\"x\")");
    entry.source = QStringLiteral("a, b\nc");
    entry.cause = QStringLiteral("-5 %");
    entry.details = {};
    entry.reviewedBy = MemberRef{MemberId(QStringLiteral("m1")), QStringLiteral("Zoë")};
    entry.reviewedAt = entry.at;
    QCOMPARE(
        autoUpdateCsvRow(entry),
        QByteArray("\"shop\",\"7\",\"2025-11-23T10:00:00.007Z\",\"prompt_tuned\",\"'=HYPERLINK(\"\"x\"\")\","
                   "\"a, b\nc\",\"'-5 %\",\"\",\"Zo\xC3\xAB\",\"2025-11-23T10:00:00.007Z\",\"abc\"\r\n"));
}

BATON_TEST(TestAutoUpdateChain)
#include "tst_autoupdatechain.moc"
