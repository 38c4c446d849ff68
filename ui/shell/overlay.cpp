// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/overlay.h"

#include "ui/theme/tokens.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>

namespace baton::ui {

namespace {
constexpr int edge = 20;
constexpr int fromTop = 88;
} // namespace

Overlay::Overlay(QWidget& window, int width)
    : QWidget(&window)
    , m_card(new QFrame(this))
    , m_before(QApplication::focusWidget())
    , m_width(width)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Over the window"));
    m_card->setObjectName(QStringLiteral("popup"));
    m_card->setAttribute(Qt::WA_StyledBackground);
    window.installEventFilter(this);
}

void Overlay::open(QWidget& first)
{
    place();
    show();
    raise();
    first.setFocus(Qt::PopupFocusReason);
}

void Overlay::leave()
{
    if (m_before)
        m_before->setFocus(Qt::PopupFocusReason);
    close();
}

void Overlay::place()
{
    setGeometry(parentWidget()->rect());
    const int width = std::min(m_width, this->width() - 2 * edge);
    const int top = std::min(fromTop, height() / 10 + edge);
    const int height = std::min(m_card->sizeHint().height(), this->height() - top - edge);
    m_card->setGeometry((this->width() - width) / 2, top, width, height);
}

void Overlay::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokensFor(this).dark ? QColor(4, 6, 9, 143) : QColor(16, 21, 29, 102));
}

void Overlay::mousePressEvent(QMouseEvent* event)
{
    if (!m_card->geometry().contains(event->position().toPoint()))
        leave();
}

void Overlay::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        return leave();
    QWidget::keyPressEvent(event);
}

bool Overlay::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace baton::ui
