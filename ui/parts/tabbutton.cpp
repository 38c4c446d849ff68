// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/tabbutton.h"

#include "ui/parts/tabrow.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace baton::ui {

namespace {

/// To Qt it would be a check box.
class TabAccessible : public QAccessibleWidget
{
public:
    explicit TabAccessible(TabButton* tab) : QAccessibleWidget(tab, QAccessible::PageTab), m_tab(tab) {}

    QString text(QAccessible::Text kind) const override
    {
        if (kind == QAccessible::Name && m_tab->accessibleName().isEmpty())
            return m_tab->text();
        return QAccessibleWidget::text(kind);
    }
    QAccessible::State state() const override
    {
        auto state = QAccessibleWidget::state();
        state.selectable = true;
        state.selected = m_tab->isChecked();
        return state;
    }
    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString& name) override
    {
        if (name == pressAction())
            m_tab->click();
    }

private:
    TabButton* m_tab;
};

QAccessibleInterface* accessibleOf(const QString& className, QObject* object)
{
    if (className == QLatin1String(TabButton::staticMetaObject.className()))
        return new TabAccessible(static_cast<TabButton*>(object));
    if (className == QLatin1String(TabRow::staticMetaObject.className()))
        return new QAccessibleWidget(static_cast<QWidget*>(object), QAccessible::PageTabList);
    return nullptr;
}

} // namespace

TabButton::TabButton(QWidget* parent) : QToolButton(parent)
{
    static const bool isKnown = [] {
        QAccessible::installFactory(accessibleOf);
        return true;
    }();
    Q_UNUSED(isKnown)
    setObjectName(QStringLiteral("tab"));
    setCheckable(true);
    setAutoExclusive(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(this, &TabButton::toggled, this, [this] {
        QAccessibleEvent event(this, QAccessible::Selection);
        QAccessible::updateAccessibility(&event);
    });
}

} // namespace baton::ui
