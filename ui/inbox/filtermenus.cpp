// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/filtermenus.h"

#include "core/models/historytext.h"
#include "core/models/theirwords.h"
#include "ui/theme/paint.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QMenu>
#include <QPushButton>
#include <QStyle>

namespace baton::ui {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ui::FilterMenus)
};

QMenu* menuOf(QPushButton& button, const QString& text, bool narrowing)
{
    button.setText(literally(text));
    button.setAccessibleName(text);
    button.setToolTip(narrowing ? text : QString());
    button.setProperty("narrowing", narrowing);
    button.style()->unpolish(&button);
    button.style()->polish(&button);
    if (!button.menu())
        button.setMenu(new QMenu(&button));
    auto* menu = button.menu();
    QObject::disconnect(menu, &QMenu::aboutToShow, menu, nullptr);
    menu->clear();
    return menu;
}

void choice(QMenu* menu, const QString& text, bool checked, const FilterChosen& chosen, models::Filter filter)
{
    auto* action = menu->addAction(literally(models::oneLine(text, 80)));
    action->setCheckable(true);
    action->setChecked(checked);
    // The menu is filled anew by what follows, so it may only follow once the menu has closed.
    QObject::connect(
        action, &QAction::triggered, menu, [chosen, filter = std::move(filter)] { chosen(filter); },
        Qt::QueuedConnection);
}

} // namespace

void setBotMenu(QPushButton& button, const models::Filter& filter, const QList<BotRef>& bots,
                FilterChosen chosen)
{
    QString name = Text::tr("any");
    for (const auto& bot : bots)
        if (bot.id == filter.bot)
            name = bot.name;
    auto* menu = menuOf(button, Text::tr("Bot: %1").arg(models::within(name)), !filter.bot.isEmpty());
    auto next = filter;
    next.bot = BotId();
    choice(menu, Text::tr("Any bot"), filter.bot.isEmpty(), chosen, next);
    for (const auto& bot : bots) {
        next.bot = bot.id;
        choice(menu, bot.name, filter.bot == bot.id, chosen, next);
    }
}

void setChannelMenu(QPushButton& button, const models::Filter& filter,
                    const models::ConversationListModel& model, FilterChosen chosen)
{
    auto* menu = menuOf(button,
                        Text::tr("Channel: %1")
                            .arg(filter.channel.isEmpty() ? Text::tr("any") : models::within(filter.channel)),
                        !filter.channel.isEmpty());
    // What there is to choose from is looked up when it is asked for.
    QObject::connect(menu, &QMenu::aboutToShow, menu, [menu, filter, &model, chosen] {
        menu->clear();
        QStringList channels;
        constexpr int looked = 5'000;
        for (int row = 0; row < std::min(model.rowCount(), looked); ++row) {
            const auto& channel = model.at(row).channel;
            if (!channels.contains(channel))
                channels.append(channel);
        }
        channels.sort();
        auto next = filter;
        next.channel.clear();
        choice(menu, Text::tr("Any channel"), filter.channel.isEmpty(), chosen, next);
        for (const auto& channel : std::as_const(channels)) {
            next.channel = channel;
            choice(menu, channel, filter.channel == channel, chosen, next);
        }
    });
}

void setStateMenu(QPushButton& button, const models::Filter& filter, FilterChosen chosen)
{
    const auto name = filter.state         ? models::stateText(*filter.state)
                      : filter.ongoingOnly ? Text::tr("ongoing")
                                           : QString();
    auto* menu = menuOf(button, name.isEmpty() ? Text::tr("Status") : Text::tr("Status: %1").arg(name),
                        !name.isEmpty());
    auto next = filter;
    next.state.reset();
    next.ongoingOnly = false;
    choice(menu, Text::tr("Any status"), name.isEmpty(), chosen, next);
    next.ongoingOnly = true;
    choice(menu, Text::tr("Ongoing only"), filter.ongoingOnly, chosen, next);
    next.ongoingOnly = false;
    menu->addSeparator();
    for (const auto state : {ConversationState::Bot, ConversationState::Waiting, ConversationState::Open,
                             ConversationState::Ended}) {
        next.state = state;
        choice(menu, models::stateText(state), filter.state == state, chosen, next);
    }
}

void setDateMenu(QPushButton& button, const models::Filter& filter, FilterChosen chosen)
{
    const auto since = [](int days) {
        return Instant{QDate::currentDate().addDays(-days).startOfDay().toMSecsSinceEpoch()};
    };
    const std::pair<QString, int> spans[]{
        {Text::tr("Today"), 0}, {Text::tr("Last 7 days"), 6}, {Text::tr("Last 30 days"), 29}};
    QString name = Text::tr("Dates");
    for (const auto& [text, days] : spans)
        if (filter.from == since(days))
            name = text;
    auto* menu = menuOf(button, name, filter.from.has_value());
    auto next = filter;
    next.from.reset();
    choice(menu, Text::tr("Any date"), !filter.from, chosen, next);
    for (const auto& [text, days] : spans) {
        next.from = since(days);
        choice(menu, text, filter.from == next.from, chosen, next);
    }
}

} // namespace baton::ui
