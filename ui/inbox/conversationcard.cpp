// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/conversationcard.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/lastsaid.h"
#include "core/models/spokenline.h"
#include "core/models/theirwords.h"
#include "ui/inbox/hitline.h"
#include "ui/theme/paint.h"

#include <QDateTime>
#include <QLocale>

namespace baton::ui {

namespace {

constexpr int margin = 16;
constexpr int avatarSize = 36;
constexpr int gap = 10;

/// By a colleague, to whoever has it.
bool isGiven(const Conversation& c)
{
    return c.assignedBy && c.assignee && c.assignedBy->id != c.assignee->id;
}

} // namespace

struct ConversationCard::Layout
{
    QRect card;
    QRect avatar;
    QRect top;
    QRect preview;
    QRect pills;
    QFont name;
    QFont body;
    QFont small;
    QFont pill;
    Qt::LayoutDirection direction;
    const Tokens& tokens;
    bool selected;

    /// Left-to-right coordinates as they are on a mirrored screen.
    QRect mirrored(const QRect& rect) const { return QStyle::visualRect(direction, card, rect); }
};

ConversationCard::ConversationCard(const models::ConversationListModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

ConversationCard::Layout ConversationCard::layoutFor(const QStyleOptionViewItem& option) const
{
    Layout layout{option.rect,
                  {},
                  {},
                  {},
                  {},
                  scaledFont(option.font, 1.0, true),
                  scaledFont(option.font, 0.97),
                  scaledFont(option.font, 0.88),
                  scaledFont(option.font, 0.85, true),
                  option.direction,
                  tokensFor(option.widget),
                  option.state.testFlag(QStyle::State_Selected)};
    const auto r = option.rect.adjusted(margin, 11, -margin, -11);
    layout.avatar = QRect(r.left(), r.top(), avatarSize, avatarSize);
    const int left = layout.avatar.right() + gap;
    const int nameHeight = QFontMetrics(layout.name).height();
    const int lineHeight = QFontMetrics(layout.body).height();
    layout.top = QRect(left, r.top(), r.right() - left, nameHeight);
    layout.preview = QRect(left, layout.top.bottom() + 2, layout.top.width(), 2 * lineHeight);
    layout.pills = QRect(left, layout.preview.bottom() + 6, layout.top.width(),
                         pillSize(layout.pill, QString()).height());
    return layout;
}

QSize ConversationCard::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const auto name = QFontMetrics(scaledFont(option.font, 1.0, true)).height();
    const auto body = QFontMetrics(scaledFont(option.font, 0.97)).height();
    const auto pill = pillSize(scaledFont(option.font, 0.85, true), QString()).height();
    return {200, 11 + name + 2 + 2 * body + 6 + pill + 13};
}

void ConversationCard::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const auto& c = m_model.at(index.row());
    const bool leaving = m_model.isLeaving(c.id);
    const auto layout = layoutFor(option);
    const auto& t = layout.tokens;
    painter->save();
    painter->setClipRect(option.rect);
    painter->fillRect(option.rect, layout.selected ? t.selection : t.surface);
    if (layout.selected)
        painter->fillRect(
            layout.mirrored(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())), t.accent);
    painter->fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.line);
    if (leaving)
        painter->setOpacity(0.55);
    const auto avatar = layout.mirrored(layout.avatar);
    drawAvatar(*painter, avatar, models::customerName(c), scaledFont(option.font, 0.95, true));
    drawPresence(*painter, avatar, c.online && c.state != ConversationState::Ended,
                 layout.selected ? t.selection : t.surface, option.direction);
    paintTop(*painter, layout, c, leaving);
    paintPreview(*painter, layout, c);
    paintPills(*painter, layout, c, leaving);
    painter->restore();
}

void ConversationCard::paintTop(QPainter& painter, const Layout& layout, const Conversation& c,
                                bool leaving) const
{
    const auto& t = layout.tokens;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    QString time = agoText(models::lastSaid(c).ms, now);
    QColor colour = t.muted;
    QFont font = layout.small;
    if (c.state == ConversationState::Waiting && c.waitingSince && !leaving) {
        const auto wait = now - c.waitingSince->ms;
        time = tr("waiting %1").arg(waitText(wait));
        const auto& tone = waitTone(t, wait);
        if (&tone != &t.neutral) {
            colour = tone.text;
            font = scaledFont(font, 1.0, true);
        }
    }
    const int timeWidth = QFontMetrics(font).horizontalAdvance(time) + 4;
    auto nameRect = layout.top.adjusted(0, 0, -timeWidth - gap, 0);
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(layout.mirrored(QRect(layout.top.right() - timeWidth, layout.top.top(), timeWidth,
                                           layout.top.height())),
                     int(QStyle::visualAlignment(layout.direction, Qt::AlignRight) | Qt::AlignVCenter), time);
    if (const int unread = m_model.unread(c); unread > 0) {
        const auto text = unread > 99 ? tr("%L1+").arg(99) : QLocale().toString(unread);
        const auto size = pillSize(layout.pill, text);
        const QRect badge(nameRect.right() - size.width(), nameRect.top(), size.width(), nameRect.height());
        drawPill(painter, layout.mirrored(badge), text, {t.onAccent, t.accent}, layout.pill);
        nameRect.adjust(0, 0, -size.width() - gap, 0);
    }
    painter.setFont(layout.name);
    painter.setPen(t.text);
    drawLine(painter, layout.mirrored(nameRect), models::customerName(c), layout.direction, Qt::AlignLeft);
}

QStringList ConversationCard::said(const Conversation& c)
{
    constexpr qsizetype longest = 300; // more than fits into two lines
    // What was said, not how it was marked up.
    const auto last = c.lastMessage
                          ? models::spokenLine(c.lastMessage->author.kind, c.lastMessage->text, longest)
                          : QString();
    const auto quote = c.quote ? models::oneLine(*c.quote, longest) : QString();
    QStringList lines;
    // A long one is quoted by its beginning.
    const auto begins = quote.endsWith(u'…') ? quote.chopped(1) : quote;
    if (c.state == ConversationState::Waiting && !quote.isEmpty() && !last.startsWith(begins))
        lines.append(tr("“%1”").arg(quote));
    if (last.isEmpty())
        return lines;
    const auto kind = c.lastMessage->author.kind;
    const bool isNamed = kind == AuthorKind::Agent || (kind == AuthorKind::Bot && !lines.isEmpty());
    lines.append(isNamed ? tr("%1: %2").arg(models::within(c.lastMessage->author.name), last) : last);
    return lines;
}

void ConversationCard::paintPreview(QPainter& painter, const Layout& layout, const Conversation& c) const
{
    painter.setFont(layout.body);
    painter.setPen(layout.tokens.muted);
    const auto place = layout.mirrored(layout.preview);
    if (const auto* hit = m_model.hitOf(c.id)) {
        auto half = place;
        half.setHeight(place.height() / 2);
        drawHit(painter, half, hit->text, m_model.filter().text, layout.tokens, layout.direction);
        half.translate(0, half.height());
        return drawLine(painter, half, tr("found in %Ln message(s)", nullptr, int(hit->count)),
                        layout.direction, Qt::AlignLeft);
    }
    const auto texts = said(c);
    if (texts.size() == 1)
        return drawTwoLines(painter, place, texts.constFirst(), layout.direction);
    auto line = place;
    line.setHeight(place.height() / 2);
    for (const auto& text : texts) {
        drawLine(painter, line, text, layout.direction, Qt::AlignLeft);
        line.translate(0, line.height());
    }
}

void ConversationCard::paintPills(QPainter& painter, const Layout& layout, const Conversation& c,
                                  bool leaving) const
{
    const auto& t = layout.tokens;
    int left = layout.pills.left();
    const auto botText = leaving ? tr("leaves in %Ln s", nullptr, (m_model.leavesIn(c.id) + 999) / 1000)
                                 : models::oneLine(c.bot.name);
    const int botWidth =
        std::min(QFontMetrics(layout.small).horizontalAdvance(botText), layout.pills.width() / 3) + 2;
    const int end = layout.pills.right() - botWidth - gap;
    const auto pill = [&](const QString& text, const Tint& tone) {
        const int width = std::min(pillSize(layout.pill, text).width(), end - left);
        if (width < 24)
            return;
        drawPill(painter, layout.mirrored(QRect(left, layout.pills.top(), width, layout.pills.height())),
                 text, onRow(t, tone, layout.selected), layout.pill);
        left += width + 6;
    };
    const int channelWidth = pillSize(layout.pill, c.channel).width() + 6;
    const int reasonEnd = end - channelWidth;
    const auto first = [&](const QString& text, const Tint& tone) {
        const int width = std::min(pillSize(layout.pill, text).width(), reasonEnd - left);
        drawPill(painter, layout.mirrored(QRect(left, layout.pills.top(), width, layout.pills.height())),
                 text, onRow(t, tone, layout.selected), layout.pill);
        left += width + 6;
    };
    if (c.snoozedUntil)
        first(tr("Snoozed until %1").arg(models::recentText(*c.snoozedUntil)), t.neutral);
    else if (c.state == ConversationState::Open && c.assignee && isGiven(c))
        first(tr("%1, from %2").arg(models::within(c.assignee->name), models::within(c.assignedBy->name)),
              t.info);
    else if (c.state == ConversationState::Open && c.assignee)
        first(tr("Claimed by %1").arg(models::within(c.assignee->name)), t.info);
    else if (c.state == ConversationState::Waiting && c.reason)
        first(models::reasonText(*c.reason),
              c.reason == QLatin1String("user requested human") ? t.danger : t.warning);
    else
        first(models::stateText(c.state), t.neutral);
    pill(c.channel, t.neutral);
    painter.setFont(layout.small);
    painter.setPen(t.muted);
    drawLine(painter,
             layout.mirrored(
                 QRect(layout.pills.right() - botWidth, layout.pills.top(), botWidth, layout.pills.height())),
             botText, layout.direction, Qt::AlignRight);
}

QString ConversationCard::spoken(const Conversation& c, bool leaving, int unread, Instant now)
{
    QStringList parts{models::customerName(c), leaving && c.assignee
                                                   ? tr("claimed by %1").arg(models::within(c.assignee->name))
                                                   : models::stateText(c.state)};
    const bool waits = c.state == ConversationState::Waiting;
    if (waits && c.reason)
        parts << models::reasonText(*c.reason);
    parts << said(c);
    parts << (waits && c.waitingSince ? tr("waiting %1").arg(waitText(now.ms - c.waitingSince->ms))
                                      : agoText(models::lastSaid(c).ms, now.ms));
    parts << models::waitingAgainText(c);
    if (c.snoozedUntil)
        parts << tr("snoozed until %1").arg(models::recentText(*c.snoozedUntil));
    if (isGiven(c))
        parts << tr("given by %1").arg(models::within(c.assignedBy->name));
    for (const auto& tag : c.tags)
        parts << models::oneLine(tag);
    if (unread > 0)
        parts << tr("%Ln unread message(s)", nullptr, unread);
    parts << models::oneLine(c.channel) << models::oneLine(c.bot.name);
    parts.removeAll(QString());
    return parts.join(QStringLiteral(", "));
}

} // namespace baton::ui
