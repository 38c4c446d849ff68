// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/protocol/bot/activitynotice.h"

#include "core/domain/activity/autoupdate.h"
#include "core/domain/limits.h"
#include "core/domain/text.h"

#include <QJsonDocument>

namespace baton::protocol {

namespace {

constexpr qsizetype mostName = limits::name; ///< characters
constexpr qsizetype mostText = limits::reason;
constexpr qsizetype mostSummary = 2000;
constexpr qsizetype mostDetails = 256 * 1024; ///< bytes of JSON
constexpr qint64 highestStep = 100'000;

/// The first that does not fit, or nothing.
using Checks = QList<Result<void>>;
Result<void> firstOf(const Checks& checks)
{
    for (const auto& check : checks)
        if (!check)
            return check;
    return {};
}

Result<void> needed(const char* what, const QString& text, qsizetype most)
{
    if (!isBlank(text) && text.size() <= most)
        return {};
    return refuse(
        text.size() > most ? Refusal::Kind::TooLarge : Refusal::Kind::Invalid,
        QStringLiteral("\"data.%1\" must have 1 to %2 characters.").arg(QString::fromLatin1(what)).arg(most));
}

Result<void> bounded(const char* what, const std::optional<QString>& text, qsizetype most)
{
    if (!text || text->size() <= most)
        return {};
    return refuse(
        Refusal::Kind::TooLarge,
        QStringLiteral("\"data.%1\" has more than %2 characters.").arg(QString::fromLatin1(what)).arg(most));
}

Result<void> oneOf(const char* what, const QString& word, const QStringList& words)
{
    if (words.contains(word))
        return {};
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("\"data.%1\" must be one of: %2.")
                      .arg(QString::fromLatin1(what), words.join(QStringLiteral(", "))));
}

} // namespace

Result<botevent::WorkflowStarted> readWorkflowStarted(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::WorkflowStarted>(event));
    BATON_TRY(firstOf({needed("workflow.id", content.workflow.id, mostName),
                       needed("workflow.name", content.workflow.name, mostName),
                       needed("run", content.run, mostName), bounded("about", content.about, mostText),
                       bounded("conversation", content.conversation, mostName),
                       bounded("contact", content.contact, mostName)}));
    return content;
}

Result<botevent::WorkflowStepped> readWorkflowStep(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::WorkflowStepped>(event));
    if (content.step.index < 1 || content.step.index > highestStep) {
        return refuse(Refusal::Kind::Invalid,
                      QStringLiteral("\"data.step.index\" must be from 1 to %1.").arg(highestStep));
    }
    BATON_TRY(
        firstOf({needed("run", content.run, mostName), needed("step.name", content.step.name, mostName),
                 oneOf("state", content.state, {QStringLiteral("started"), QStringLiteral("completed")})}));
    return content;
}

Result<botevent::WorkflowEnded> readWorkflowFinished(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::WorkflowEnded>(event));
    BATON_TRY(
        firstOf({needed("run", content.run, mostName),
                 oneOf("status", content.status, {QStringLiteral("success"), QStringLiteral("failure")}),
                 bounded("error", content.error, mostSummary)}));
    return content;
}

Result<botevent::AutoUpdateMade> readAutoUpdate(const CloudEvent& event)
{
    BATON_TRY_INTO(auto content, dataOf<botevent::AutoUpdateMade>(event));
    const auto details = QJsonDocument(content.details).toJson(QJsonDocument::Compact).size();
    if (details > mostDetails) {
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("\"data.details\" has more than %1 KiB; keep what people need for a "
                                     "review and link to the rest.")
                          .arg(mostDetails / 1024));
    }
    BATON_TRY(firstOf(
        {oneOf("kind", content.kind, autoUpdateKinds()), needed("summary", content.summary, mostSummary),
         bounded("source", content.source, mostText), bounded("cause", content.cause, mostText)}));
    return content;
}

} // namespace baton::protocol
