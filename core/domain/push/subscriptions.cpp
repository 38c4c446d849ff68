// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/push/subscriptions.h"

#include "core/domain/activity/autoupdate.h"
#include "core/domain/text.h"

#include <QTime>
#include <QTimeZone>
#include <algorithm>

namespace baton::push {

namespace {

constexpr qsizetype mostExceptions = 500;
const QLatin1String hourForm("HH:mm");

struct ZoneLink
{
    const char* name;
    const char* zone;
};

#include "core/domain/push/zonelinks.inc"

bool isDigit(QChar one) { return one >= u'0' && one <= u'9'; }

bool isLetter(QChar one) { return (one >= u'a' && one <= u'z') || (one >= u'A' && one <= u'Z'); }

/// Qt's own UTC+05:30 or UTC-04:56:02.
bool isOffset(const QString& name)
{
    const auto hours = name.mid(4).split(u':');
    return name.startsWith(QLatin1String("UTC")) && name.size() > 4 && (name[3] == u'+' || name[3] == u'-') &&
           (hours.size() == 2 || hours.size() == 3) &&
           std::all_of(hours.begin(), hours.end(), [](const QString& part) {
               return part.size() == 2 && isDigit(part[0]) && isDigit(part[1]);
           });
}

/// Names of the kind of Etc/GMT+5, America/Argentina/Buenos_Aires, and offsets. A name becomes a file's.
bool isZoneName(const QString& name)
{
    constexpr qsizetype mostParts = 4;
    constexpr qsizetype longestPart = 30;
    const auto parts = name.split(u'/');
    const auto isPart = [](const QString& part) {
        return !part.isEmpty() && part.size() <= longestPart &&
               std::all_of(part.begin(), part.end(), [](QChar one) {
                   return isLetter(one) || isDigit(one) || one == u'_' || one == u'+' || one == u'-';
               });
    };
    const bool isName =
        parts.size() <= mostParts && std::all_of(parts.begin(), parts.end(), isPart) && isLetter(name[0]);
    return isName || isOffset(name);
}

/// Qt lists the names of today; this computer may know the old ones, too, and we know where they led.
QTimeZone zoneOf(const QString& name)
{
    if (!isZoneName(name))
        return {};
    if (const QTimeZone zone(name.toLatin1()); zone.isValid())
        return zone;
    const auto* const link =
        std::find_if(std::begin(zoneLinks), std::end(zoneLinks),
                     [&](const ZoneLink& one) { return name == QLatin1String(one.name); });
    return link == std::end(zoneLinks) ? QTimeZone() : QTimeZone(link->zone);
}

QTime hour(const QString& text) { return QTime::fromString(text, hourForm); }

Refused invalid(const QString& detail) { return refuse(Refusal::Kind::Invalid, detail); }

Result<void> checkForm(const QString& name, const QString& where)
{
    if (formFromName(name))
        return {};
    return invalid(QStringLiteral("\"%1\" is off, listed, banner or loud, not \"%2\".")
                       .arg(where, beginningOf(name, 40)));
}

Result<void> checkForms(const QMap<QString, QString>& forms, const QStringList& names, const QString& where)
{
    for (auto it = forms.begin(); it != forms.end(); ++it) {
        if (!names.contains(it.key())) {
            return invalid(QStringLiteral("\"%1\" knows %2, not \"%3\".")
                               .arg(where, names.join(QLatin1String(", ")), beginningOf(it.key(), 40)));
        }
        BATON_TRY(checkForm(it.value(), where + u'.' + it.key()));
    }
    return {};
}

Result<void> checkHours(const QuietHours& hours)
{
    if (!hour(hours.from).isValid() || !hour(hours.to).isValid())
        return invalid(QStringLiteral("\"quietHours\" go from and to a time such as 22:00."));
    if (!hours.zone.isEmpty() && !zoneOf(hours.zone).isValid()) {
        return invalid(
            QStringLiteral("\"quietHours.zone\": this relay knows no time zone \"%1\". Choose one such "
                           "as Europe/Berlin; until then nothing of the change is kept.")
                .arg(beginningOf(hours.zone, 64)));
    }
    for (const auto day : hours.days)
        if (day < 1 || day > 7)
            return invalid(QStringLiteral("\"quietHours.days\" count from 1, Monday, to 7."));
    return {};
}

Form named(const QString& name, Form otherwise) { return formFromName(name).value_or(otherwise); }

} // namespace

QString formName(Form form)
{
    switch (form) {
    case Form::Off:
        return QStringLiteral("off");
    case Form::Listed:
        return QStringLiteral("listed");
    case Form::Banner:
        return QStringLiteral("banner");
    case Form::Loud:
        return QStringLiteral("loud");
    }
    return {};
}

std::optional<Form> formFromName(QStringView name)
{
    for (const auto form : {Form::Off, Form::Listed, Form::Banner, Form::Loud})
        if (name == formName(form))
            return form;
    return std::nullopt;
}

QStringList workflowChannels()
{
    return {QStringLiteral("started"), QStringLiteral("step"), QStringLiteral("finished"),
            QStringLiteral("stuck")};
}

bool QuietHours::hold(const QDateTime& at) const
{
    const auto begin = hour(from);
    const auto end = hour(to);
    const auto there = zoneOf(zone.isEmpty() ? QStringLiteral("UTC") : zone);
    if (!on || !begin.isValid() || !end.isValid() || !there.isValid())
        return false;
    const auto local = at.toTimeZone(there);
    const auto time = local.time();
    const auto today = local.date().dayOfWeek();
    if (begin == end)
        return days.contains(today); // All day.
    if (begin < end)
        return time >= begin && time < end && days.contains(today);
    const auto yesterday = local.date().addDays(-1).dayOfWeek();
    return (time >= begin && days.contains(today)) || (time < end && days.contains(yesterday));
}

Form usualForAutoUpdate(const QString& kind)
{
    if (kind == QLatin1String("tool_added"))
        return Form::Loud;
    return kind == QLatin1String("kb_chunks_added") ? Form::Listed : Form::Banner;
}

Form usualForWorkflow(const QString& channel)
{
    if (channel == QLatin1String("stuck"))
        return Form::Loud;
    return channel == QLatin1String("step") ? Form::Off : Form::Banner;
}

Form Subscriptions::forEscalation(const BotId& bot) const
{
    for (const auto& one : bots)
        if (one.bot == bot && one.escalations)
            return named(*one.escalations, Form::Loud);
    return named(escalations, Form::Loud);
}

Form Subscriptions::forMessage() const { return named(messages, Form::Loud); }

Form Subscriptions::forAutoUpdate(const BotId& bot, const QString& kind) const
{
    for (const auto& one : bots)
        if (one.bot == bot && one.autoUpdates.contains(kind))
            return named(one.autoUpdates.value(kind), usualForAutoUpdate(kind));
    return named(autoUpdates.value(kind), usualForAutoUpdate(kind));
}

Form Subscriptions::forWorkflow(const BotId& bot, const WorkflowId& workflow, const QString& channel) const
{
    // What is set for this bot goes before what is set for whatever bot.
    for (const auto& whose : {bot, BotId()}) {
        for (const auto& one : perWorkflow)
            if (one.workflow == workflow && one.bot == whose && one.channels.contains(channel))
                return named(one.channels.value(channel), usualForWorkflow(channel));
    }
    return named(workflows.value(channel), usualForWorkflow(channel));
}

bool isTimeZone(const QString& name) { return zoneOf(name).isValid(); }

Result<void> check(const Subscriptions& all)
{
    if (all.bots.size() > mostExceptions || all.perWorkflow.size() > mostExceptions)
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("At most %1 bots and workflows can be set apart.").arg(mostExceptions));
    BATON_TRY(checkForm(all.escalations, QStringLiteral("escalations")));
    BATON_TRY(checkForm(all.messages, QStringLiteral("messages")));
    BATON_TRY(checkForms(all.autoUpdates, autoUpdateKinds(), QStringLiteral("autoUpdates")));
    BATON_TRY(checkForms(all.workflows, workflowChannels(), QStringLiteral("workflows")));
    for (const auto& one : all.bots) {
        if (one.escalations)
            BATON_TRY(checkForm(*one.escalations, QStringLiteral("bots.escalations")));
        BATON_TRY(checkForms(one.autoUpdates, autoUpdateKinds(), QStringLiteral("bots.autoUpdates")));
    }
    for (const auto& one : all.perWorkflow)
        BATON_TRY(checkForms(one.channels, workflowChannels(), QStringLiteral("perWorkflow.channels")));
    return checkHours(all.quietHours);
}

} // namespace baton::push
