// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/integration/pushstage.h"

#include "tests/support/http.h"

#include <QtTest>

namespace baton::testing {

bool PushStage::raise()
{
    m_relay = std::make_unique<RelayProcess>();
    m_shop = m_relay->addBot(QStringLiteral("shop"));
    m_relay->addBot(QStringLiteral("bank"));
    const bool isReady =
        m_relay->addMember(email("ana"), QStringLiteral("agent"), {QStringLiteral("shop")}) &&
        m_relay->addMember(email("ben"), QStringLiteral("agent"), {QStringLiteral("bank")}) &&
        m_relay->addMember(email("eve"), QStringLiteral("admin")) && m_relay->start();
    m_admin = isReady ? device("eve") : nullptr;
    return m_admin != nullptr;
}

void PushStage::strike()
{
    m_admin.reset();
    if (QTest::currentTestFailed())
        qWarning().noquote() << m_relay->log();
}

QString PushStage::email(const char* name)
{
    return QString::fromLatin1(name) + QStringLiteral("@baton.example");
}

std::unique_ptr<RpcClient> PushStage::device(const char* name, const char* device)
{
    auto client = std::make_unique<RpcClient>();
    const auto token = signIn(m_relay->url(), email(name), QString::fromLatin1(device));
    if (!client->open(m_relay->socketUrl(QStringLiteral("/v1/agent")), token, QStringLiteral("baton.v1")))
        return nullptr;
    const auto hello = client->call(QStringLiteral("session.hello"));
    const auto member = hello.result.value(QLatin1String("member")).toObject();
    m_names.insert(member.value(QLatin1String("id")).toString(), QString::fromLatin1(name));
    return hello.ok() ? std::move(client) : nullptr;
}

void PushStage::escalate(const char* subject)
{
    const auto event =
        cloudEvent(QString::number(++m_events), QStringLiteral("baton.escalation.requested"),
                   QString::fromLatin1(subject), {{QStringLiteral("reason"), QStringLiteral("asked")}});
    QCOMPARE(publish(m_relay->url(), m_shop.key, {event}).status, 202);
}

QString PushStage::longestWaiting()
{
    const auto list = m_admin->call(QStringLiteral("conversations.list"),
                                    {{QStringLiteral("view"), QStringLiteral("waiting")}});
    return list.result.value(QLatin1String("items"))
        .toArray()
        .at(0)
        .toObject()
        .value(QLatin1String("id"))
        .toString();
}

QJsonArray PushStage::deliveries(const QJsonObject& filter)
{
    return m_admin->call(QStringLiteral("deliveries.list"), filter)
        .result.value(QLatin1String("items"))
        .toArray();
}

QStringList PushStage::told(const QJsonObject& filter)
{
    QStringList lines;
    const auto all = deliveries(filter);
    for (const auto& value : all) {
        const auto one = value.toObject();
        const auto text = [&](const char* name) { return one.value(QLatin1String(name)).toString(); };
        lines << QStringLiteral("%1 %2 %3 %4")
                     .arg(m_names.value(text("member")), text("device").section(u' ', 0, 0), text("form"),
                          text("state"));
    }
    lines.sort();
    return lines;
}

bool PushStage::setBots(const char* name, const char* bot)
{
    return m_relay
               ->run({QStringLiteral("member"), QStringLiteral("set-bots"), email(name),
                      QStringLiteral("--bot"), QString::fromLatin1(bot)})
               .exitCode == 0;
}

qint64 PushStage::pendingOf(RpcClient& client, const char* kind)
{
    return client.call(QStringLiteral("push.pending"), {{QStringLiteral("since"), 0}})
        .result.value(QLatin1String(kind))
        .toInteger(-1);
}

} // namespace baton::testing
