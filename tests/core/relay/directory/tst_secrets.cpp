// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/directory/secrets.h"
#include "tests/support/program.h"

#include <QSet>
#include <QtTest>

using namespace baton;
using namespace baton::relay;

class TestSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokensAreLongAndNeverTheSame();
    void hashesTellSecretsApart();
    void passwordsAreHashedSlowlyAndWithSalt();
    void anUnknownMemberIsNotToldApart();
    void unacceptablePasswordsSayWhy();
};

void TestSecrets::tokensAreLongAndNeverTheSame()
{
    QSet<QString> seen;
    for (int i = 0; i < 100; ++i) {
        for (const auto& secret :
             {secrets::createToken(), secrets::createBotKey(), secrets::createWebhookSecret()}) {
            QVERIFY(secret.size() >= 43);
            QVERIFY(!seen.contains(secret));
            seen.insert(secret);
        }
    }
}

void TestSecrets::hashesTellSecretsApart()
{
    QCOMPARE(secrets::hashOf("a"), secrets::hashOf("a"));
    QVERIFY(secrets::hashOf("a") != secrets::hashOf("b"));
    QCOMPARE(secrets::hashOf("a").size(), 32);
    QVERIFY(secrets::same("abc", "abc"));
    QVERIFY(!secrets::same("abc", "abd"));
    QVERIFY(!secrets::same("abc", "ab"));
}

void TestSecrets::passwordsAreHashedSlowlyAndWithSalt()
{
    const auto password = QStringLiteral("correct h\u00f6rse");
    const auto first = passwords::hash(password);
    const auto second = passwords::hash(password);
    QVERIFY(first && second);
    QVERIFY(first->startsWith(QLatin1String("$argon2id$")));
    QVERIFY(*first != *second);
    QVERIFY(passwords::verify(*first, password));
    QVERIFY(!passwords::verify(*first, QStringLiteral("correct horse")));
    QVERIFY(!passwords::verify(*first, QString()));
}

void TestSecrets::anUnknownMemberIsNotToldApart()
{
    QVERIFY(!passwords::verify(QString(), QStringLiteral("anything")));
    QVERIFY(!passwords::verify(QString(), QString()));
    QVERIFY(!passwords::verify(QString(500, u'x'), QStringLiteral("anything")));
}

void TestSecrets::unacceptablePasswordsSayWhy()
{
    QVERIFY(passwords::acceptable(QStringLiteral("ten chars!")));
    for (const auto& password : {QStringLiteral("short"), QString(2000, u'x')}) {
        const auto answer = passwords::acceptable(password);
        QVERIFY(!answer);
        QVERIFY(!answer.error().detail.isEmpty());
    }
}

BATON_TEST(TestSecrets)
#include "tst_secrets.moc"
