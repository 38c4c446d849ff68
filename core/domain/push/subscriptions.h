// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/activity/workflowrun.h"

#include <QDateTime>
#include <QHash>
#include <QMap>

/// What a member wants to be told of, on which device, and when not. Plain values and pure rules.
namespace baton::push {

/// How a device tells: not at all, in its lists only, by a banner, by a banner with a sound.
enum class Form { Off, Listed, Banner, Loud };

/// The wire name: off, listed, banner, loud.
QString formName(Form form);
std::optional<Form> formFromName(QStringView name);

/// started, step, finished, stuck: the sub-channels of a workflow.
QStringList workflowChannels();

/// Hours in which only escalations make themselves heard. They may cross midnight; a night belongs to the day
/// it begins on.
struct QuietHours
{
    bool on = false;
    QString from = QStringLiteral("22:00"); ///< HH:MM
    QString to = QStringLiteral("07:00");
    QList<qint64> days = {1, 2, 3, 4, 5, 6, 7}; ///< 1 is Monday
    QString zone;                               ///< IANA name; empty is UTC
    bool escalationsToo = false;                ///< hold back escalations as well

    /// @p at in any time zone. Never for hours that cannot be read.
    bool hold(const QDateTime& at) const;

    friend bool operator==(const QuietHours&, const QuietHours&) = default;
};

/// What differs for one bot. What is missing is as for all bots.
struct BotSubscription
{
    BotId bot;
    std::optional<QString> escalations;
    QMap<QString, QString> autoUpdates;

    friend bool operator==(const BotSubscription&, const BotSubscription&) = default;
};

/// Two bots may have workflows of one id.
struct WorkflowKey
{
    BotId bot;
    WorkflowId workflow;

    friend bool operator==(const WorkflowKey&, const WorkflowKey&) = default;
    friend size_t qHash(const WorkflowKey& key, size_t seed = 0)
    {
        return qHashMulti(seed, key.bot, key.workflow);
    }
};
using WorkflowNames = QHash<WorkflowKey, QString>;

/// What differs for one workflow of one bot.
struct WorkflowSubscription
{
    WorkflowId workflow;
    QMap<QString, QString> channels;
    BotId bot = {}; ///< empty in sets of earlier versions: the workflows of this id of every bot

    WorkflowKey key() const { return {bot, workflow}; }

    friend bool operator==(const WorkflowSubscription&, const WorkflowSubscription&) = default;
};

/// Of one member on one device; the quiet hours are the member's, on all of them. Forms go by their wire
/// names; what is missing has its default.
struct Subscriptions
{
    QString escalations = QStringLiteral("loud");
    QString messages = QStringLiteral("loud"); ///< what customers of the member's own write
    QMap<QString, QString> autoUpdates;        ///< by kind
    QMap<QString, QString> workflows;          ///< by sub-channel
    QList<BotSubscription> bots;
    QList<WorkflowSubscription> perWorkflow;
    QuietHours quietHours;

    Form forEscalation(const BotId& bot) const;
    Form forMessage() const;
    Form forAutoUpdate(const BotId& bot, const QString& kind) const;
    Form forWorkflow(const BotId& bot, const WorkflowId& workflow, const QString& channel) const;

    friend bool operator==(const Subscriptions&, const Subscriptions&) = default;
};

/// KB chunks are listed, tools loud, the rest banners.
Form usualForAutoUpdate(const QString& kind);
/// Step transitions are off, stuck is loud, started and finished are banners.
Form usualForWorkflow(const QString& channel);

/// Whether it names a time zone, by its name of today or by one it had before.
bool isTimeZone(const QString& name);
/// Refuses names, hours and sizes that mean nothing, with a sentence that says which.
Result<void> check(const Subscriptions& subscriptions);

} // namespace baton::push
