// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/administration.h"
#include "core/relay/directory/rows.h"
#include "core/relay/directory/secrets.h"
#include "core/relay/directory/sessionrows.h"
#include "core/storage/migrator.h"
#include "tests/support/program.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace baton;
using namespace baton::relay;

class TestAdministration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aMemberIsAddedOnce();
    void aMemberOfABotThatIsNotThereIsRefused();
    void changesNameTheMember();
    void disablingAndANewPasswordEndSessions();
    void aBotIsAddedWithHashedKey();
    void settingsAreCheckedAndAreAllOrNothing();
    void everyChangeLeavesAnAuditRow();

private:
    Administration::NewMember ana() const
    {
        return {QStringLiteral(" Ana@Baton.example "),
                QStringLiteral("Ana"),
                Role::Agent,
                {},
                QStringLiteral("long enough")};
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<storage::Database> m_database;
    std::unique_ptr<Administration> m_admin;
};

void TestAdministration::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto opened = storage::Database::open(m_folder->filePath(QStringLiteral("baton.db")));
    QVERIFY(opened);
    m_database = std::move(*opened);
    QVERIFY(storage::migrate(*m_database, QStringLiteral(":/sql")));
    m_admin = std::make_unique<Administration>(*m_database, QStringLiteral("test"));
}

void TestAdministration::cleanup()
{
    m_admin.reset();
    m_database.reset();
    m_folder.reset();
}

void TestAdministration::aMemberIsAddedOnce()
{
    const auto added = m_admin->addMember(ana());
    QVERIFY(added);
    QCOMPARE(added->email, QStringLiteral("ana@baton.example"));
    QVERIFY(!added->bots);
    const auto again = m_admin->addMember(ana());
    QVERIFY(!again);
    QCOMPARE(again.error().kind, Refusal::Kind::Conflict);
    const auto members = m_admin->members();
    QCOMPARE(members->size(), 1);
    QCOMPARE(members->first(), *added);
    QVERIFY(passwords::verify(members->first().passwordHash, QStringLiteral("long enough")));
}

void TestAdministration::aMemberOfABotThatIsNotThereIsRefused()
{
    auto member = ana();
    member.bots = {QStringLiteral("ghost")};
    QVERIFY(!m_admin->addMember(member));
    QVERIFY(m_admin->members()->isEmpty());
    QVERIFY(m_admin->addBot(QStringLiteral("ghost"), QStringLiteral("Ghost"), {}));
    QVERIFY(m_admin->addMember(member));
    QCOMPARE(m_admin->members()->first().bots, BotMembership({BotId(QStringLiteral("ghost"))}));
}

void TestAdministration::changesNameTheMember()
{
    QVERIFY(m_admin->addMember(ana()));
    const auto changed = m_admin->setRole(QStringLiteral("ANA@baton.example"), Role::Supervisor);
    QVERIFY(changed);
    QCOMPARE(m_admin->members()->first().role, Role::Supervisor);
    const auto nobody = m_admin->setRole(QStringLiteral("ben@baton.example"), Role::Admin);
    QCOMPARE(nobody.error().kind, Refusal::Kind::NotFound);
}

void TestAdministration::disablingAndANewPasswordEndSessions()
{
    const auto member = m_admin->addMember(ana());
    const auto openOnes = [&](qint64 signOuts) {
        AgentSession session;
        session.member = member->id;
        session.signOuts = signOuts;
        QList<AgentSession> sessions{session};
        rows::takeEnded(sessions, *m_admin->members());
        return sessions.size();
    };
    QVERIFY(m_admin->setRole(member->email, Role::Admin));
    QCOMPARE(openOnes(0), 1);
    QVERIFY(m_admin->disable(member->email));
    QCOMPARE(openOnes(0), 0);
    QVERIFY(m_admin->members()->first().disabled);
    QVERIFY(m_admin->enable(member->email));
    QVERIFY(!m_admin->members()->first().disabled);
    QCOMPARE(openOnes(0), 0);
    QCOMPARE(openOnes(1), 1);
    QVERIFY(m_admin->resetPassword(member->email, QStringLiteral("another long one")));
    QCOMPARE(openOnes(1), 0);
    QVERIFY(passwords::verify(m_admin->members()->first().passwordHash, QStringLiteral("another long one")));
}

void TestAdministration::aBotIsAddedWithHashedKey()
{
    const auto made = m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {});
    QVERIFY(made);
    const auto bots = m_admin->bots();
    QCOMPARE(bots->size(), 1);
    QCOMPARE(bots->first().keyHash, secrets::hashOf(made->key.toLatin1()));
    QVERIFY(!bots->first().keyHash.contains(made->key.toLatin1()));
    QCOMPARE(m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {}).error().kind,
             Refusal::Kind::Conflict);
    const auto rotated = m_admin->rotateKey(QStringLiteral("shop"));
    QVERIFY(rotated);
    QVERIFY(rotated->key != made->key);
    QCOMPARE(rotated->secret, made->secret);
    QCOMPARE(m_admin->bots()->first().keyHash, secrets::hashOf(rotated->key.toLatin1()));
    for (const auto& id : {QStringLiteral(""), QStringLiteral("A"), QStringLiteral("a/b"), QString(65, u'a')})
        QCOMPARE(m_admin->addBot(id, QStringLiteral("X"), {}).error().kind, Refusal::Kind::Invalid);
}

void TestAdministration::settingsAreCheckedAndAreAllOrNothing()
{
    const auto shop = QStringLiteral("shop");
    QVERIFY(m_admin->addBot(shop, QStringLiteral("Shop"), {}));
    const auto set = [&](const QMap<QString, QString>& values) { return m_admin->setBot(shop, values); };
    QVERIFY(set({{QStringLiteral("waiting_message"), QStringLiteral("One moment")},
                 {QStringLiteral("webhook"), QStringLiteral("https://bot.example/hook")}}));
    QCOMPARE(m_admin->bots()->first().settings.value(QStringLiteral("waiting_message")),
             QStringLiteral("One moment"));
    QVERIFY(!set({{QStringLiteral("name"), QStringLiteral("New")},
                  {QStringLiteral("nonsense"), QStringLiteral("x")}}));
    QVERIFY(!set({{QStringLiteral("webhook"), QStringLiteral("file:///etc/passwd")}}));
    QVERIFY(!set({{QStringLiteral("webhook"), QStringLiteral("http://user:secret@bot.example/")}}));
    QCOMPARE(m_admin->bots()->first().name, QStringLiteral("Shop"));
    QCOMPARE(m_admin->bots()->first().webhookUrl, QStringLiteral("https://bot.example/hook"));
    QVERIFY(set({{QStringLiteral("waiting_message"), {}}, {QStringLiteral("webhook"), {}}}));
    QVERIFY(m_admin->bots()->first().settings.isEmpty());
    QVERIFY(m_admin->bots()->first().webhookUrl.isEmpty());
}

void TestAdministration::everyChangeLeavesAnAuditRow()
{
    qint64 before = *rows::lastAudit(*m_database);
    const auto audited = [&] {
        const auto now = *rows::lastAudit(*m_database);
        const bool one = now == before + 1;
        before = now;
        return one;
    };
    QVERIFY(m_admin->addMember(ana()) && audited());
    QVERIFY(m_admin->disable(QStringLiteral("ana@baton.example")) && audited());
    QVERIFY(m_admin->addBot(QStringLiteral("shop"), QStringLiteral("Shop"), {}) && audited());
    QVERIFY(m_admin->rotateKey(QStringLiteral("shop")) && audited());
    // What was refused leaves none.
    QVERIFY(!m_admin->addMember(ana()) && !audited());
}

BATON_TEST(TestAdministration)
#include "tst_administration.moc"
