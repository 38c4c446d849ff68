// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/toast.h"

#include "ui/parts/pill.h"
#include "ui/parts/toolbutton.h"
#include "ui/parts/wrappedlabel.h"
#include "ui/theme/paint.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

namespace baton::ui {

namespace {

constexpr int mostTitleLines = 2;
constexpr int mostBodyLines = 4;
constexpr int lineHeight = 44;
constexpr int shade = 2; ///< pixels around the card for what lifts it off
constexpr qreal radius = 8;
constexpr int runningMs = 50;

/// Strangers write it: it is plain text, and stays within the toast.
QLabel* label(const char* name, int mostLines, QWidget* parent)
{
    auto* made = new WrappedLabel(mostLines, parent);
    made->setObjectName(QLatin1String(name));
    return made;
}

/// A line is an answer to what the agent has just done.
bool isLine(const Notice& notice) { return notice.body.isEmpty() && notice.actions.size() <= 1; }

} // namespace

Toast::Toast(const Notice& notice, QWidget* parent)
    : QFrame(parent)
    , m_title(label(isLine(notice) ? "toastText" : "bannerTitle", mostTitleLines, this))
    , m_body(label("bannerBody", mostBodyLines, this))
    , m_isUrgent(notice.urgency == Notice::Urgency::Critical)
    , m_rank(isLine(notice) ? 4 : (m_isUrgent ? 2 : 0) + (notice.isLoud ? 1 : 0))
    , m_since(notice.since)
{
    setObjectName(QStringLiteral("banner"));
    m_seen.setSingleShot(true);
    connect(&m_seen, &QTimer::timeout, this, &Toast::passed);
    m_running.setInterval(runningMs);
    connect(&m_running, &QTimer::timeout, this, [this] {
        if (m_clock.elapsed() < m_time.count())
            return update();
        m_running.stop();
        Q_EMIT passed();
    });
    if (isLine(notice))
        buildLine(notice);
    else
        buildCard(notice);
    setWords(notice.title, notice.body);
}

void Toast::buildLine(const Notice& notice)
{
    setMinimumHeight(lineHeight);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(12 + shade, 6, 8 + shade, 6 + shade);
    row->addWidget(m_title, 1, Qt::AlignVCenter);
    addButtons(row, notice);
}

void Toast::buildCard(const Notice& notice)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12 + shade, 8 + shade, 8 + shade, 10 + shade);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    auto* away = smallToolButton(Icon::Close, tr("Later"), this);
    away->setProperty("driverName", QStringLiteral("later"));
    connect(away, &QToolButton::clicked, this, &Toast::putOff);
    head->addWidget(away, 0, Qt::AlignTop);
    column->addLayout(head);
    column->addWidget(m_body);
    column->addStretch();
    auto* foot = new QHBoxLayout;
    addButtons(foot, notice);
    foot->addStretch();
    if (m_since > 0) {
        m_wait = new Pill(this);
        foot->addWidget(m_wait);
        m_second.setInterval(1'000);
        connect(&m_second, &QTimer::timeout, this, &Toast::countOn);
        countOn();
    }
    column->addLayout(foot);
}

void Toast::addButtons(QBoxLayout* row, const Notice& notice)
{
    for (const auto& action : notice.actions) {
        auto* button = new QPushButton(action.label, this);
        // A click leaves the focus with what one writes.
        button->setFocusPolicy(Qt::TabFocus);
        button->setProperty("driverName", QStringLiteral("banner.") + action.id);
        if (m_isUrgent && &action == &notice.actions.constFirst())
            button->setObjectName(QStringLiteral("primary"));
        connect(button, &QPushButton::clicked, this, [this, id = action.id] { Q_EMIT chosen(id); });
        row->addWidget(button);
    }
}

QString Toast::title() const { return m_title->text(); }

void Toast::countOn()
{
    const auto waited = std::max<qint64>(0, QDateTime::currentMSecsSinceEpoch() - m_since);
    const auto& tokens = tokensFor(this);
    const auto* tone = &waitTone(tokens, waited);
    m_wait->set(waitText(waited), tone == &tokens.danger    ? &Tokens::danger
                                  : tone == &tokens.warning ? &Tokens::warning
                                                            : &Tokens::neutral);
}

void Toast::passAfter(std::chrono::milliseconds seen) { m_seen.setInterval(seen); }

void Toast::runOut(std::chrono::milliseconds time)
{
    m_time = time;
    m_clock.start();
    m_running.start();
}

void Toast::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    if (m_seen.intervalAsDuration().count() > 0)
        m_seen.start();
    if (m_wait)
        m_second.start();
}

void Toast::hideEvent(QHideEvent* event)
{
    QFrame::hideEvent(event);
    m_seen.stop();
    m_second.stop();
}

void Toast::paintEvent(QPaintEvent*)
{
    const auto& t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF card = QRectF(rect()).adjusted(shade + 0.5, 0.5, -shade - 0.5, -shade - 0.5);
    painter.setPen(Qt::NoPen);
    for (const int outline : {2, 1}) {
        QColor shadow(Qt::black);
        shadow.setAlphaF(t.dark ? (outline == 1 ? 0.34F : 0.22F) : (outline == 1 ? 0.07F : 0.04F));
        painter.setBrush(shadow);
        painter.drawRoundedRect(card.adjusted(-outline, 0, outline, outline), radius + outline,
                                radius + outline);
    }
    painter.setBrush(t.surface);
    painter.setPen(QPen(m_isUrgent ? t.danger.text : t.muted, 1));
    painter.drawRoundedRect(card, radius, radius);
    if (m_time.count() == 0)
        return;
    const auto left = std::clamp(1.0 - double(m_clock.elapsed()) / double(m_time.count()), 0.0, 1.0);
    const QRectF whole(card.left() + radius, card.bottom() - 3, card.width() - 2 * radius, 2);
    QRectF line = whole;
    line.setWidth(whole.width() * left);
    if (layoutDirection() == Qt::RightToLeft)
        line.moveRight(whole.right());
    painter.fillRect(line, t.accent);
}

void Toast::setWords(const QString& title, const QString& body)
{
    m_title->setText(title);
    m_body->setText(body);
    m_body->setVisible(!body.isEmpty());
    setAccessibleName(body.isEmpty() ? title : title + QStringLiteral(". ") + body);
}

} // namespace baton::ui
