// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/integration/worker.h"

namespace baton::testing {

namespace {

/// "This side failed": the relay was going down and nothing was kept.
constexpr int unavailable = -32603;

} // namespace

Worker::Worker(QString name, QByteArray token, const RelayProcess& relay)
    : m_name(std::move(name))
    , m_token(std::move(token))
    , m_relay(relay)
{
    connect(&m_client, &RpcClient::opened, this, &Worker::hello);
    connect(&m_client, &RpcClient::notified, this, &Worker::take);
}

void Worker::connectToRelay()
{
    m_ready = false;
    m_client.abort();
    m_client.begin(m_relay.socketUrl(QStringLiteral("/v1/agent")), m_token, QStringLiteral("baton.v1"));
}

void Worker::work(const QString& conversation)
{
    m_jobs.append({conversation, QStringLiteral("%1-%2").arg(m_name).arg(++m_next), {}});
    if (m_ready && !m_busy)
        next();
}

void Worker::hello()
{
    m_busy = false;
    QJsonObject params;
    if (m_lastSeq > 0)
        params.insert(QStringLiteral("since"), m_lastSeq);
    m_client.send(QStringLiteral("session.hello"), params, [this](const RpcAnswer& answer) {
        if (!answer.ok())
            return;
        if (!answer.result.value(QLatin1String("resumed")).toBool())
            m_lastSeq = answer.result.value(QLatin1String("seq")).toInteger();
        m_ready = true;
        next();
    });
}

void Worker::take(const QString& method, const QJsonObject& params)
{
    if (method != QLatin1String("event"))
        return;
    const auto seq = params.value(QLatin1String("seq")).toInteger();
    m_gapless = m_gapless && seq == m_lastSeq + 1;
    m_lastSeq = seq;
}

void Worker::next()
{
    if (m_jobs.isEmpty() || !m_ready)
        return;
    m_busy = true;
    const auto job = m_jobs.constFirst();
    QJsonObject params{{QStringLiteral("id"), job.conversation},
                       {QStringLiteral("commandId"), job.commandId}};
    if (!job.text.isEmpty())
        params.insert(QStringLiteral("text"), job.text);
    const auto method =
        job.text.isEmpty() ? QStringLiteral("conversations.claim") : QStringLiteral("conversations.reply");
    m_client.send(method, params, [this, job](const RpcAnswer& answer) { done(job, answer); });
}

void Worker::done(const Job& job, const RpcAnswer& answer)
{
    m_busy = false;
    if (answer.errorCode == unavailable)
        return;
    m_jobs.removeFirst();
    if (answer.ok() && job.text.isEmpty()) {
        ++m_acknowledged;
        m_claimed.insert(job.conversation);
        m_jobs.append({job.conversation, QStringLiteral("%1-%2").arg(m_name).arg(++m_next),
                       QStringLiteral("%1 answers %2").arg(m_name, job.conversation)});
    } else if (answer.ok()) {
        ++m_acknowledged;
        const auto message = answer.result.value(QLatin1String("message")).toObject();
        m_replies.insert(job.text, {job.conversation, message.value(QLatin1String("id")).toString()});
    }
    next();
}

} // namespace baton::testing
