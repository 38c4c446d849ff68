// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/parts/metrics.h"

namespace baton::relay {

namespace {

void append(QByteArray& text, const char* name, const char* type, const char* help, qint64 value)
{
    text += "# HELP baton_" + QByteArray(name) + ' ' + help + '\n';
    text += "# TYPE baton_" + QByteArray(name) + ' ' + type + '\n';
    text += "baton_" + QByteArray(name) + ' ' + QByteArray::number(value) + '\n';
}

} // namespace

QByteArray Metrics::toPrometheus(qint64 lastSeq, bool healthy) const
{
    QByteArray text;
    append(text, "last_event_seq", "gauge", "Number of the last durable event.", lastSeq);
    append(text, "healthy", "gauge", "1 while the last commit went well.", healthy ? 1 : 0);
    append(text, "agent_sockets", "gauge", "Connected agent programs.", agentSockets);
    append(text, "bot_sockets", "gauge", "Connected bots.", botSockets);
    append(text, "agent_requests_total", "counter", "Requests on agent sockets.", agentRequests);
    append(text, "agent_refusals_total", "counter", "Requests of agents answered with an error.",
           agentRefusals);
    append(text, "rate_limited_total", "counter", "Requests refused for coming too fast.", rateLimited);
    append(text, "bot_events_accepted_total", "counter", "Bot events taken.", botEventsAccepted);
    append(text, "bot_events_duplicate_total", "counter", "Bot events dropped as repeats.",
           botEventsDuplicate);
    append(text, "bot_batches_refused_total", "counter", "Bot batches refused.", botBatchesRefused);
    append(text, "sign_ins_total", "counter", "Sessions begun.", signIns);
    append(text, "sign_in_failures_total", "counter", "Sign-ins refused.", signInFailures);
    append(text, "sessions_resumed_total", "counter", "Agent programs that went on where they were.",
           resumed);
    append(text, "sessions_snapshot_total", "counter", "Agent programs that were given a snapshot.",
           snapshots);
    append(text, "webhooks_delivered_total", "counter", "Webhooks answered with 2xx.", webhooksDelivered);
    append(text, "webhook_failures_total", "counter", "Webhook attempts that failed.", webhookFailures);
    append(text, "bot_notices_parked", "gauge", "Notices refused for good, until somebody sends them again.",
           noticesParked);
    append(text, "bot_notices_held", "gauge", "Notices of conversations whose delivery is in trouble.",
           noticesHeld);
    return text;
}

} // namespace baton::relay
