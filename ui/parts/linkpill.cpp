// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/linkpill.h"

#include "ui/theme/paint.h"

#include <QStyle>

namespace baton::ui {

namespace {
constexpr int dotSize = 8;
constexpr int gap = 6;
} // namespace

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
    const QFontMetrics metrics(scaledFont(font(), 0.92));
    return {dotSize + gap + metrics.horizontalAdvance(m_text) + 4, std::max(20, metrics.height())};
}

QSize LinkPill::minimumSizeHint() const { return {dotSize + 4, sizeHint().height()}; }

void LinkPill::paintEvent(QPaintEvent*)
{
    using State = client::LinkStatus::State;
    const auto& t = tokensFor(this);
    const bool isGone = m_status.state == State::SignedOut;
    const auto colour = m_status.state == State::Connected ? t.goodDot
                        : m_status.state == State::Offline ? t.dangerDot
                        : isGone                           ? t.awayDot
                                                           : t.warningDot;
    QPainter painter(this);
    // Where there is no room for the word the colour has to do; the word is in its name.
    const bool isNarrow = width() < sizeHint().width();
    drawDot(
        painter,
        QStyle::visualRect(layoutDirection(), rect(), QRect(2, (height() - dotSize) / 2, dotSize, dotSize)),
        colour, !isGone);
    if (isNarrow)
        return;
    painter.setPen(m_status.state == State::Offline ? t.danger.text : t.muted);
    painter.setFont(scaledFont(font(), 0.92));
    drawLine(painter,
             QStyle::visualRect(layoutDirection(), rect(), rect().adjusted(2 + dotSize + gap, 0, 0, 0)),
             m_text, layoutDirection(), Qt::AlignLeft);
}

} // namespace baton::ui
