// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/agents/agentmethodtable.h"
#include "core/relay/backstage/backstage.h"
#include "tests/support/program.h"

#include <QtTest>

using namespace baton;
using namespace baton::relay;

namespace {

namespace rpc = protocol::rpc;

const Permissions everyPermission = permissionsOf(Role::Admin);

/// Runs at once; a test has no threads.
class Here : public Executor
{
public:
    void post(std::function<void()> work) override { work(); }
    bool isCurrent() const override { return true; }
};

class Caller : public AgentCaller
{
public:
    explicit Caller(Permissions permissions)
    {
        m_access.member = {MemberId(QStringLiteral("m")), QStringLiteral("Ana")};
        m_access.permissions = permissions;
    }

    RelayParts& parts() override { return m_backstage.parts(); }
    const AgentAccess& access() const override { return m_access; }
    Executor& io() override { return m_here; }
    bool hasSaidHello() const override { return saidHello; }
    void hello(const QJsonValue& id, const protocol::HelloParams&) override { succeed(id, {}); }
    std::function<void(const protocol::ReadMark&)> othersOfMember() override
    {
        return [](const protocol::ReadMark&) {};
    }
    void setAvailability(bool) override {}
    void fail(const QJsonValue&, const rpc::Error& error) override { errors.append(error.code); }
    void succeed(const QJsonValue&, const QByteArray&) override { errors.append(0); }
    void answerFramed(const QByteArray&) override { errors.append(0); }

    bool saidHello = true;
    QList<int> errors; ///< one per answer; 0 for a success

private:
    /// Never started: what reaches it is refused as Unavailable, or as too much.
    Backstage m_backstage{{QStringLiteral("/nowhere")}};
    Here m_here;
    AgentAccess m_access;
};

/// Params that every method can read; what a method does not know it ignores.
QJsonObject someParams()
{
    return {{QStringLiteral("id"), QStringLiteral("c")},
            {QStringLiteral("commandId"), QStringLiteral("1")},
            {QStringLiteral("text"), QStringLiteral("hello")},
            {QStringLiteral("view"), QStringLiteral("all")},
            {QStringLiteral("bot"), QStringLiteral("b")},
            {QStringLiteral("contact"), QStringLiteral("p")},
            {QStringLiteral("on"), true},
            {QStringLiteral("upTo"), 1},
            {QStringLiteral("items"), QJsonArray()},
            {QStringLiteral("escalations"), QStringLiteral("banner")},
            {QStringLiteral("member"), QStringLiteral("m")},
            {QStringLiteral("message"), QStringLiteral("g")},
            {QStringLiteral("availability"), QStringLiteral("away")},
            {QStringLiteral("reply"), QJsonObject{{QStringLiteral("shortcut"), QStringLiteral("s")},
                                                  {QStringLiteral("title"), QStringLiteral("t")},
                                                  {QStringLiteral("text"), QStringLiteral("x")}}}};
}

} // namespace

/// Every method of the agent socket needs its permission, and nothing else opens it.
class TestAgentMethods : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutItsPermissionAMethodIsRefused_data();
    void withoutItsPermissionAMethodIsRefused();
    void withItsPermissionAloneAMethodIsReached_data() { withoutItsPermissionAMethodIsRefused_data(); }
    void withItsPermissionAloneAMethodIsReached();
    void helloComesFirst_data() { withoutItsPermissionAMethodIsRefused_data(); }
    void helloComesFirst();
    void wrongParamsAreRefusedByEveryMethod_data() { withoutItsPermissionAMethodIsRefused_data(); }
    void wrongParamsAreRefusedByEveryMethod();
    void theTableIsTheProtocols();
};

void TestAgentMethods::withoutItsPermissionAMethodIsRefused_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("permission");
    for (const auto& method : agentMethods())
        QTest::newRow(method.name.data()) << QString(method.name) << int(method.permission);
}

void TestAgentMethods::withoutItsPermissionAMethodIsRefused()
{
    QFETCH(QString, name);
    QFETCH(int, permission);
    Caller caller(everyPermission & ~Permissions(Permission(permission)));
    callAgentMethod(caller, {1, name, someParams()});
    QCOMPARE(caller.errors, QList<int>{rpc::NotPermitted});
}

void TestAgentMethods::withItsPermissionAloneAMethodIsReached()
{
    QFETCH(QString, name);
    QFETCH(int, permission);
    Caller caller{Permissions(Permission(permission))};
    callAgentMethod(caller, {1, name, someParams()});
    // Reached means answered by what lies behind it: done, or refused by parts that were not started and know
    // of nobody.
    const QList<int> reached{0, rpc::InternalError, rpc::TooMany, rpc::NotFound};
    QCOMPARE(caller.errors.size(), 1);
    QVERIFY(reached.contains(caller.errors.first()));
}

void TestAgentMethods::helloComesFirst()
{
    QFETCH(QString, name);
    Caller caller(everyPermission);
    caller.saidHello = false;
    callAgentMethod(caller, {1, name, someParams()});
    const bool isHello = name == protocol::method::SessionHello::name;
    QCOMPARE(caller.errors, QList<int>{isHello ? 0 : int(rpc::InvalidRequest)});
}

void TestAgentMethods::wrongParamsAreRefusedByEveryMethod()
{
    QFETCH(QString, name);
    Caller caller(everyPermission);
    QJsonObject wrong;
    const auto names = someParams().keys();
    for (const auto& key : names)
        wrong.insert(key, QJsonArray{1});
    wrong.insert(QStringLiteral("since"), QStringLiteral("yesterday"));
    callAgentMethod(caller, {1, name, wrong});
    // What takes none cannot be given wrong ones.
    const bool takesNone =
        name == protocol::method::SubscriptionsGet::name || name == protocol::method::ListOwnBots::name;
    QCOMPARE(caller.errors.contains(rpc::InvalidParams), !takesNone);
}

void TestAgentMethods::theTableIsTheProtocols()
{
    QSet<QString> names;
    for (const auto& method : agentMethods())
        names.insert(method.name);
    QCOMPARE(names.size(), qsizetype(std::tuple_size_v<protocol::AgentMethods>));
    Caller caller(everyPermission);
    callAgentMethod(caller, {1, QStringLiteral("conversations.destroy"), {}});
    QCOMPARE(caller.errors, QList<int>{rpc::MethodNotFound});
}

BATON_TEST(TestAgentMethods)
#include "tst_agentmethods.moc"
