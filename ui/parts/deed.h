// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QAction>
#include <QKeySequence>
#include <QWidget>

/// What one can do by a key: an action with a name, in a group. The palette offers them and the list of
/// shortcuts is made of them, so that neither can lie.
namespace baton::ui {

enum class DeedGroup { Everywhere, List, Conversation, Composer };

/// An action of @p widget, in force while the widget's window has the focus and the widget is seen. @p keys:
/// the first is the one that is shown.
QAction* addDeed(QWidget& widget, DeedGroup group, const QString& name, const QList<QKeySequence>& keys);

/// The same, done at once.
template <typename Does>
QAction* addDeed(QWidget& widget, DeedGroup group, const QString& name, const QList<QKeySequence>& keys,
                 QObject* context, Does&& does)
{
    auto* action = addDeed(widget, group, name, keys);
    QObject::connect(action, &QAction::triggered, context, std::forward<Does>(does));
    return action;
}

struct Deed
{
    DeedGroup group;
    QAction* action;
    bool isPossible; ///< its place is seen
};
/// All that @p window has, in the order in which they were added.
QList<Deed> deedsOf(const QWidget& window);
QString groupName(DeedGroup group);

} // namespace baton::ui
