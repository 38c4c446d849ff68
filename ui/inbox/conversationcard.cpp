// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/conversationcard.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/lastsaid.h"
#include "core/models/sidebyside.h"
#include "core/models/spokenline.h"
#include "core/models/theirwords.h"
#include "ui/inbox/hitline.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

#include <QDateTime>
#include <QLocale>
#include <QMouseEvent>

namespace baton::ui {

namespace {

constexpr int inset = 8; ///< from the edge of the list to the fill of a row
constexpr int inner = 12;
constexpr int avatarSize = 36;
constexpr int gap = 12;
constexpr int radius = 8;
constexpr int channelSize = 18;
constexpr int dotSize = 7;
constexpr int deedHeight = 28;
constexpr int iconSize = 14;

/// By a colleague, to whoever has it.
bool isGiven(const Conversation& c)
{
    return c.assignedBy && c.assignee && c.assignedBy->id != c.assignee->id;
}

Icon channelIcon(const QString& channel)
{
    if (channel == QLatin1String("WA") || channel == QLatin1String("WHATSAPP"))
        return Icon::WhatsApp;
    return channel == QLatin1String("MAIL") || channel == QLatin1String("EMAIL") ? Icon::Mail : Icon::Chat;
}

bool mayBeClaimed(const Conversation& c, bool leaving)
{
    return c.state == ConversationState::Waiting && !leaving;
}

} // namespace

struct ConversationCard::Layout
{
    QRect row; ///< what is filled
    QRect avatar;
    QRect top;
    QRect preview;
    QRect below;
    QRect claim; ///< where it can be claimed while the pointer is there
    QFont name;
    QFont body;
    QFont small;
    QFont pill;
    Qt::LayoutDirection direction;
    const Tokens& tokens;
    QColor ground;

    /// Left-to-right coordinates as they are on a mirrored screen.
    QRect mirrored(const QRect& rect) const { return QStyle::visualRect(direction, row, rect); }
};

ConversationCard::ConversationCard(const models::ConversationListModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

ConversationCard::Layout ConversationCard::layoutFor(const QStyleOptionViewItem& option) const
{
    const auto& t = tokensFor(option.widget);
    Layout layout{option.rect.adjusted(inset, 0, -inset, 0),
                  {},
                  {},
                  {},
                  {},
                  {},
                  scaledFont(option.font, 1.0, true),
                  scaledFont(option.font, 0.92),
                  scaledFont(option.font, 0.85),
                  scaledFont(option.font, 0.85, true),
                  option.direction,
                  t,
                  option.state.testFlag(QStyle::State_Selected)    ? t.selection
                  : option.state.testFlag(QStyle::State_MouseOver) ? t.hover
                                                                   : t.surface};
    const auto r = layout.row.adjusted(inner, inset, -inner, -inset);
    layout.avatar = QRect(r.left(), r.top() + (r.height() - avatarSize) / 2, avatarSize, avatarSize);
    const int left = layout.avatar.right() + 1 + gap;
    const auto line = [&](int top, const QFont& font, int least) {
        return QRect(left, top, r.right() + 1 - left, std::max(least, QFontMetrics(font).height()));
    };
    layout.top = line(r.top(), layout.name, 18);
    layout.preview = line(layout.top.bottom() + 1, layout.body, 18);
    layout.below = line(layout.preview.bottom() + 1, layout.small, 16);
    const int claimWidth = QFontMetrics(layout.body).horizontalAdvance(tr("Claim")) + 16 + 3 * inset;
    layout.claim = QRect(layout.row.right() + 1 - inset - claimWidth,
                         layout.row.bottom() + 1 - inset - deedHeight, claimWidth, deedHeight);
    return layout;
}

QSize ConversationCard::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const auto height = [&](double factor, bool bold, int least) {
        return std::max(least, QFontMetrics(scaledFont(option.font, factor, bold)).height());
    };
    return {200, 2 * inset + height(1.0, true, 18) + height(0.92, false, 18) + height(0.85, false, 16)};
}

void ConversationCard::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const
{
    const auto& c = m_model.at(index.row());
    const bool leaving = m_model.isLeaving(c.id);
    auto layout = layoutFor(option);
    const auto& t = layout.tokens;
    painter->save();
    painter->setClipRect(option.rect);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->fillRect(option.rect, t.surface);
    painter->setPen(Qt::NoPen);
    painter->setBrush(layout.ground);
    painter->drawRoundedRect(layout.row, radius, radius);
    if (leaving)
        painter->setOpacity(0.55);
    paintWho(*painter, layout, c);
    const bool offersClaim =
        m_mayClaim && option.state.testFlag(QStyle::State_MouseOver) && mayBeClaimed(c, leaving);
    paintTop(*painter, layout, c, leaving);
    if (offersClaim) {
        paintClaim(*painter, layout);
        const int room = layout.claim.left() - inset - layout.below.left();
        layout.preview.setWidth(room);
        layout.below.setWidth(room);
    }
    paintPreview(*painter, layout, c);
    paintBelow(*painter, layout, c, leaving);
    painter->restore();
}

void ConversationCard::paintWho(QPainter& painter, const Layout& layout, const Conversation& c) const
{
    const auto avatar = layout.mirrored(layout.avatar);
    drawAvatar(painter, avatar, models::customerName(c), layout.name);
    const QRect disc(layout.avatar.right() - channelSize + 5, layout.avatar.bottom() - channelSize + 5,
                     channelSize, channelSize);
    painter.setPen(Qt::NoPen);
    painter.setBrush(layout.ground);
    painter.drawEllipse(layout.mirrored(disc));
    drawIconAmid(painter, layout.mirrored(disc), iconSize, channelIcon(c.channel), layout.tokens.muted,
                 layout.direction);
}

void ConversationCard::paintClaim(QPainter& painter, const Layout& layout) const
{
    const auto& t = layout.tokens;
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawRoundedRect(layout.mirrored(layout.claim), 6, 6);
    const QRect icon(layout.claim.left() + inset, layout.claim.top() + (deedHeight - 16) / 2, 16, 16);
    drawIcon(painter, layout.mirrored(icon), Icon::Claim, t.onAccent, layout.direction);
    painter.setPen(t.onAccent);
    painter.setFont(layout.body);
    drawLine(painter, layout.mirrored(layout.claim.adjusted(16 + 2 * inset, 0, -inset, 0)), tr("Claim"),
             layout.direction, Qt::AlignLeft);
}

bool ConversationCard::editorEvent(QEvent* event, QAbstractItemModel* model,
                                   const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() == QEvent::MouseButtonRelease && m_mayClaim) {
        const auto* mouse = static_cast<QMouseEvent*>(event);
        const auto& c = m_model.at(index.row());
        const auto layout = layoutFor(option);
        if (mouse->button() == Qt::LeftButton && mayBeClaimed(c, m_model.isLeaving(c.id)) &&
            layout.mirrored(layout.claim).contains(mouse->position().toPoint())) {
            Q_EMIT claimRequested(c.id);
            return true;
        }
    }
    return QStyledItemDelegate::editorEvent(event, model, option, index);
}

/// How long they wait on a pill, or when something was said; how much room that takes.
int ConversationCard::paintTime(QPainter& painter, const Layout& layout, const Conversation& c,
                                bool leaving) const
{
    const auto& t = layout.tokens;
    const auto now = QDateTime::currentMSecsSinceEpoch();
    if (c.state == ConversationState::Waiting && c.waitingSince && !leaving) {
        const auto wait = now - c.waitingSince->ms;
        const auto text = waitText(wait);
        const auto tone = onRow(t, waitTone(t, wait), layout.ground != t.surface);
        constexpr int high = 18;
        const int width = QFontMetrics(layout.pill).horizontalAdvance(text) + iconSize + 16;
        const QRect pill(layout.top.right() + 1 - width, layout.top.top() + (layout.top.height() - high) / 2,
                         width, high);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tone.fill);
        painter.drawRoundedRect(layout.mirrored(pill), high / 2.0, high / 2.0);
        drawIcon(painter, layout.mirrored(QRect(pill.left() + 5, pill.top() + 2, iconSize, iconSize)),
                 Icon::Clock, tone.text, layout.direction);
        painter.setPen(tone.text);
        painter.setFont(layout.pill);
        drawLine(painter, layout.mirrored(pill.adjusted(iconSize + 9, 0, -7, 0)), text, layout.direction,
                 Qt::AlignLeft);
        return width;
    }
    const auto text = leaving ? tr("leaves in %Ln s", nullptr, (m_model.leavesIn(c.id) + 999) / 1000)
                              : agoText(models::lastSaid(c).ms, now);
    const int width = QFontMetrics(layout.body).horizontalAdvance(text) + 2;
    painter.setPen(t.muted);
    painter.setFont(layout.body);
    drawLine(
        painter,
        layout.mirrored(QRect(layout.top.right() + 1 - width, layout.top.top(), width, layout.top.height())),
        text, layout.direction, Qt::AlignRight);
    return width;
}

void ConversationCard::paintTop(QPainter& painter, const Layout& layout, const Conversation& c,
                                bool leaving) const
{
    const auto& t = layout.tokens;
    const int taken = paintTime(painter, layout, c, leaving);
    const auto name = models::customerName(c);
    const int room = layout.top.width() - taken - dotSize - 2 * inset;
    const int width = std::min(room, QFontMetrics(layout.name).horizontalAdvance(name) + 2);
    painter.setFont(layout.name);
    painter.setPen(t.text);
    drawLine(painter, layout.mirrored(QRect(layout.top.left(), layout.top.top(), width, layout.top.height())),
             name, layout.direction, Qt::AlignLeft);
    const bool isThere = c.online && c.state != ConversationState::Ended;
    drawDot(painter,
            layout.mirrored(QRect(layout.top.left() + width + 5, layout.top.center().y() - dotSize / 2 + 1,
                                  dotSize, dotSize)),
            isThere ? t.goodDot : t.awayDot, isThere);
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
    const auto& t = layout.tokens;
    auto place = layout.preview;
    const int unread = m_model.unread(c);
    if (unread > 0) {
        const auto text = unread > 99 ? tr("%L1+").arg(99) : QLocale().toString(unread);
        constexpr int high = 16;
        const int width = std::max(high, QFontMetrics(layout.pill).horizontalAdvance(text) + 8);
        const QRect badge(place.right() + 1 - width, place.top() + (place.height() - high) / 2, width, high);
        drawPill(painter, layout.mirrored(badge), text, {t.onAccent, t.accent}, layout.pill);
        place.setRight(badge.left() - inset);
    }
    painter.setFont(unread > 0 ? scaledFont(layout.body, 1.0, true) : layout.body);
    painter.setPen(unread > 0 ? t.text : t.muted);
    if (const auto* hit = m_model.hitOf(c.id))
        return drawHit(painter, layout.mirrored(place), hit->text, m_model.filter().text, t,
                       layout.direction);
    if (m_model.isTyping(c.id)) {
        painter.setPen(t.link);
        return drawLine(painter, layout.mirrored(place), tr("typing…"), layout.direction, Qt::AlignLeft);
    }
    auto texts = said(c);
    if (m_model.isMine(c) && c.lastMessage && c.lastMessage->author.kind == AuthorKind::Agent &&
        c.lastMessage->author.name == c.assignee->name)
        texts = {tr("You: %1").arg(models::spokenLine(AuthorKind::Agent, c.lastMessage->text))};
    if (!texts.isEmpty())
        drawLine(painter, layout.mirrored(place), texts.constFirst(), layout.direction, Qt::AlignLeft);
}

/// What is to be done about it, or where it stands.
QString ConversationCard::standing(const Conversation& c) const
{
    if (c.snoozedUntil)
        return tr("snoozed until %1").arg(models::recentText(*c.snoozedUntil));
    if (c.state != ConversationState::Open || !c.assignee)
        return models::stateText(c.state);
    if (!m_model.isMine(c))
        return isGiven(c) ? tr("%1, from %2")
                                .arg(models::within(c.assignee->name), models::within(c.assignedBy->name))
                          : tr("Claimed by %1").arg(models::within(c.assignee->name));
    if (c.lastMessage && c.lastMessage->author.kind == AuthorKind::Customer)
        return tr("waits for your answer");
    if (isGiven(c))
        return tr("from %1").arg(models::within(c.assignedBy->name));
    QStringList tags;
    for (const auto& tag : c.tags)
        tags.append(models::oneLine(tag));
    return tags.join(QStringLiteral(", "));
}

void ConversationCard::paintBelow(QPainter& painter, const Layout& layout, const Conversation& c,
                                  bool leaving) const
{
    const auto& t = layout.tokens;
    auto place = layout.below;
    painter.setFont(layout.small);
    painter.setPen(t.muted);
    if (const auto* hit = m_model.hitOf(c.id); hit && hit->count > 0)
        return drawLine(painter, layout.mirrored(place),
                        tr("found in %Ln message(s)", nullptr, int(hit->count)), layout.direction,
                        Qt::AlignLeft);
    const bool saysWhy = c.state == ConversationState::Waiting && c.reason && !c.snoozedUntil && !leaving;
    if (saysWhy) {
        const auto why = models::reasonText(*c.reason);
        const auto bold = scaledFont(layout.small, 1.0, true);
        const int width = std::min(place.width(), QFontMetrics(bold).horizontalAdvance(why) + 2);
        painter.setFont(bold);
        painter.setPen(c.reason == QLatin1String("user requested human") ? t.danger.text : t.warning.text);
        drawLine(painter, layout.mirrored(QRect(place.left(), place.top(), width, place.height())), why,
                 layout.direction, Qt::AlignLeft);
        place.setLeft(place.left() + width + inset);
        painter.setFont(layout.small);
        painter.setPen(t.muted);
    }
    const auto bot = models::oneLine(c.bot.name);
    const auto words = saysWhy ? bot : models::sideBySide({bot, standing(c)});
    if (place.width() > 2 * inset)
        drawLine(painter, layout.mirrored(place), words, layout.direction, Qt::AlignLeft);
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
