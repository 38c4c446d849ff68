// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/bench/bridge/burst.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace baton::bench {

namespace {

QByteArray cloudEvent(int number, const QString& type, const QJsonObject& data, const QString& subject = {})
{
    QJsonObject event{{QStringLiteral("specversion"), QStringLiteral("1.0")},
                      {QStringLiteral("source"), QStringLiteral("/burst")},
                      {QStringLiteral("id"), QString::number(number)},
                      {QStringLiteral("type"), QStringLiteral("baton.") + type},
                      {QStringLiteral("data"), data}};
    if (!subject.isEmpty())
        event.insert(QStringLiteral("subject"), subject);
    return QJsonDocument(event).toJson(QJsonDocument::Compact);
}

QString mark(int number) { return QStringLiteral("@%1@").arg(number); }

Happening escalation(int number, const QString& bot)
{
    return {Happening::Kind::Escalation,
            bot,
            {},
            {},
            cloudEvent(number, QStringLiteral("escalation.requested"),
                       {{QStringLiteral("reason"), mark(number) + QStringLiteral(" asked for a person")},
                        {QStringLiteral("quote"), QStringLiteral("Where is my refund?")}},
                       QStringLiteral("chat-%1").arg(number))};
}

Happening change(int number, const QString& bot)
{
    static const QStringList kinds{QStringLiteral("retrained"), QStringLiteral("kb_chunks_added"),
                                   QStringLiteral("prompt_tuned"), QStringLiteral("tool_added")};
    const auto& kind = kinds[number % kinds.size()];
    return {Happening::Kind::AutoUpdate,
            bot,
            kind,
            {},
            cloudEvent(number, QStringLiteral("autoupdate.recorded"),
                       {{QStringLiteral("kind"), kind},
                        {QStringLiteral("summary"),
                         mark(number) + QStringLiteral(" 12 chunks of supplier-spec.pdf")}})};
}

/// The first, second or third event of a run.
Happening stage(int number, const QString& bot, int run, int part)
{
    const auto key = QStringLiteral("run-%1").arg(run);
    QJsonObject data{{QStringLiteral("run"), key}};
    static const QStringList channels{QStringLiteral("started"), QStringLiteral("step"),
                                      QStringLiteral("finished")};
    if (part == 0) {
        data.insert(QStringLiteral("workflow"),
                    QJsonObject{{QStringLiteral("id"), QStringLiteral("kpi")},
                                {QStringLiteral("name"), QStringLiteral("KPI digest")}});
        data.insert(QStringLiteral("about"), mark(number));
    } else if (part == 1) {
        data.insert(QStringLiteral("step"),
                    QJsonObject{{QStringLiteral("index"), 1}, {QStringLiteral("name"), mark(number)}});
        data.insert(QStringLiteral("state"), QStringLiteral("started"));
    } else {
        data.insert(QStringLiteral("status"), QStringLiteral("failure"));
        data.insert(QStringLiteral("error"), mark(number));
    }
    return {Happening::Kind::Workflow, bot, channels[part], bot + u'/' + key,
            cloudEvent(number, QStringLiteral("workflow.") + channels[part], data)};
}

} // namespace

QStringList burstBots() { return {QStringLiteral("shop"), QStringLiteral("bank"), QStringLiteral("travel")}; }

QList<Happening> mixedBurst(int count)
{
    const auto bots = burstBots();
    QList<Happening> all;
    // Runs overlap: each of the newest few goes on when its turn comes.
    QList<int> parts;
    for (int number = 0; number < count; ++number) {
        const int turn = number % 10;
        if (turn < 3) {
            all.append(escalation(number, bots[number / 10 % 3]));
        } else if (turn < 6) {
            all.append(change(number, bots[number / 7 % 3]));
        } else {
            const auto open = parts.indexOf(1) >= 0 && turn % 2 == 0 ? parts.indexOf(1) : parts.indexOf(2);
            const int run = open >= 0 ? int(open) : int(parts.size());
            if (open < 0)
                parts.append(0);
            all.append(stage(number, bots[run % 3], run, parts[run]));
            parts[run] = parts[run] + 1;
        }
    }
    return all;
}

std::string postOf(const Happening& happening, const QByteArray& key)
{
    return "POST /v1/events HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer " + key.toStdString() +
           "\r\nContent-Type: application/cloudevents+json\r\nContent-Length: " +
           std::to_string(happening.body.size()) + "\r\n\r\n" + happening.body.toStdString();
}

} // namespace baton::bench
