// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/bridge/audience.h"

#include "tests/support/http.h"
#include "tests/support/rpcclient.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

namespace baton::bench {

namespace {

constexpr int devicesEach = 10;

QString address(int member) { return QStringLiteral("m%1@baton.example").arg(member); }

QStringList botsOf(int member)
{
    switch (member % 3) {
    case 0:
        return {};
    case 1:
        return {QStringLiteral("shop")};
    default:
        return {QStringLiteral("shop"), QStringLiteral("bank")};
    }
}

QJsonObject forms(const QStringList& names, const char* form)
{
    QJsonObject all;
    for (const auto& name : names)
        all.insert(name, QLatin1String(form));
    return all;
}

QJsonObject allDay(bool escalationsToo)
{
    return {{QStringLiteral("on"), true},
            {QStringLiteral("from"), QStringLiteral("00:00")},
            {QStringLiteral("to"), QStringLiteral("00:00")},
            {QStringLiteral("escalationsToo"), escalationsToo}};
}

/// What `subscriptions.set` is given.
QJsonObject wantedBy(Taste taste)
{
    const QStringList kinds{QStringLiteral("retrained"), QStringLiteral("kb_chunks_added"),
                            QStringLiteral("prompt_tuned"), QStringLiteral("tool_added")};
    const QStringList channels{QStringLiteral("started"), QStringLiteral("step"), QStringLiteral("finished")};
    const auto autoUpdates = QStringLiteral("autoUpdates");
    const auto workflows = QStringLiteral("workflows");
    const auto escalations = QStringLiteral("escalations");
    switch (taste) {
    case Taste::Usual:
    case Taste::Away:
        return {};
    case Taste::OnlyCustomers:
        return {{escalations, QStringLiteral("banner")},
                {autoUpdates, forms(kinds, "off")},
                {workflows, forms(channels, "off")}};
    case Taste::NoCustomers:
        return {{escalations, QStringLiteral("off")}, {autoUpdates, forms(kinds, "loud")}};
    case Taste::LoudAtBank:
        return {
            {QStringLiteral("bots"), QJsonArray{QJsonObject{{QStringLiteral("bot"), QStringLiteral("shop")},
                                                            {escalations, QStringLiteral("off")}},
                                                QJsonObject{{QStringLiteral("bot"), QStringLiteral("bank")},
                                                            {autoUpdates, forms(kinds, "loud")}}}}};
    case Taste::AtNight:
        return {{QStringLiteral("quietHours"), allDay(false)}};
    case Taste::AtNightAll:
        return {{QStringLiteral("quietHours"), allDay(true)}};
    case Taste::EveryStep:
        return {{QStringLiteral("perWorkflow"),
                 QJsonArray{
                     QJsonObject{{QStringLiteral("workflow"), QStringLiteral("kpi")},
                                 {QStringLiteral("channels"), forms({QStringLiteral("step")}, "banner")}}}}};
    }
    return {};
}

int usualForm(const Happening& happening)
{
    static const QHash<QString, int> form{
        {QStringLiteral("retrained"), 2},    {QStringLiteral("kb_chunks_added"), 1},
        {QStringLiteral("prompt_tuned"), 2}, {QStringLiteral("tool_added"), 3},
        {QStringLiteral("started"), 2},      {QStringLiteral("step"), 0},
        {QStringLiteral("finished"), 2}};
    return happening.kind == Happening::Kind::Escalation ? 3 : form.value(happening.detail);
}

/// All at once, as far as the relay's threads for passwords go.
bool signInAll(const testing::RelayProcess& relay, QList<Device>& devices)
{
    QNetworkAccessManager network;
    QEventLoop loop;
    int open = int(devices.size());
    for (int i = 0; i < devices.size(); ++i) {
        QNetworkRequest request(relay.url(QStringLiteral("/v1/sessions")));
        request.setRawHeader("Content-Type", "application/json");
        const QJsonObject body{
            {QStringLiteral("email"), address(i / devicesEach)},
            {QStringLiteral("password"), testing::RelayProcess::password()},
            {QStringLiteral("device"), QJsonObject{{QStringLiteral("name"), devices[i].name}}}};
        auto* reply = network.post(request, QJsonDocument(body).toJson());
        QObject::connect(reply, &QNetworkReply::finished, &loop, [&devices, &loop, &open, reply, i] {
            devices[i].token = QJsonDocument::fromJson(reply->readAll())
                                   .object()
                                   .value(QLatin1String("token"))
                                   .toString()
                                   .toLatin1();
            reply->deleteLater();
            if (--open == 0)
                loop.quit();
        });
    }
    loop.exec();
    return std::none_of(devices.begin(), devices.end(),
                        [](const Device& one) { return one.token.isEmpty(); });
}

bool subscribe(const testing::RelayProcess& relay, const Device& device)
{
    const auto wanted = wantedBy(device.taste);
    if (wanted.isEmpty())
        return true;
    testing::RpcClient client;
    return client.open(relay.socketUrl(QStringLiteral("/v1/agent")), device.token,
                       QStringLiteral("baton.v1")) &&
           client.call(QStringLiteral("session.hello")).ok() &&
           client.call(QStringLiteral("subscriptions.set"), wanted).ok();
}

} // namespace

int meantForm(const Device& device, const Happening& happening)
{
    const bool escalation = happening.kind == Happening::Kind::Escalation;
    const int usual = usualForm(happening);
    if (!device.belongsTo(happening.bot))
        return 0;
    switch (device.taste) {
    case Taste::Usual:
        return usual;
    case Taste::OnlyCustomers:
        return escalation ? 2 : 0;
    case Taste::NoCustomers:
        return escalation ? 0 : happening.kind == Happening::Kind::AutoUpdate ? 3 : usual;
    case Taste::LoudAtBank:
        if (escalation && happening.bot == QLatin1String("shop"))
            return 0;
        return happening.kind == Happening::Kind::AutoUpdate && happening.bot == QLatin1String("bank")
                   ? 3
                   : usual;
    case Taste::AtNight:
    case Taste::Away:
        return escalation ? usual : std::min(usual, 1);
    case Taste::AtNightAll:
        return std::min(usual, 1);
    case Taste::EveryStep:
        return happening.detail == QLatin1String("step") ? 2 : usual;
    }
    return 0;
}

QList<Device> gatherAudience(testing::RelayProcess& relay, int count)
{
    QList<Device> devices;
    for (int i = 0; i < count; ++i) {
        const int member = i / devicesEach;
        // The quiet hours and the availability are a member's, so a taste is as well.
        devices.append({QStringLiteral("device-%1").arg(i), Taste(member % tastes), botsOf(member), {}});
        if (i % devicesEach == 0 &&
            !relay.addMember(address(member), QStringLiteral("agent"), botsOf(member)))
            return {};
    }
    if (!relay.start() || !signInAll(relay, devices))
        return {};
    for (const auto& device : devices)
        if (!subscribe(relay, device))
            return {};
    return devices;
}

} // namespace baton::bench
