// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/deliverytext.h"

#include "core/models/activitytext.h"
#include "core/models/clocktext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::DeliveryText)
};

const QLatin1String escalation("escalation");
const QLatin1String assignment("assignment");
const QLatin1String autoUpdate("autoupdate");
const QLatin1String workflow("workflow");
const QLatin1String webhook("webhook");

/// Most banners are up within a second: there the tenths say something.
QString briefText(qint64 milliseconds)
{
    constexpr qint64 tenSeconds = 10'000;
    if (milliseconds >= tenSeconds)
        return roughText(milliseconds);
    return Text::tr("%1 s").arg(QLocale().toString(double(std::max<qint64>(0, milliseconds)) / 1000, 'f', 1));
}

} // namespace

QString deliveryKindText(const QString& kind)
{
    if (kind == escalation)
        return Text::tr("Escalation");
    if (kind == assignment)
        return Text::tr("Given by a colleague");
    if (kind == autoUpdate)
        return Text::tr("Auto-update");
    if (kind == webhook)
        return Text::tr("Notice to a bot");
    return kind == workflow ? Text::tr("Workflow") : kind;
}

QString deliveryTitle(const protocol::Delivery& delivery)
{
    if (delivery.kind == escalation || delivery.kind == assignment || delivery.kind == webhook)
        return customerName(delivery.title.value_or(QString()), ConversationId(delivery.about));
    const auto title = oneLine(delivery.title.value_or(QString()));
    return title.isEmpty() ? deliveryKindText(delivery.kind) : title;
}

QString deliveryRest(const protocol::Delivery& delivery)
{
    QStringList parts;
    const auto detail = delivery.detail.value_or(QString());
    if (delivery.kind == workflow)
        parts.append(workflowChannelText(detail));
    if (delivery.kind == autoUpdate)
        parts.append(autoUpdateKindText(detail));
    if (delivery.kind == webhook)
        parts.append(within(detail));
    parts.append(within(delivery.botName.value_or(delivery.bot.toString())));
    if (delivery.words)
        parts.append(delivery.kind == escalation ? Text::tr("“%1”").arg(within(*delivery.words))
                                                 : within(*delivery.words));
    return sideBySide(parts);
}

QString deliveryFormText(const QString& form)
{
    if (form == QLatin1String("loud"))
        return Text::tr("Loud");
    if (form == webhook)
        return Text::tr("Webhook");
    return form == QLatin1String("banner") ? Text::tr("Banner") : form;
}

QString deliveryStateText(const QString& state)
{
    if (state == QLatin1String("queued"))
        return Text::tr("queued");
    if (state == QLatin1String("delivered"))
        return Text::tr("delivered");
    if (state == QLatin1String("shown"))
        return Text::tr("shown");
    if (state == QLatin1String("acted"))
        return Text::tr("acted on");
    if (state == QLatin1String("parked"))
        return Text::tr("refused");
    if (state == QLatin1String("stopped"))
        return Text::tr("stopped");
    if (state == QLatin1String("sending"))
        return Text::tr("sending");
    return state == QLatin1String("expired") ? Text::tr("expired") : state;
}

bool canSendAgain(const protocol::Delivery& delivery)
{
    return delivery.id &&
           (delivery.state == QLatin1String("parked") || delivery.state == QLatin1String("stopped"));
}

QStringList deliveryStates()
{
    return {QStringLiteral("queued"), QStringLiteral("delivered"), QStringLiteral("shown"),
            QStringLiteral("acted"),  QStringLiteral("expired"),   QStringLiteral("parked"),
            QStringLiteral("stopped")};
}

QString deliveryTookText(const protocol::Delivery& delivery, Instant now)
{
    if (delivery.state == QLatin1String("queued"))
        return Text::tr("for %1").arg(roughText(now.ms - delivery.at.ms));
    constexpr qint64 unnoticed = 50;
    const auto took = delivery.stateAt.ms - delivery.at.ms;
    return took < unnoticed ? Text::tr("at once") : Text::tr("after %1").arg(briefText(took));
}

QString momentText(Instant at)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(at.ms);
    const auto today = QDate::currentDate();
    if (when.date() == today)
        return preciseClockText(at);
    if (when.date().year() != today.year())
        return QLocale().toString(when.date(), QStringLiteral("d MMM yyyy"));
    return QLocale().toString(when.date(), QStringLiteral("d MMM")) + QLatin1Char(' ') + clockText(at);
}

} // namespace baton::models
