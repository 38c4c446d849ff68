// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/statusbar.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/theirwords.h"
#include "ui/theme/paint.h"

#include <QStyle>

namespace baton::ui {

namespace {
constexpr int lineHeight = 32;
constexpr int gap = 12;
constexpr int dotSize = 8;
constexpr int chipHeight = 22;
constexpr int chipPadding = 8;
constexpr int leastRoom = 60;
} // namespace

StatusBar::StatusBar(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("statusBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StatusBar::setConversation(const Conversation& c)
{
    m_pills.clear();
    if (c.state == ConversationState::Ended)
        m_pills.append({tr("Ended"), Meaning::Inactive});
    else
        m_pills.append(
            {c.online ? tr("Active") : tr("Away"), c.online ? Meaning::Active : Meaning::Inactive});
    if (c.state == ConversationState::Open && c.assignee)
        m_pills.append({tr("Claimed by %1").arg(models::within(c.assignee->name)), Meaning::Holder});
    else if (c.state != ConversationState::Ended)
        m_pills.append({models::stateText(c.state), Meaning::Plain});
    if (c.state == ConversationState::Open && c.assignedBy && c.assignee &&
        c.assignedBy->id != c.assignee->id)
        m_pills.append({tr("from %1").arg(models::within(c.assignedBy->name)), Meaning::Plain});
    if (c.snoozedUntil)
        m_pills.append({tr("Snoozed until %1").arg(models::recentText(*c.snoozedUntil)), Meaning::Plain});
    // Handed back or resolved, there is nobody left whom it asks for.
    const bool isAsked = c.state == ConversationState::Waiting || c.state == ConversationState::Open;
    if (isAsked && c.reason)
        m_pills.append({models::reasonText(*c.reason), Meaning::Reason});
    for (const auto& tag : c.tags)
        m_pills.append({models::oneLine(tag), Meaning::Tag});
    m_quote =
        isAsked && c.quote && !c.quote->isEmpty() ? tr("“%1”").arg(models::oneLine(*c.quote)) : QString();
    setAccessibleName((texts() + QStringList(m_quote)).join(QStringLiteral(", ")));
    setToolTip(m_quote);
    update();
}

QStringList StatusBar::texts() const
{
    QStringList all;
    for (const auto& pill : m_pills)
        all.append(pill.text);
    return all;
}

QSize StatusBar::sizeHint() const { return {100, std::max(lineHeight, QFontMetrics(font()).height() + 12)}; }

/// Words behind each other: what they mean is said by their colour as well, and tags stand on chips.
void StatusBar::paintEvent(QPaintEvent*)
{
    const auto& t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto small = scaledFont(font(), 0.92);
    const auto bold = scaledFont(font(), 0.92, true);
    const auto place = [this](const QRect& within) {
        return QStyle::visualRect(layoutDirection(), rect(), within);
    };
    int left = 0;
    const auto write = [&](const QString& text, const QFont& with, const QColor& colour) {
        const int needed = QFontMetrics(with).horizontalAdvance(text) + 2;
        const int room = std::min(needed, width() - left);
        painter.setFont(with);
        painter.setPen(colour);
        drawLine(painter, place(QRect(left, 0, room, rect().height())), text, layoutDirection(),
                 Qt::AlignLeft);
        left += room + gap;
    };
    for (const auto& pill : std::as_const(m_pills)) {
        if (width() - left < leastRoom / 2)
            return;
        switch (pill.meaning) {
        case Meaning::Active:
        case Meaning::Inactive: {
            const bool isThere = pill.meaning == Meaning::Active;
            drawDot(painter, place(QRect(left, (rect().height() - dotSize) / 2, dotSize, dotSize)),
                    isThere ? t.goodDot : t.awayDot, isThere);
            left += dotSize + 6;
            write(pill.text, small, isThere ? t.good.text : t.muted);
            break;
        }
        case Meaning::Reason:
            write(pill.text, bold, t.danger.text);
            break;
        case Meaning::Holder:
            write(pill.text, small, t.info.text);
            break;
        case Meaning::Plain:
            write(pill.text, small, t.muted);
            break;
        case Meaning::Tag: {
            const int needed = QFontMetrics(small).horizontalAdvance(pill.text) + 2 * chipPadding + 2;
            const QRect chip(left, (rect().height() - chipHeight) / 2, std::min(needed, width() - left),
                             chipHeight);
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.neutral.fill);
            painter.drawRoundedRect(place(chip), 6, 6);
            painter.setFont(small);
            painter.setPen(t.text);
            drawLine(painter, place(chip.adjusted(chipPadding, 0, -chipPadding, 0)), pill.text,
                     layoutDirection(), Qt::AlignLeft);
            left += chip.width() + gap / 2;
            break;
        }
        }
    }
    // What the customer said, as far as there is room for it; all of it is in the tooltip.
    if (!m_quote.isEmpty() && width() - left >= leastRoom)
        write(m_quote, small, t.muted);
}

} // namespace baton::ui
