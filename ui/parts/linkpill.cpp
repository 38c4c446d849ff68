// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/linkpill.h"

#include "ui/theme/paint.h"

#include <QStyle>

namespace baton::ui {

namespace {
constexpr int narrowest = 26;
}

LinkPill::LinkPill(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("link"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    m_countdown.setInterval(1'000);
    connect(&m_countdown, &QTimer::timeout, this, &LinkPill::say);
    say();
}

void LinkPill::setStatus(const client::LinkStatus& status)
{
    m_status = status;
    if (status.state == client::LinkStatus::State::Offline)
        m_countdown.start();
    else
        m_countdown.stop();
    say();
}

void LinkPill::say()
{
    using State = client::LinkStatus::State;
    switch (m_status.state) {
    case State::SignedOut:
        m_text = tr("Signed out");
        break;
    case State::Connecting:
        m_text = tr("Connecting…");
        break;
    case State::CatchingUp:
        m_text = tr("Catching up…");
        break;
    case State::Connected:
        m_text = tr("Connected");
        break;
    case State::Offline: {
        const auto seconds = (QDateTime::currentDateTime().msecsTo(m_status.retryAt) + 999) / 1000;
        m_text = seconds > 0 ? tr("Offline, again in %Ln s", nullptr, int(seconds)) : tr("Offline");
        break;
    }
    }
    setToolTip(m_status.detail);
    setAccessibleName(tr("Connection: %1").arg(m_text));
    updateGeometry();
    update();
}

QSize LinkPill::sizeHint() const
{
    const auto size = pillSize(scaledFont(font(), 0.88, true), m_text);
    return {size.width() + 14, size.height() + 2};
}

QSize LinkPill::minimumSizeHint() const { return {narrowest, sizeHint().height()}; }

void LinkPill::paintEvent(QPaintEvent*)
{
    using State = client::LinkStatus::State;
    const auto& t = tokensFor(this);
    const Tint& tone = m_status.state == State::Connected   ? t.good
                       : m_status.state == State::Offline   ? t.danger
                       : m_status.state == State::SignedOut ? t.neutral
                                                            : t.warning;
    QPainter painter(this);
    const auto pillFont = scaledFont(font(), 0.88, true);
    // Where there is no room for the word the colour has to do; the word is in its name.
    const bool isNarrow = width() < sizeHint().width();
    const QRect pill = isNarrow ? QRect(width() - narrowest, 0, narrowest, height()) : rect();
    drawPill(painter, QStyle::visualRect(layoutDirection(), rect(), pill), QString(), tone, pillFont);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tone.text);
    const QRect dot(isNarrow ? pill.left() + (narrowest - 8) / 2 : 8, height() / 2 - 4, 8, 8);
    painter.drawEllipse(QStyle::visualRect(layoutDirection(), rect(), dot));
    if (isNarrow)
        return;
    painter.setPen(tone.text);
    painter.setFont(pillFont);
    painter.drawText(QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(18, 0, -4, 0)),
                     Qt::AlignCenter, m_text);
}

} // namespace baton::ui
