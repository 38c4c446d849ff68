// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/deed.h"

#include <QCoreApplication>
#include <QVariant>

namespace baton::ui {

namespace {

constexpr char groupProperty[] = "deedGroup";

class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::ui::Deeds)
};

} // namespace

QAction* addDeed(QWidget& widget, DeedGroup group, const QString& name, const QList<QKeySequence>& keys)
{
    auto* action = new QAction(name, &widget);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WindowShortcut);
    action->setProperty(groupProperty, int(group));
    widget.addAction(action);
    return action;
}

QList<Deed> deedsOf(const QWidget& window)
{
    QList<Deed> deeds;
    const auto actions = window.findChildren<QAction*>();
    for (auto* action : actions) {
        const auto group = action->property(groupProperty);
        const auto* place = qobject_cast<QWidget*>(action->parent());
        if (group.isValid() && place)
            deeds.append({DeedGroup(group.toInt()), action, action->isEnabled() && place->isVisible()});
    }
    return deeds;
}

QString groupName(DeedGroup group)
{
    switch (group) {
    case DeedGroup::Everywhere:
        return Text::tr("Everywhere");
    case DeedGroup::List:
        return Text::tr("List");
    case DeedGroup::Conversation:
        return Text::tr("Conversation");
    case DeedGroup::Composer:
        return Text::tr("Composer");
    }
    return {};
}

} // namespace baton::ui
