// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/findline.h"

#include "ui/parts/toolbutton.h"
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>

#include <QLocale>
#include <QToolButton>
#include <algorithm>

namespace baton::ui {

FindLine::FindLine(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("findLine"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(18, 4, 12, 4);
    row->setSpacing(6);
    m_words = new QLabel(this);
    m_words->setTextFormat(Qt::PlainText);
    auto bold = m_words->font();
    bold.setBold(true);
    m_words->setFont(bold);
    m_number = new QLabel(this);
    m_number->setObjectName(QStringLiteral("muted"));
    m_number->setProperty("driverName", QStringLiteral("findNumber"));
    row->addWidget(m_words);
    row->addWidget(m_number);
    row->addStretch();
    const auto button = [&](Icon icon, const QString& name, const char* objectName) {
        auto* made = smallToolButton(icon, name, this);
        made->setObjectName(QString::fromLatin1(objectName));
        row->addWidget(made);
        return made;
    };
    m_previous = button(Icon::Up, tr("Previous place"), "findPrevious");
    m_next = button(Icon::Down, tr("Next place"), "findNext");
    auto* close = button(Icon::Close, tr("Close"), "findClose");
    connect(m_previous, &QToolButton::clicked, this, [this] { go(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { go(1); });
    connect(close, &QToolButton::clicked, this, &FindLine::closed);
    hide();
}

void FindLine::setHits(const QString& sought, const QList<qint64>& places, qint64 current)
{
    m_words->setText(sought);
    m_places = places;
    m_at = int(std::lower_bound(places.begin(), places.end(), current) - places.begin());
    m_at = std::min(m_at, int(places.size()) - 1);
    setVisible(!places.isEmpty());
    refresh();
}

void FindLine::clear()
{
    m_places.clear();
    hide();
}

qint64 FindLine::current() const { return m_places.value(m_at); }

void FindLine::go(int by)
{
    if (m_places.isEmpty())
        return;
    m_at = std::clamp(m_at + by, 0, int(m_places.size()) - 1);
    refresh();
    Q_EMIT shown(current());
}

void FindLine::refresh()
{
    const QLocale locale;
    m_number->setText(tr("%1 of %2 in this conversation")
                          .arg(locale.toString(m_at + 1), locale.toString(int(m_places.size()))));
    m_previous->setEnabled(m_at > 0);
    m_next->setEnabled(m_at + 1 < m_places.size());
}

void FindLine::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return Q_EMIT closed();
    QWidget::keyPressEvent(event);
}

} // namespace baton::ui
