// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/bot/cloudevents.h"
#include "core/protocol/wire/json.h"

/// What a bot platform tells about its workflows, and about what it changed in a bot.
namespace baton::protocol {

namespace botevent {

struct WorkflowName
{
    QString id;
    QString name;
};

/// `baton.workflow.started`
struct WorkflowStarted
{
    WorkflowName workflow;
    QString run; ///< the platform's own key, unique per bot
    std::optional<QString> about;
    std::optional<QString> conversation = {}; ///< the bot's own key of the one it is about
    std::optional<QString> contact = {};      ///< the bot's own id of the customer it is about
};

struct StepName
{
    qint64 index = 0; ///< from 1
    QString name;
};

/// `baton.workflow.step`
struct WorkflowStepped
{
    QString run;
    StepName step;
    QString state; ///< started, completed
};

/// `baton.workflow.finished`
struct WorkflowEnded
{
    QString run;
    QString status; ///< success, failure
    std::optional<QString> error;
};

/// `baton.autoupdate.recorded`
struct AutoUpdateMade
{
    QString kind; ///< of autoUpdateKinds()
    QString summary;
    std::optional<QString> source;
    std::optional<QString> cause;
    QJsonObject details;
};

} // namespace botevent

template <>
struct Wire<botevent::WorkflowName>
{
    static constexpr auto fields = std::make_tuple(field("id", &botevent::WorkflowName::id),
                                                   field("name", &botevent::WorkflowName::name));
};
template <>
struct Wire<botevent::WorkflowStarted>
{
    static constexpr auto fields = std::make_tuple(
        field("workflow", &botevent::WorkflowStarted::workflow),
        field("run", &botevent::WorkflowStarted::run), field("about", &botevent::WorkflowStarted::about),
        field("conversation", &botevent::WorkflowStarted::conversation),
        field("contact", &botevent::WorkflowStarted::contact));
};
template <>
struct Wire<botevent::StepName>
{
    static constexpr auto fields =
        std::make_tuple(field("index", &botevent::StepName::index), field("name", &botevent::StepName::name));
};
template <>
struct Wire<botevent::WorkflowStepped>
{
    static constexpr auto fields = std::make_tuple(field("run", &botevent::WorkflowStepped::run),
                                                   field("step", &botevent::WorkflowStepped::step),
                                                   field("state", &botevent::WorkflowStepped::state));
};
template <>
struct Wire<botevent::WorkflowEnded>
{
    static constexpr auto fields = std::make_tuple(field("run", &botevent::WorkflowEnded::run),
                                                   field("status", &botevent::WorkflowEnded::status),
                                                   field("error", &botevent::WorkflowEnded::error));
};
template <>
struct Wire<botevent::AutoUpdateMade>
{
    static constexpr auto fields = std::make_tuple(
        field("kind", &botevent::AutoUpdateMade::kind), field("summary", &botevent::AutoUpdateMade::summary),
        field("source", &botevent::AutoUpdateMade::source), field("cause", &botevent::AutoUpdateMade::cause),
        defaulted("details", &botevent::AutoUpdateMade::details));
};

namespace bottype {
inline constexpr QLatin1String workflowStarted("baton.workflow.started");
inline constexpr QLatin1String workflowStep("baton.workflow.step");
inline constexpr QLatin1String workflowFinished("baton.workflow.finished");
inline constexpr QLatin1String autoUpdateRecorded("baton.autoupdate.recorded");
} // namespace bottype

/// An event's data as what its type says they are; nothing but their shape is checked.
template <typename Data>
Result<Data> dataOf(const CloudEvent& event)
{
    return fromJson<Data>(event.data, QStringLiteral("data"));
}

// Each reads the event's data and checks it: fields, words, sizes.
Result<botevent::WorkflowStarted> readWorkflowStarted(const CloudEvent& event);
Result<botevent::WorkflowStepped> readWorkflowStep(const CloudEvent& event);
Result<botevent::WorkflowEnded> readWorkflowFinished(const CloudEvent& event);
Result<botevent::AutoUpdateMade> readAutoUpdate(const CloudEvent& event);

} // namespace baton::protocol
