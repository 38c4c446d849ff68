// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/namedfiles.h"
#include "tests/core/relay/files/filesshelf.h"
#include "tests/support/program.h"

#include <QTcpServer>

using namespace baton;
using namespace baton::relay;
using namespace baton::relay::test;

/// Files that a bot's message names.
class TestNamedFiles : public QObject, private FilesShelf
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        open();
        m_named = std::make_unique<NamedFiles>(store(), Fetcher::Rules());
        m_named->start();
    }
    void cleanup()
    {
        m_named.reset();
        close();
    }

    void whatComesWithTheMessageIsTaken();
    void whatIsNotOnTheInternetIsNotFetched_data();
    void whatIsNotOnTheInternetIsNotFetched();
    void limitsHoldForThemToo();
    void whoeverAsksTooLateIsTold();
    void aSlowServerHoldsUpNothingThatIsHere();

private:
    Result<StoredFile> bring(const QString& name, const QUrl& url, const QByteArray& data = {})
    {
        return waited<StoredFile>([&](auto reply) { m_named->bring({m_bot, name, url, data}, reply); });
    }

    const FileSender m_bot{FileSender::Kind::Bot, QStringLiteral("shop")};
    std::unique_ptr<NamedFiles> m_named;
};

void TestNamedFiles::whatComesWithTheMessageIsTaken()
{
    const auto file = bring(QStringLiteral("../a.txt"), {}, "some words");
    QVERIFY2(file, file ? "" : qPrintable(file.error().detail));
    QCOMPARE(file->name, QStringLiteral("a.txt"));
    QCOMPARE(file->sender, m_bot);
    QTRY_COMPARE(judged(file->id).state, FileState::Ok);
    QCOMPARE(contentOf(store().bytesOf(*find(file->id), false)->path), QByteArray("some words"));
    QVERIFY(carry(m_bot, {file->id}, QStringLiteral("c1")));
    QCOMPARE(kept().size(), 1);
}

void TestNamedFiles::whatIsNotOnTheInternetIsNotFetched_data()
{
    QTest::addColumn<QString>("url");
    for (const char* url :
         {"https://localhost/a", "https://127.0.0.1/a", "https://[::1]/a", "https://10.0.0.1/a",
          "https://169.254.169.254/latest/meta-data", "http://example.com/a", "file:///etc/passwd"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void TestNamedFiles::whatIsNotOnTheInternetIsNotFetched()
{
    QFETCH(QString, url);
    const auto before = kept().size();
    const auto file = bring({}, QUrl(url));
    QVERIFY(!file);
    QCOMPARE(file.error().kind, Refusal::Kind::Invalid);
    QCOMPARE(kept().size(), before);
}

void TestNamedFiles::limitsHoldForThemToo()
{
    const auto before = kept().size();
    QCOMPARE(bring(QStringLiteral("a"), {}, QByteArray(26 * 1024 * 1024, 'a')).error().kind,
             Refusal::Kind::TooLarge);
    QCOMPARE(bring(QStringLiteral("a"), {}, {}).error().kind, Refusal::Kind::Invalid);
    QCOMPARE(kept().size(), before);
}

void TestNamedFiles::whoeverAsksTooLateIsTold()
{
    m_named->stop();
    QCOMPARE(bring(QStringLiteral("a"), {}, "late").error().kind, Refusal::Kind::Unavailable);
}

void TestNamedFiles::aSlowServerHoldsUpNothingThatIsHere()
{
    // given as many fetches as there can be at a time, from a server that never says a word
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    Fetcher::Rules rules;
    rules.alsoAllowed = AddressNetworks::parse({QStringLiteral("127.0.0.1")}).value();
    m_named = std::make_unique<NamedFiles>(store(), rules);
    m_named->start();
    const QUrl url(QStringLiteral("https://127.0.0.1:%1/a").arg(silent.serverPort()));
    auto fetched = std::make_shared<std::atomic<int>>(0);
    for (int i = 0; i < 4; ++i)
        m_named->bring({m_bot, {}, url}, [fetched](const Result<StoredFile>&) { ++*fetched; });
    // then what comes with a message is there before them
    for (int i = 0; i < 4; ++i)
        QVERIFY(bring(QStringLiteral("a.txt"), {}, "words"));
    QCOMPARE(fetched->load(), 0);
    silent.close();
    QTRY_COMPARE(fetched->load(), 4);
}

BATON_TEST(TestNamedFiles)
#include "tst_namedfiles.moc"
