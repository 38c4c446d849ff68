#include "ui/theme/tabrow.h"

#include "ui/theme/tabbutton.h"

#include <QHBoxLayout>

namespace baton::ui {

namespace {
constexpr int padding = 4; ///< about what a tab has beside its words: these are to stand at the inset
}

TabRow::TabRow(const QStringList& names, int inset, QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(inset - padding, 0, inset, 0);
    row->setSpacing(2);
    for (const auto& name : names) {
        auto* tab = new TabButton(this);
        tab->setProperty("driverName", name);
        connect(tab, &TabButton::clicked, this, [this, i = count()] { Q_EMIT chosen(i); });
        m_tabs.append(tab);
        row->addWidget(tab);
    }
    setCurrent(0);
    row->addStretch();
}

void TabRow::setText(int tab, const QString& text, const QString& spoken)
{
    m_tabs[tab]->setText(text);
    m_tabs[tab]->setAccessibleName(spoken);
}

void TabRow::setCurrent(int tab) { m_tabs[tab]->setChecked(true); }

} // namespace baton::ui
