// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/administration.h"
#include "core/relay/directory/directory.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/secrets.h"
#include "core/relay/directory/sessionfile.h"
#include "core/relay/directory/sessionrows.h"
#include "core/storage/migrator.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QtTest>
#include <atomic>
#include <future>

using namespace baton;
using namespace baton::relay;

/// The directory beside an administrator who works on the same database.
class TestDirectory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aMemberSignsInAndOut();
    void aWrongPasswordIsRefusedAndSlowsDown();
    void aSessionOutlivesTheDirectory();
    void anExpiredSessionIsNone();
    void aDeviceIsSeenWhileItIsConnected();
    void adminChangesAreNoticed();
    void aNewPasswordEndsEverySession();
    void itsConnectionCannotWriteTheDatabase();
    void sessionsOfAnOlderVersionAreTakenAlong_data();
    void sessionsOfAnOlderVersionAreTakenAlong();
    void whatIsFollowedIsInForce();
    void whatWasAddedJustNowIsKnownAtTheFirstCall();
    void aBotIsFoundByItsKeyOnly();
    void placesOfBotsAreKept();
    void aConversationIsFoundByEitherKey();

private:
    using SignedInOr = tl::expected<Directory::Token, Directory::SignInRefusal>;
    SignedInOr signIn(const QString& password) const;
    void reopen();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<storage::Database> m_sessions;
    std::unique_ptr<Administration> m_admin;
    std::unique_ptr<Directory> m_directory;
    std::atomic<int> m_changes{0};
    const QString m_password = QStringLiteral("long enough");
    const QString m_email = QStringLiteral("ana@baton.example");
};

void TestDirectory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_database = std::move(*storage::Database::open(m_folder->filePath(QStringLiteral("baton.db"))));
    QVERIFY(storage::migrate(*m_database, QStringLiteral(":/sql")));
    m_sessions = std::move(*openSessions(m_database->path()));
    m_admin = std::make_unique<Administration>(*m_database, QStringLiteral("test"));
    QVERIFY(m_admin->addMember({m_email, QStringLiteral("Ana"), Role::Agent, {}, m_password}));
    reopen();
}

void TestDirectory::cleanup()
{
    m_directory.reset();
    m_admin.reset();
    m_sessions.reset();
    m_database.reset();
    m_folder.reset();
}

void TestDirectory::reopen()
{
    m_directory.reset();
    m_changes = 0;
    // What it cannot write itself is written here by a connection of its own, as the desk does.
    const auto write = [path = m_database->path()](const BotId& bot, qint64 seq) {
        const auto database = storage::Database::open(path);
        QVERIFY(database);
        QVERIFY((*database)->run(QStringLiteral("UPDATE bots SET delivered_seq=? WHERE id=?"), seq, bot));
    };
    m_directory = std::make_unique<Directory>(Directory::Options{m_database->path(), 10, write});
    m_directory->watch([this] { ++m_changes; });
    QVERIFY(m_directory->start());
}

TestDirectory::SignedInOr TestDirectory::signIn(const QString& password) const
{
    std::promise<SignedInOr> promise;
    m_directory->signIn(
        {m_email, password, QStringLiteral("laptop"), QStringLiteral("linux"), {}, QStringLiteral("::1")},
        [&](SignedInOr answer) { promise.set_value(std::move(answer)); });
    return promise.get_future().get();
}

void TestDirectory::aMemberSignsInAndOut()
{
    const auto answer = signIn(m_password);
    QVERIFY(answer);
    const auto session = m_directory->session(answer->token.toLatin1());
    QVERIFY(session);
    QCOMPARE(session->member.email, m_email);
    QVERIFY(session->expiresAt > Instant::now());
    QVERIFY(!m_directory->session("another token"));
    QVERIFY(!m_directory->session(QByteArray()));

    std::promise<bool> gone;
    m_directory->signOut(session->tokenHash, [&](Result<void> done) { gone.set_value(done.has_value()); });
    QVERIFY(gone.get_future().get());
    QVERIFY(!m_directory->session(answer->token.toLatin1()));
    // Who asked is answered before the sockets are told, of which their own may be one.
    QTRY_COMPARE(m_changes.load(), 1);
    QVERIFY(rows::sessions(*m_sessions, Instant::now())->isEmpty());
}

void TestDirectory::aWrongPasswordIsRefusedAndSlowsDown()
{
    auto answer = signIn(QStringLiteral("wrong"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().refusal.kind, Refusal::Kind::NotSignedIn);
    for (int i = 0; i < 5; ++i)
        answer = signIn(QStringLiteral("wrong"));
    QCOMPARE(answer.error().refusal.kind, Refusal::Kind::TooMany);
    QVERIFY(answer.error().retryAfterSeconds > 0);
    // The right one has to wait too, or guessing would cost nothing.
    QVERIFY(!signIn(m_password));
}

void TestDirectory::aSessionOutlivesTheDirectory()
{
    const auto answer = signIn(m_password);
    QVERIFY(answer);
    reopen();
    QVERIFY(m_directory->session(answer->token.toLatin1()));
}

void TestDirectory::anExpiredSessionIsNone()
{
    const auto answer = signIn(m_password);
    QVERIFY(answer);
    QVERIFY(m_sessions->execute(
        QStringLiteral("UPDATE agent_sessions SET expires_at = %1").arg(Instant::now().ms - 1)));
    reopen();
    QVERIFY(!m_directory->session(answer->token.toLatin1()));
}

void TestDirectory::aDeviceIsSeenWhileItIsConnected()
{
    const auto answer = signIn(m_password);
    QVERIFY(answer);
    const auto hash = answer->signedIn.tokenHash;
    const auto stored = [&] { return rows::sessions(*m_sessions, Instant::now())->constFirst(); };
    const auto signedInAt = stored().lastSeen;
    // given two programs of one session
    m_directory->connected(hash);
    m_directory->connected(hash);
    QTRY_COMPARE(stored().connections, 2);
    // when they end, one after the other
    m_directory->disconnected(hash);
    QTRY_COMPARE(stored().connections, 1);
    const auto before = Instant::now();
    QVERIFY(before > signedInAt);
    m_directory->disconnected(hash);
    const auto after = Instant::now();
    // then it was last seen when the last one did
    QTRY_COMPARE(stored().connections, 0);
    QVERIFY(stored().lastSeen >= before && stored().lastSeen <= after);
    QTRY_COMPARE(m_directory->roster()->session(hash)->lastSeen, stored().lastSeen);
    // What is said last is written down at the end; a relay that starts has nobody yet.
    m_directory->connected(hash);
    m_directory->stop();
    QCOMPARE(stored().connections, 1);
    reopen();
    QCOMPARE(stored().connections, 0);
}

void TestDirectory::adminChangesAreNoticed()
{
    const auto answer = signIn(m_password);
    QVERIFY(answer);
    QVERIFY(m_admin->setRole(m_email, Role::Admin));
    QTRY_VERIFY(
        m_directory->session(answer->token.toLatin1())->permissions().testFlag(Permission::Administer));
    QVERIFY(m_admin->disable(m_email));
    QTRY_VERIFY(!m_directory->session(answer->token.toLatin1()));
    QTRY_COMPARE(m_changes.load(), 2);
    QVERIFY(!signIn(m_password));
    // and it is no session any more when she may come back
    QTRY_VERIFY(rows::sessions(*m_sessions, Instant::now())->isEmpty());
    QVERIFY(m_admin->enable(m_email));
    QTRY_VERIFY(signIn(m_password));
    QVERIFY(!m_directory->session(answer->token.toLatin1()));
}

void TestDirectory::aNewPasswordEndsEverySession()
{
    const auto before = signIn(m_password);
    QVERIFY(before);
    const auto another = QStringLiteral("another long one");
    QVERIFY(m_admin->resetPassword(m_email, another));
    QTRY_VERIFY(!m_directory->session(before->token.toLatin1()));
    const auto after = signIn(another);
    QVERIFY(after);
    // Whatever the clock says, a relay that starts anew keeps it.
    reopen();
    QVERIFY(m_directory->session(after->token.toLatin1()));
    QVERIFY(!m_directory->session(before->token.toLatin1()));
}

void TestDirectory::itsConnectionCannotWriteTheDatabase()
{
    // given somebody who writes the database, and does not end
    const auto other = storage::Transaction::begin(*m_database);
    QVERIFY(other);
    // then signing in, being seen and signing out wait for nobody
    const auto answer = signIn(m_password);
    QVERIFY(answer);
    m_directory->connected(answer->signedIn.tokenHash);
    QTRY_COMPARE(rows::sessions(*m_sessions, Instant::now())->constFirst().connections, 1);
    std::promise<bool> gone;
    m_directory->signOut(answer->signedIn.tokenHash,
                         [&](const Result<void>& done) { gone.set_value(done.has_value()); });
    QVERIFY(gone.get_future().get());
}

void TestDirectory::sessionsOfAnOlderVersionAreTakenAlong_data()
{
    QTest::addColumn<int>("schema");
    QTest::newRow("before devices had ids") << 1;
    QTest::newRow("the last one that kept them in the database") << 6;
}

void TestDirectory::sessionsOfAnOlderVersionAreTakenAlong()
{
    QFETCH(int, schema);
    m_directory.reset();
    // given a folder as an older version left it, with a session
    QTemporaryDir scripts;
    const QDir all(QStringLiteral(":/sql"));
    for (const auto& file : all.entryList(QDir::Files))
        if (file.left(4).toInt() <= schema)
            QVERIFY(QFile::copy(all.filePath(file), scripts.filePath(file)));
    QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("baton.db"));
    const auto token = secrets::createToken();
    {
        const auto database = storage::Database::open(path);
        QVERIFY(storage::migrate(**database, scripts.path()));
        QVERIFY((*database)->execute(QStringLiteral(
            "INSERT INTO members(id, email, name, role, password_hash, created_at, updated_at) "
            "VALUES('m1', 'ana@baton.example', 'Ana', 'agent', '', 1, 1)")));
        auto insert = (*database)->prepare(QStringLiteral(
            "INSERT INTO agent_sessions(token_hash, member, device_name, device_platform, created_at, "
            "expires_at, last_seen) VALUES(?, 'm1', 'laptop', 'linux', 1, ?, 1)"));
        QVERIFY(insert->run(secrets::hashOf(token.toLatin1()), Instant::now().ms + 60'000));
    }
    // when this version comes
    QVERIFY(openSessions(path));
    {
        const auto database = storage::Database::open(path);
        QVERIFY(storage::migrate(**database, QStringLiteral(":/sql")));
    }
    // then nobody is signed out
    Directory directory({path, 10, {}});
    QVERIFY(directory.start());
    const auto session = directory.session(token.toLatin1());
    QVERIFY(session);
    QCOMPARE(session->member.name, QStringLiteral("Ana"));
    QVERIFY(schema > 1 || !session->device.isEmpty());
}

void TestDirectory::whatIsFollowedIsInForce()
{
    // what was changed before it started is followed from the start
    QCOMPARE(*rows::followedAudit(*m_sessions), *rows::lastAudit(*m_database));
    const auto made = m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {});
    QVERIFY(made);
    QTRY_COMPARE(*rows::followedAudit(*m_sessions), *rows::lastAudit(*m_database));
    QVERIFY(m_directory->botByKey(made->key.toLatin1()));
    // and whoever has seen that it is followed will not find the old
    QVERIFY(m_admin->rotateKey(QStringLiteral("shop")));
    QTRY_COMPARE(*rows::followedAudit(*m_sessions), *rows::lastAudit(*m_database));
    QVERIFY(!m_directory->botByKey(made->key.toLatin1()));
    QCOMPARE(m_changes.load(), 2);
}

void TestDirectory::whatWasAddedJustNowIsKnownAtTheFirstCall()
{
    // given a directory that would not look by itself
    m_directory->stop();
    m_directory = std::make_unique<Directory>(
        Directory::Options{m_folder->filePath(QStringLiteral("baton.db")), 3'600'000, {}});
    QVERIFY(m_directory->start());
    QTRY_VERIFY(signIn(m_password));
    // when an administrator adds a bot and a member
    const auto made = m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {});
    QVERIFY(made);
    QTRY_VERIFY(m_directory->botByKey(made->key.toLatin1()));
    // and a customer comes to the page of another at once
    QVERIFY(m_admin->addBot(QStringLiteral("travel"), QStringLiteral("Travel"), {}));
    QTRY_VERIFY(m_directory->bot(BotId(QStringLiteral("travel"))));
    const auto ben = QStringLiteral("ben@baton.example");
    QVERIFY(m_admin->addMember({ben, QStringLiteral("Ben"), Role::Agent, {}, m_password}));
    std::promise<bool> promise;
    m_directory->signIn({ben, m_password, QStringLiteral("desk"), QStringLiteral("Linux"), {}, {}},
                        [&](const SignedInOr& answer) { promise.set_value(answer.has_value()); });
    QVERIFY(promise.get_future().get());
}

void TestDirectory::aBotIsFoundByItsKeyOnly()
{
    const auto made = m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {});
    QTRY_VERIFY(m_directory->botByKey(made->key.toLatin1()));
    QCOMPARE(m_directory->botByKey(made->key.toLatin1())->id, made->bot.id);
    QVERIFY(!m_directory->botByKey("bk_other"));
    QVERIFY(!m_directory->botByKey(QByteArray(1000, 'x')));
    const auto rotated = m_admin->rotateKey(QStringLiteral("shop"));
    QTRY_VERIFY(m_directory->botByKey(rotated->key.toLatin1()));
    QVERIFY(!m_directory->botByKey(made->key.toLatin1()));
}

void TestDirectory::placesOfBotsAreKept()
{
    QVERIFY(m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {}));
    m_directory->setDelivered(BotId(QStringLiteral("shop")), 42);
    reopen();
    QCOMPARE(m_directory->bot(BotId(QStringLiteral("shop")))->deliveredSeq, 42);
    // What an administrator writes does not set it back.
    QVERIFY(m_admin->setBot(QStringLiteral("shop"), {{QStringLiteral("name"), QStringLiteral("New")}}));
    QTRY_COMPARE(m_directory->bot(BotId(QStringLiteral("shop")))->name, QStringLiteral("New"));
    QCOMPARE(m_directory->bot(BotId(QStringLiteral("shop")))->deliveredSeq, 42);
}

void TestDirectory::aConversationIsFoundByEitherKey()
{
    QVERIFY(m_database->execute(
        QStringLiteral("INSERT INTO conversations(id, bot, bot_name, subject, channel, state, contact, "
                       "contact_json, created_at, "
                       "updated_at) VALUES('c1', 'shop', 'Shop', 's1', 'WA', 'bot', 'p', '{}', 1, 1)")));
    const auto find = [&](const QString& bot, const QString& key) {
        std::promise<std::optional<ConversationAddress>> promise;
        m_directory->findConversation(BotId(bot), key,
                                      [&](auto found) { promise.set_value(std::move(found)); });
        return promise.get_future().get();
    };
    const auto shop = QStringLiteral("shop");
    const ConversationAddress wanted{ConversationId(QStringLiteral("c1")), BotId(shop), QStringLiteral("s1")};
    QCOMPARE(find(shop, QStringLiteral("s1")), std::optional(wanted));
    QCOMPARE(find(shop, QStringLiteral("c1")), std::optional(wanted));
    QVERIFY(!find(shop, QStringLiteral("s2")));
    QVERIFY(!find(QStringLiteral("bank"), QStringLiteral("c1")));
}

BATON_TEST(TestDirectory)
#include "tst_directory.moc"
