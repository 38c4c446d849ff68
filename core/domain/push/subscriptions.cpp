#include "core/domain/push/subscriptions.h"

#include "core/domain/activity/autoupdate.h"
#include "core/domain/text.h"

#include <QTime>
#include <QTimeZone>

namespace baton::push {

namespace {

constexpr qsizetype mostExceptions = 500;
const QLatin1String hourForm("HH:mm");

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
        if (auto good = checkForm(it.value(), where + u'.' + it.key()); !good)
            return good;
    }
    return {};
}

Result<void> checkHours(const QuietHours& hours)
{
    if (!hour(hours.from).isValid() || !hour(hours.to).isValid())
        return invalid(QStringLiteral("\"quietHours\" go from and to a time such as 22:00."));
    if (!hours.zone.isEmpty() && !QTimeZone::isTimeZoneIdAvailable(hours.zone.toUtf8()))
        return invalid(QStringLiteral("\"quietHours.zone\" is a time zone such as Europe/Berlin."));
    for (const auto day : hours.days) {
        if (day < 1 || day > 7)
            return invalid(QStringLiteral("\"quietHours.days\" count from 1, Monday, to 7."));
    }
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
    for (const auto form : {Form::Off, Form::Listed, Form::Banner, Form::Loud}) {
        if (name == formName(form))
            return form;
    }
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
    const QTimeZone there(zone.isEmpty() ? QByteArrayLiteral("UTC") : zone.toUtf8());
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
    for (const auto& one : bots) {
        if (one.bot == bot && one.escalations)
            return named(*one.escalations, Form::Loud);
    }
    return named(escalations, Form::Loud);
}

Form Subscriptions::forAutoUpdate(const BotId& bot, const QString& kind) const
{
    for (const auto& one : bots) {
        if (one.bot == bot && one.autoUpdates.contains(kind))
            return named(one.autoUpdates.value(kind), usualForAutoUpdate(kind));
    }
    return named(autoUpdates.value(kind), usualForAutoUpdate(kind));
}

Form Subscriptions::forWorkflow(const WorkflowId& workflow, const QString& channel) const
{
    for (const auto& one : perWorkflow) {
        if (one.workflow == workflow && one.channels.contains(channel))
            return named(one.channels.value(channel), usualForWorkflow(channel));
    }
    return named(workflows.value(channel), usualForWorkflow(channel));
}

Result<void> check(const Subscriptions& all)
{
    if (all.bots.size() > mostExceptions || all.perWorkflow.size() > mostExceptions)
        return refuse(Refusal::Kind::TooLarge,
                      QStringLiteral("At most %1 bots and workflows can be set apart.").arg(mostExceptions));
    if (auto good = checkForm(all.escalations, QStringLiteral("escalations")); !good)
        return good;
    if (auto good = checkForms(all.autoUpdates, autoUpdateKinds(), QStringLiteral("autoUpdates")); !good)
        return good;
    if (auto good = checkForms(all.workflows, workflowChannels(), QStringLiteral("workflows")); !good)
        return good;
    for (const auto& one : all.bots) {
        if (one.escalations) {
            if (auto good = checkForm(*one.escalations, QStringLiteral("bots.escalations")); !good)
                return good;
        }
        if (auto good = checkForms(one.autoUpdates, autoUpdateKinds(), QStringLiteral("bots.autoUpdates"));
            !good)
            return good;
    }
    for (const auto& one : all.perWorkflow) {
        if (auto good = checkForms(one.channels, workflowChannels(), QStringLiteral("perWorkflow.channels"));
            !good)
            return good;
    }
    return checkHours(all.quietHours);
}

} // namespace baton::push
