// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/statusbar.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/theirwords.h"
#include "ui/theme/paint.h"

#include <QStyle>

namespace baton::ui {

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
            {c.online ? tr("● Active") : tr("● Away"), c.online ? Meaning::Active : Meaning::Inactive});
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
        m_pills.append({models::oneLine(tag), Meaning::Plain});
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

QSize StatusBar::sizeHint() const
{
    return {100, pillSize(scaledFont(font(), 0.88, true), QString()).height()};
}

void StatusBar::paintEvent(QPaintEvent*)
{
    const auto& t = tokensFor(this);
    QPainter painter(this);
    const auto pillFont = scaledFont(font(), 0.88, true);
    int left = 0;
    for (const auto& pill : std::as_const(m_pills)) {
        const auto size = pillSize(pillFont, pill.text);
        const int room = std::min(size.width(), width() - left);
        if (room < 30)
            break;
        const Tint& tone = pill.meaning == Meaning::Active   ? t.good
                           : pill.meaning == Meaning::Reason ? t.danger
                           : pill.meaning == Meaning::Holder ? t.info
                                                             : t.neutral;
        drawPill(painter, QStyle::visualRect(layoutDirection(), rect(), QRect(left, 0, room, size.height())),
                 pill.text, tone, pillFont);
        left += room + 6;
    }
    // What the customer said, as far as there is room for it; all of it is in the tooltip.
    constexpr int leastRoom = 60;
    const QRect rest(left, 0, width() - left, pillSize(pillFont, m_quote).height());
    if (m_quote.isEmpty() || rest.width() < leastRoom)
        return;
    painter.setPen(t.muted);
    painter.setFont(scaledFont(font(), 0.92, false));
    drawLine(painter, QStyle::visualRect(layoutDirection(), rect(), rest), m_quote, layoutDirection(),
             Qt::AlignLeft);
}

} // namespace baton::ui
