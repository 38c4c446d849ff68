// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/storage/database.h"
#include "tests/support/http.h"
#include "tests/support/program.h"
#include "tests/support/relayprocess.h"
#include "tests/support/rpcclient.h"
#include "tests/support/webhookreceiver.h"

#include <QJsonDocument>
#include <QtTest>

using namespace baton;
using namespace baton::testing;

namespace {

constexpr int notPermitted = -32003;
constexpr int noSuchThing = -32004;
constexpr int signedOut = 4001;

QString email(const char* name) { return QString::fromLatin1(name) + QStringLiteral("@baton.example"); }

} // namespace

/// What admins do is in force at once and in the audit under their name, from the console and by command.
class TestAudit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theConsoleSignsADeviceOut();
    void theCommandSignsADeviceOutBesideARelay();
    void theCommandSignsADeviceOutWithoutOne();
    void whomANewPasswordSignedOutComesBackByNoRestore();
    void whoAsksFromTheDeviceItselfIsAnswered();
    void aDeviceThatIsNoneIsSaid();
    void onlyAdminsMay();
    void sendingAgainIsInTheAudit();

private:
    struct Program
    {
        QByteArray token;
        std::unique_ptr<RpcClient> socket;
    };
    Program program(const char* name, const char* device) const;
    QString idOf(const char* name, const char* device) const;
    bool isRefused(const QByteArray& token) const;
    QStringList audit(const QString& action) const;
    RelayProcess::Output revoke(const QString& id) const
    {
        return m_relay->run({QStringLiteral("device"), QStringLiteral("revoke"), id});
    }

    std::unique_ptr<RelayProcess> m_relay;
    Program m_admin;
};

void TestAudit::init()
{
    m_relay = std::make_unique<RelayProcess>();
    QVERIFY(m_relay->addMember(email("ana")));
    QVERIFY(m_relay->addMember(email("eve"), QStringLiteral("admin")));
    QVERIFY(m_relay->start());
    m_admin = program("eve", "desk");
    QVERIFY(m_admin.socket->isOpen());
}

void TestAudit::cleanup()
{
    m_admin = {};
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
    m_relay.reset();
}

TestAudit::Program TestAudit::program(const char* name, const char* device) const
{
    Program made{signIn(m_relay->url(), email(name), QString::fromLatin1(device)),
                 std::make_unique<RpcClient>()};
    made.socket->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), made.token,
                      QStringLiteral("baton.v1"));
    made.socket->call(QStringLiteral("session.hello"));
    return made;
}

/// As the command lists it.
QString TestAudit::idOf(const char* name, const char* device) const
{
    const auto out =
        m_relay->run({QStringLiteral("device"), QStringLiteral("list"), QStringLiteral("--json")}).out;
    const auto all = QJsonDocument::fromJson(out).object().value(QLatin1String("devices")).toArray();
    for (const auto& one : all) {
        const auto object = one.toObject();
        if (object.value(QLatin1String("email")) == email(name) &&
            object.value(QLatin1String("name")) == QLatin1String(device))
            return object.value(QLatin1String("id")).toString();
    }
    return {};
}

bool TestAudit::isRefused(const QByteArray& token) const
{
    RpcClient socket;
    return !socket.open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")) &&
           http("DELETE", m_relay->url(QStringLiteral("/v1/sessions/current")), {}, bearer(token)).status ==
               401;
}

/// "who: detail" of each row.
QStringList TestAudit::audit(const QString& action) const
{
    QStringList rows;
    const auto database = storage::Database::open(m_relay->dataFolder() + QStringLiteral("/baton.db"),
                                                  storage::Database::Mode::ReadOnly);
    auto query = (*database)->prepare(
        QStringLiteral("SELECT who, detail FROM admin_audit WHERE action = ? ORDER BY id"));
    if (!query || !query->run(action))
        return {QStringLiteral("unreadable")};
    while (query->next())
        rows << query->text(0) + QStringLiteral(": ") + query->text(1);
    return rows;
}

void TestAudit::theConsoleSignsADeviceOut()
{
    // Given a device with two programs, and another one
    const auto first = program("ana", "lost");
    const auto second = program("ana", "lost");
    const auto other = program("ana", "kept");
    QSignalSpy firstClosed(first.socket.get(), &RpcClient::closed);
    QSignalSpy secondClosed(second.socket.get(), &RpcClient::closed);
    const auto id = idOf("ana", "lost");

    const auto answer = m_admin.socket->call(QStringLiteral("devices.revoke"), {{QStringLiteral("id"), id}});

    QVERIFY2(answer.ok(), qPrintable(answer.errorText));
    QVERIFY(isRefused(first.token));
    QVERIFY(isRefused(second.token));
    QTRY_COMPARE(firstClosed.size(), 1);
    QTRY_COMPARE(secondClosed.size(), 1);
    QCOMPARE(first.socket->closeCode(), signedOut);
    QCOMPARE(second.socket->closeCode(), signedOut);
    QVERIFY(other.socket->call(QStringLiteral("subscriptions.get")).ok());
    QCOMPARE(audit(QStringLiteral("device.revoke")),
             QStringList{QStringLiteral("console: eve@baton.example: %1 ana@baton.example lost").arg(id)});
    // Whoever knows the password may sign in again, and a restart brings nothing back.
    m_relay->kill();
    QVERIFY(m_relay->start());
    QVERIFY(isRefused(first.token));
    QVERIFY(!isRefused(program("ana", "lost").token));
}

void TestAudit::theCommandSignsADeviceOutBesideARelay()
{
    const auto lost = program("ana", "lost");
    QSignalSpy closed(lost.socket.get(), &RpcClient::closed);
    const auto id = idOf("ana", "lost");
    // by as much of the id as is listed
    const auto done = revoke(id.left(9));
    QVERIFY2(done.exitCode == 0, done.err.constData());
    QVERIFY2(done.err.isEmpty(), done.err.constData());
    QVERIFY2(done.out.contains("ana@baton.example lost"), done.out.constData());
    QVERIFY(isRefused(lost.token));
    QTRY_COMPARE(closed.size(), 1);
    QCOMPARE(lost.socket->closeCode(), signedOut);
    QVERIFY(m_admin.socket->call(QStringLiteral("subscriptions.get")).ok());
    const auto rows = audit(QStringLiteral("device.revoke"));
    QCOMPARE(rows.size(), 1);
    QVERIFY2(rows.at(0).startsWith(QStringLiteral("command line: ")), qPrintable(rows.at(0)));
    QVERIFY2(rows.at(0).contains(id + QStringLiteral(" ana@baton.example")), qPrintable(rows.at(0)));
}

void TestAudit::theCommandSignsADeviceOutWithoutOne()
{
    const auto lost = program("ana", "lost");
    const auto id = idOf("ana", "lost");
    // Given a backup from when it was signed in
    QTemporaryDir folder;
    const auto backup = folder.filePath(QStringLiteral("backup.db"));
    QCOMPARE(m_relay->run({QStringLiteral("backup"), backup}).exitCode, 0);
    QCOMPARE(m_relay->terminate(), 0);
    QCOMPARE(revoke(id).exitCode, 0);
    QCOMPARE(idOf("ana", "lost"), QString());
    QCOMPARE(audit(QStringLiteral("device.revoke")).size(), 1);
    // it comes back by no restore
    QCOMPARE(m_relay->run({QStringLiteral("restore"), backup}).exitCode, 0);
    QVERIFY(m_relay->start());
    QVERIFY(isRefused(lost.token));
    QVERIFY(!isRefused(m_admin.token));
}

void TestAudit::whomANewPasswordSignedOutComesBackByNoRestore()
{
    const auto lost = program("ana", "lost");
    QTemporaryDir folder;
    const auto backup = folder.filePath(QStringLiteral("backup.db"));
    QCOMPARE(m_relay->run({QStringLiteral("backup"), backup}).exitCode, 0);
    QCOMPARE(m_relay->terminate(), 0);
    QCOMPARE(m_relay
                 ->run({QStringLiteral("member"), QStringLiteral("reset-password"), email("ana"),
                        QStringLiteral("--password-stdin")},
                       "quite another one\n")
                 .exitCode,
             0);
    QCOMPARE(m_relay->run({QStringLiteral("restore"), backup}).exitCode, 0);
    QVERIFY(m_relay->start());
    QVERIFY(isRefused(lost.token));
    QVERIFY(!isRefused(m_admin.token));
}

void TestAudit::whoAsksFromTheDeviceItselfIsAnswered()
{
    QSignalSpy closed(m_admin.socket.get(), &RpcClient::closed);
    QVERIFY(
        m_admin.socket->call(QStringLiteral("devices.revoke"), {{QStringLiteral("id"), idOf("eve", "desk")}})
            .ok());
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(isRefused(m_admin.token));
}

void TestAudit::aDeviceThatIsNoneIsSaid()
{
    const auto answer = m_admin.socket->call(QStringLiteral("devices.revoke"),
                                             {{QStringLiteral("id"), QStringLiteral("d0")}});
    QCOMPARE(answer.errorCode, noSuchThing);
    QVERIFY2(answer.errorText.contains(QStringLiteral("devices.list")), qPrintable(answer.errorText));
    for (const auto& wrong : {QStringLiteral("d0"), idOf("eve", "desk").left(3), QStringLiteral(" ")}) {
        const auto done = revoke(wrong);
        QCOMPARE(done.exitCode, 1);
        QVERIFY2(done.err.contains("device list"), done.err.constData());
    }
    QCOMPARE(m_relay->run({QStringLiteral("device"), QStringLiteral("revoke")}).exitCode, 2);
    // Whoever is signed out is no device any more.
    const auto id = idOf("eve", "desk");
    QCOMPARE(revoke(id).exitCode, 0);
    QCOMPARE(revoke(id).exitCode, 1);
    QCOMPARE(audit(QStringLiteral("device.revoke")).size(), 1);
}

void TestAudit::onlyAdminsMay()
{
    const auto ana = program("ana", "desk");
    const auto answer =
        ana.socket->call(QStringLiteral("devices.revoke"), {{QStringLiteral("id"), idOf("eve", "desk")}});
    QCOMPARE(answer.errorCode, notPermitted);
    QVERIFY(m_admin.socket->call(QStringLiteral("subscriptions.get")).ok());
    QVERIFY(audit(QStringLiteral("device.revoke")).isEmpty());
}

void TestAudit::sendingAgainIsInTheAudit()
{
    // Given three notices that a bot refused for good
    WebhookReceiver receiver;
    receiver.answerWith(400);
    const auto shop = m_relay->addBot(QStringLiteral("shop"), receiver.url());
    for (const auto* subject : {"a", "b", "c"}) {
        const auto key = QString::fromLatin1(subject);
        const auto event = cloudEvent(key, QStringLiteral("baton.escalation.requested"), key,
                                      {{QStringLiteral("reason"), QStringLiteral("asked")}});
        QTRY_COMPARE(publish(m_relay->url(), shop.key, {event}).status, 202);
    }
    const auto waiting = m_admin.socket
                             ->call(QStringLiteral("conversations.list"),
                                    {{QStringLiteral("view"), QStringLiteral("waiting")}})
                             .result.value(QLatin1String("items"))
                             .toArray();
    for (const auto& one : waiting) {
        const auto id = one.toObject().value(QLatin1String("id"));
        QVERIFY(m_admin.socket
                    ->call(QStringLiteral("conversations.claim"),
                           {{QStringLiteral("id"), id}, {QStringLiteral("commandId"), id}})
                    .ok());
    }
    const auto parked = [&] {
        QStringList ids;
        const auto items = m_admin.socket
                               ->call(QStringLiteral("deliveries.list"),
                                      {{QStringLiteral("state"), QStringLiteral("parked")}})
                               .result.value(QLatin1String("items"))
                               .toArray();
        for (const auto& one : items)
            ids << one.toObject().value(QLatin1String("id")).toString();
        return ids;
    };
    QTRY_COMPARE(parked().size(), 3);
    receiver.answerWith(204);
    const auto ids = parked();
    // When one is sent again from the console, one by a command beside one that is none, and the rest
    QVERIFY(
        m_admin.socket->call(QStringLiteral("deliveries.retry"), {{QStringLiteral("id"), ids.at(0)}}).ok());
    QVERIFY(!m_admin.socket
                 ->call(QStringLiteral("deliveries.retry"), {{QStringLiteral("id"), QStringLiteral("w77")}})
                 .ok());
    const auto retry = [&](const QStringList& which) {
        return m_relay->run(QStringList{QStringLiteral("delivery"), QStringLiteral("retry")} + which)
            .exitCode;
    };
    QCOMPARE(retry({ids.at(1), QStringLiteral("w77")}), 1);
    QCOMPARE(retry({QStringLiteral("--all")}), 0);
    QTRY_COMPARE_WITH_TIMEOUT(receiver.accepted().size(), 3, 30'000);
    // and once more, when nothing is left
    QCOMPARE(retry({QStringLiteral("--bot"), QStringLiteral("shop")}), 0);
    // Then the audit says who sent what.
    const auto rows = audit(QStringLiteral("delivery.retry"));
    QCOMPARE(rows.size(), 3);
    QCOMPARE(rows.at(0), QStringLiteral("console: eve@baton.example: ") + ids.at(0));
    for (const auto& [row, which] : {std::pair(1, ids.at(1)), std::pair(2, QStringLiteral("all"))}) {
        QVERIFY2(rows.at(row).startsWith(QStringLiteral("command line: ")), qPrintable(rows.at(row)));
        QVERIFY2(rows.at(row).endsWith(QStringLiteral(": ") + which), qPrintable(rows.at(row)));
    }
}

BATON_TEST(TestAudit)
#include "tst_audit.moc"
