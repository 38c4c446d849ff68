// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/conversation.h"
#include "core/domain/permissions.h"
#include "tests/support/program.h"

#include <QSet>
#include <QTest>

using namespace baton;

/// The small values everything else is made of.
class ValuesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timesAreReadWithAnyOffsetAndWrittenInOneForm_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("written");
        const auto row = [](const char* text, const char* written) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(written);
        };
        row("2026-11-23T10:02:03.004Z", "2026-11-23T10:02:03.004Z");
        row("2026-11-23T10:02:03Z", "2026-11-23T10:02:03.000Z");
        row("2026-11-23T12:02:03.5+02:00", "2026-11-23T10:02:03.500Z");
        row("2026-11-23T05:32:03-04:30", "2026-11-23T10:02:03.000Z");
        row("2026-11-23T10:02:03", "");
        row("2026-11-23", "");
        row("yesterday", "");
        row("", "");
    }
    void timesAreReadWithAnyOffsetAndWrittenInOneForm()
    {
        QFETCH(QString, text);
        QFETCH(QString, written);
        const auto instant = Instant::fromRfc3339(text);
        QCOMPARE(instant ? instant->toRfc3339() : QString(), written);
    }

    void idsAreUniqueAndSortByTime()
    {
        QSet<QString> seen;
        for (int i = 0; i < 10'000; ++i)
            seen.insert(createId(QLatin1Char('c')));
        QCOMPARE(seen.size(), 10'000);
        for (const auto& id : std::as_const(seen))
            QVERIFY(id.startsWith(u'c') && id.size() == 27);
    }

    void everyNameComesBack()
    {
        for (const auto state : {ConversationState::Bot, ConversationState::Waiting, ConversationState::Open,
                                 ConversationState::Ended})
            QCOMPARE(stateFromName(stateName(state)), std::optional(state));
        for (const auto role : {Role::Viewer, Role::Agent, Role::Supervisor, Role::Admin})
            QCOMPARE(roleFromName(roleName(role)), std::optional(role));
        QVERIFY(!stateFromName(u"closed"));
        QVERIFY(!roleFromName(u"owner"));
        QVERIFY(!authorKindFromName(u"robot"));
    }

    void aHigherRoleMayAllThatALowerOneMay()
    {
        const auto agent = permissionsOf(Role::Agent);
        const auto supervisor = permissionsOf(Role::Supervisor);
        const auto admin = permissionsOf(Role::Admin);
        const auto viewer = permissionsOf(Role::Viewer);
        QCOMPARE(agent & viewer, viewer);
        QVERIFY(!permissionNames(viewer).contains(QStringLiteral("chatbot.respond")));
        QCOMPARE(permissionsFromNames(permissionNames(admin) + QStringList(QStringLiteral("x"))), admin);
        QCOMPARE(supervisor & agent, agent);
        QCOMPARE(admin & supervisor, supervisor);
        QVERIFY(permissionNames(agent).contains(QStringLiteral("chatbot.respond")));
        QVERIFY(!permissionNames(supervisor).contains(QStringLiteral("relay.administer")));
    }
};

BATON_TEST(ValuesTest)
#include "tst_values.moc"
