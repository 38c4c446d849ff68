// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/localcache.h"
#include "tests/core/client/samples.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::client;
using namespace baton::testing;

namespace {

QueuedCommand replyCommand(const QString& id, const QString& text)
{
    return {CommandId(id),     Verb::Reply,
            conversationId(1), {{QStringLiteral("id"), QStringLiteral("c1")}, {QStringLiteral("text"), text}},
            minute(1),         std::nullopt};
}

QList<Conversation> conversationsOf(LocalCache& cache)
{
    QList<Conversation> all;
    cache.readConversations([&](const QList<Conversation>& batch) { all += batch; });
    return all;
}

} // namespace

class TestLocalCache : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void picturesComeBackNotEndedFirst();
    void transcriptsComeBackUnbroken();
    void wordsOfEachOwnerAreTheirOwn();
    void whoLeavesLeavesNoWordsBehind_data();
    void whoLeavesLeavesNoWordsBehind();
    void marksOnlyGrow();
    void cacheThatIsNoDatabaseIsSetAside();
    void newerCacheIsSetAsideAndItsWordsAreSaved();
    void pageDamagedDeepInsideIsMetAtTheStart();
    void folderThatCannotBeUsedLeavesACacheInMemory();
    void snapshotReplacesWhatHadNotEnded();

private:
    std::unique_ptr<LocalCache> open() const
    {
        auto cache = LocalCache::open(m_folder->path());
        return cache ? std::move(*cache) : nullptr;
    }
    QString file() const { return m_folder->filePath(QStringLiteral("cache.db")); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestLocalCache::picturesComeBackNotEndedFirst()
{
    auto ended = conversation(1, ConversationState::Ended, 50);
    auto online = conversation(2, ConversationState::Waiting, 20);
    online.online = true;
    {
        auto cache = open();
        cache->store({ended, conversation(3, ConversationState::Open, 30), online}, 77);
    }

    auto cache = open();
    const auto all = conversationsOf(*cache);

    QCOMPARE(cache->seq(), 77);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].id, conversationId(3));
    QCOMPARE(all[2], ended);
    // Who was online then says nothing about now.
    QVERIFY(!all[1].online);
}

void TestLocalCache::transcriptsComeBackUnbroken()
{
    auto cache = open();
    cache->store(messages(1, 1, 10));
    cache->store(messages(1, 13, 20));
    const HistoryEntry claimed{QStringLiteral("conversation.claimed"), minute(1), 14, alice(), std::nullopt};
    cache->storeHistory(conversationId(1), {claimed, claimed});

    QCOMPARE(cache->messages(conversationId(1), std::nullopt, 200), messages(1, 13, 20));
    QCOMPARE(cache->messages(conversationId(1), std::nullopt, 3), messages(1, 18, 20));
    QCOMPARE(cache->messages(conversationId(1), 9, 200), messages(1, 1, 8));
    QCOMPARE(cache->messages(conversationId(1), 13, 200), QList<Message>());
    QCOMPARE(cache->history(conversationId(1)), QList<HistoryEntry>{claimed});
}

void TestLocalCache::wordsOfEachOwnerAreTheirOwn()
{
    const auto relay = QStringLiteral("http://relay");
    auto cache = open();
    QVERIFY(cache->setOwner(relay, alice().id));
    cache->store({conversation(1)}, 5);
    QVERIFY(cache->queue(replyCommand(QStringLiteral("k1"), QStringLiteral("from Alice"))));
    QVERIFY(cache->setDraft(conversationId(1), QStringLiteral("Alice's draft")));

    // When Bob signs in on the same computer,
    QVERIFY(cache->setOwner(relay, bob().id));
    QVERIFY(!cache->setOwner(relay, bob().id));

    // then nothing of Alice's is shown or sent,
    QVERIFY(conversationsOf(*cache).isEmpty());
    QCOMPARE(cache->seq(), 0);
    QVERIFY(cache->outbox().isEmpty());
    QVERIFY(cache->drafts().isEmpty());
    QVERIFY(cache->setDraft(conversationId(1), QStringLiteral("Bob's draft")));

    // and when she is back, her words are.
    QVERIFY(cache->setOwner(relay, alice().id));
    QCOMPARE(cache->outbox().size(), 1);
    QCOMPARE(cache->drafts().value(conversationId(1)), QStringLiteral("Alice's draft"));
    QVERIFY(cache->isOwnedAt(relay));
    QCOMPARE(cache->member(), alice().id);
}

void TestLocalCache::whoLeavesLeavesNoWordsBehind_data()
{
    QTest::addColumn<bool>("keepsWords");
    QTest::newRow("keeping what was not sent") << true;
    QTest::newRow("keeping nothing") << false;
}

void TestLocalCache::whoLeavesLeavesNoWordsBehind()
{
    QFETCH(bool, keepsWords);
    // Given a cache with what a customer said, and what the agent has not sent
    auto cache = open();
    cache->setOwner(QStringLiteral("https://relay.example"), alice().id);
    auto talked = conversation(1, ConversationState::Open, 5);
    talked.lastMessage = LastMessage{{AuthorKind::Customer, {}}, QStringLiteral("secret-last"), minute(5)};
    cache->store({talked}, 7);
    cache->store({message(1, 1, QStringLiteral("secret-said").repeated(500))});
    QVERIFY(cache->setDraft(conversationId(1), QStringLiteral("my-draft")));
    QVERIFY(cache->queue(replyCommand(QStringLiteral("k1"), QStringLiteral("my-reply"))));
    // When the agent signs out
    cache->forget(keepsWords);
    // Then no file in the folder has any of it, deleted or not
    QCOMPARE(cache->drafts().size(), keepsWords ? 1 : 0);
    QCOMPARE(cache->outbox().size(), keepsWords ? 1 : 0);
    QVERIFY(conversationsOf(*cache).isEmpty());
    cache.reset();
    const auto files = QDir(m_folder->path()).entryInfoList(QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const auto& info : files) {
        QFile one(info.filePath());
        QVERIFY(one.open(QIODevice::ReadOnly));
        const auto bytes = one.readAll();
        for (const char* word : {"secret-last", "secret-said", "Customer 1"})
            QVERIFY2(!bytes.contains(word), word);
        QVERIFY(keepsWords || !bytes.contains("my-draft"));
    }
}

void TestLocalCache::marksOnlyGrow()
{
    auto cache = open();
    cache->setSeen(conversationId(1), 8);
    cache->setSeen(conversationId(1), 5);
    QCOMPARE(cache->seen().value(conversationId(1)), 8);
}

void TestLocalCache::cacheThatIsNoDatabaseIsSetAside()
{
    QFile broken(file());
    QVERIFY(broken.open(QIODevice::WriteOnly));
    broken.write(QByteArray("this is not a database\n").repeated(500));
    broken.close();

    auto cache = open();

    QVERIFY(cache);
    QVERIFY(cache->problem().isEmpty());
    cache->store({conversation(1)}, 1);
    QCOMPARE(conversationsOf(*cache).size(), 1);
    QVERIFY(QFile::exists(file() + QStringLiteral(".aside")));
}

void TestLocalCache::newerCacheIsSetAsideAndItsWordsAreSaved()
{
    {
        auto cache = open();
        cache->setOwner(QStringLiteral("http://relay"), alice().id);
        cache->store({conversation(1)}, 9);
        QVERIFY(cache->queue(replyCommand(QStringLiteral("k1"), QStringLiteral("not sent yet"))));
        QVERIFY(cache->setDraft(conversationId(2), QStringLiteral("half a sentence")));
    }
    {
        auto database = storage::Database::open(file());
        QVERIFY(database);
        QVERIFY((*database)->execute(QStringLiteral("INSERT INTO schema_versions VALUES(999, 0)")));
    }

    auto cache = open();

    QVERIFY(cache);
    QVERIFY(conversationsOf(*cache).isEmpty());
    QCOMPARE(cache->outbox().value(0).id, CommandId(QStringLiteral("k1")));
    QCOMPARE(cache->drafts().value(conversationId(2)), QStringLiteral("half a sentence"));
}

void TestLocalCache::pageDamagedDeepInsideIsMetAtTheStart()
{
    {
        auto cache = open();
        QList<Conversation> many;
        for (int i = 0; i < 2'000; ++i)
            many.append(conversation(i));
        cache->store(many, 100);
    }
    {
        // A checkpoint, so that what is damaged is what will be read.
        auto database = storage::Database::open(file());
        QVERIFY((*database)->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)")));
    }
    QFile damaged(file());
    QVERIFY(damaged.open(QIODevice::ReadWrite));
    const auto middle = damaged.size() / 2;
    QVERIFY(damaged.seek(middle));
    damaged.write(QByteArray(64 * 1024, '\xab'));
    damaged.close();

    auto cache = open();

    // It does not pretend to know everything up to 100.
    QVERIFY(cache);
    QCOMPARE(cache->seq(), 0);
    QVERIFY(QFile::exists(file() + QStringLiteral(".aside")));
}

void TestLocalCache::folderThatCannotBeUsedLeavesACacheInMemory()
{
    QFile inTheWay(m_folder->filePath(QStringLiteral("taken")));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));

    auto cache = LocalCache::open(inTheWay.fileName());

    QVERIFY(cache);
    QVERIFY((*cache)->problem().contains(QStringLiteral("taken")));
    (*cache)->store({conversation(1)}, 3);
    QCOMPARE((*cache)->seq(), 3);
}

void TestLocalCache::snapshotReplacesWhatHadNotEnded()
{
    auto cache = open();
    cache->store({conversation(1, ConversationState::Waiting), conversation(2, ConversationState::Ended)}, 5);
    cache->store(messages(2, 1, 3));

    cache->replace({conversation(3, ConversationState::Open)}, 9, true);
    QCOMPARE(cache->seq(), 9);
    QCOMPARE(conversationsOf(*cache).size(), 2);
    QCOMPARE(cache->messages(conversationId(2), std::nullopt, 9).size(), 3);

    cache->replace({conversation(4)}, 2, false);
    QCOMPARE(cache->seq(), 2);
    QCOMPARE(conversationsOf(*cache).size(), 1);
    QVERIFY(cache->messages(conversationId(2), std::nullopt, 9).isEmpty());
}

BATON_TEST(TestLocalCache)
#include "tst_localcache.moc"
