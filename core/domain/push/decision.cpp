// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/push/decision.h"

#include <algorithm>

namespace baton::push {

namespace {

Form subscribed(const Topic& topic, const Subscriptions& subscriptions)
{
    switch (topic.kind) {
    case Kind::Escalation:
    case Kind::Assignment:
        return subscriptions.forEscalation(topic.bot);
    case Kind::Message:
        return subscriptions.forMessage();
    case Kind::AutoUpdate:
        return subscriptions.forAutoUpdate(topic.bot, topic.detail);
    case Kind::Workflow:
        return subscriptions.forWorkflow(topic.bot, topic.workflow, topic.detail);
    }
    return Form::Off;
}

} // namespace

Decision decide(const Topic& topic, const Subscriptions& subscriptions, const Recipient& recipient)
{
    const bool isCustomer =
        topic.kind == Kind::Escalation || topic.kind == Kind::Message || topic.kind == Kind::Assignment;
    const auto needed = isCustomer ? Permission::Respond : Permission::ReadActivity;
    if (!recipient.belongsToBot || !recipient.permissions.testFlag(needed))
        return {};
    auto form = subscribed(topic, subscriptions);
    if (form == Form::Off)
        return {};
    const bool breaksThrough = isCustomer && !subscriptions.quietHours.escalationsToo;
    const bool isHeldBack = (recipient.isQuietNow && !breaksThrough) ||
                            (recipient.availability == Availability::Away && !isCustomer);
    if (isHeldBack)
        form = Form::Listed;
    return {form, !recipient.deviceConnected};
}

} // namespace baton::push
