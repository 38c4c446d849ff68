// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/screen.h"

#include <QWidget>

namespace baton::ui {

Screen::Screen(Place place, QString name, QWidget& page, QObject* parent)
    : QObject(parent)
    , m_place(place)
    , m_name(std::move(name))
    , m_page(page)
{
    page.hide(); // a widget without a parent is a window of its own
}

Screen::~Screen() = default;

void Screen::setCurrent(bool isCurrent)
{
    if (std::exchange(m_isCurrent, isCurrent) != isCurrent)
        Q_EMIT currentChanged();
}

void Screen::addKeys(QWidget& window) { Q_UNUSED(window); }

QRect Screen::noticeArea() const { return m_page.rect(); }

void Screen::offer(bool isOffered)
{
    if (std::exchange(m_isOffered, isOffered) != isOffered)
        Q_EMIT offeredChanged();
}

void Screen::setBadge(int count, bool isUrgent)
{
    if (m_badge == count && m_isBadgeUrgent == isUrgent)
        return;
    m_badge = count;
    m_isBadgeUrgent = isUrgent;
    Q_EMIT badgeChanged();
}

QList<Screen::Finding> Screen::findings(const QString&) const { return {}; }

} // namespace baton::ui
