// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/fade.h"

#include "ui/theme/motion.h"

#include <QGraphicsOpacityEffect>
#include <QPainter>
#include <QPropertyAnimation>
#include <QVariantAnimation>

namespace baton::ui {

namespace {

constexpr int fadeMs = 80;

/// What is left of one that has gone.
class Afterimage : public QWidget
{
public:
    Afterimage(QPixmap picture, QWidget* ground) : QWidget(ground), m_picture(std::move(picture))
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        setAttribute(Qt::WA_NoSystemBackground);
        setFocusPolicy(Qt::NoFocus);
        m_fading.setStartValue(1.0);
        m_fading.setEndValue(0.0);
        m_fading.setDuration(fadeMs);
        connect(&m_fading, &QVariantAnimation::valueChanged, this, [this] { update(); });
        connect(&m_fading, &QVariantAnimation::finished, this, &QObject::deleteLater);
        m_fading.start();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        painter.setOpacity(m_fading.currentValue().toReal());
        painter.drawPixmap(0, 0, m_picture);
    }

private:
    QPixmap m_picture;
    QVariantAnimation m_fading;
};

} // namespace

void fadeIn(QWidget& widget)
{
    if (!mayMove() || !widget.isVisible())
        return;
    auto* effect = new QGraphicsOpacityEffect(&widget);
    effect->setOpacity(0.0);
    widget.setGraphicsEffect(effect); // which it takes
    auto* fading = new QPropertyAnimation(effect, "opacity", effect);
    fading->setDuration(fadeMs);
    fading->setStartValue(0.0);
    fading->setEndValue(1.0);
    // Later: it goes with its effect.
    QObject::connect(
        fading, &QPropertyAnimation::finished, &widget, [&widget] { widget.setGraphicsEffect(nullptr); },
        Qt::QueuedConnection);
    fading->start();
}

void leaveFading(QWidget& widget, QWidget& ground)
{
    if (!mayMove() || !widget.isVisible())
        return;
    QPixmap picture(widget.size() * widget.devicePixelRatioF());
    picture.setDevicePixelRatio(widget.devicePixelRatioF());
    picture.fill(Qt::transparent);
    widget.render(&picture, {}, {}, QWidget::DrawChildren);
    auto* image = new Afterimage(picture, &ground);
    image->setGeometry(QRect(widget.mapTo(&ground, QPoint()), widget.size()));
    image->show();
    image->raise();
}

} // namespace baton::ui
