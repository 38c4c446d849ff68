// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/tabrow.h"

#include "ui/parts/tabbutton.h"

#include <QEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QStyle>

namespace baton::ui {

namespace {
constexpr int markSize = 6; ///< within a tab's padding
constexpr int padding = 4;  ///< about what a tab has beside its words: these are to stand at the inset
} // namespace

TabRow::TabRow(const QStringList& names, int inset, QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(inset - padding, 0, inset, 0);
    row->setSpacing(2);
    for (const auto& name : names) {
        auto* tab = new TabButton(this);
        tab->setProperty("driverName", name);
        connect(tab, &TabButton::clicked, this, [this, i = count()] { Q_EMIT chosen(i); });
        auto* mark = new QFrame(tab);
        mark->setObjectName(QStringLiteral("unreadMark"));
        mark->setFixedSize(markSize, markSize);
        mark->setAttribute(Qt::WA_TransparentForMouseEvents);
        mark->hide();
        tab->installEventFilter(this);
        m_marks.append(mark);
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

void TabRow::setMarked(int tab, bool isMarked) { m_marks[tab]->setVisible(isMarked); }

bool TabRow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutDirectionChange) {
        for (qsizetype i = 0; i < m_tabs.size(); ++i) {
            const auto place = m_tabs[i]->rect();
            m_marks[i]->setGeometry(QStyle::visualRect(
                layoutDirection(), place,
                QRect(place.right() - markSize, (place.height() - markSize) / 2, markSize, markSize)));
        }
    }
    return QWidget::eventFilter(watched, event);
}

void TabRow::setCurrent(int tab) { m_tabs[tab]->setChecked(true); }

} // namespace baton::ui
