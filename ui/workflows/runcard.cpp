// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/runcard.h"

#include "core/models/activitytext.h"
#include "ui/theme/emoji.h"
#include "ui/theme/paint.h"

namespace baton::ui {

namespace {

constexpr int side = 16;
constexpr int above = 11;
constexpr int emojiWidth = 26;
constexpr int between = 9;

struct Fonts
{
    explicit Fonts(const QFont& base)
        : name(scaledFont(base, 1.0, true))
        , body(scaledFont(base, 0.97))
        , small(scaledFont(base, 0.88))
        , pill(scaledFont(base, 0.85, true))
        , emoji(scaledFont(base, 1.5))
    {}

    QFont name;
    QFont body;
    QFont small;
    QFont pill;
    QFont emoji;
};

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& t)
{
    const auto& r = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter.fillRect(r, isSelected ? t.selection : t.surface);
    if (isSelected)
        painter.fillRect(QStyle::visualRect(option.direction, r, QRect(r.left(), r.top(), 3, r.height())),
                         t.accent);
    painter.fillRect(QRect(r.left(), r.bottom(), r.width(), 1), t.line);
}

} // namespace

const Tint& runTone(const Tokens& tokens, RunState state)
{
    switch (state) {
    case RunState::Finished:
        return tokens.good;
    case RunState::Stuck:
    case RunState::Failed:
        return tokens.danger;
    case RunState::Running:
        break;
    }
    return tokens.info;
}

RunCard::RunCard(const models::RunFeedModel& model, QObject* parent)
    : QStyledItemDelegate(parent)
    , m_model(model)
{}

QSize RunCard::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const
{
    const Fonts fonts(option.font);
    return {200, above + QFontMetrics(fonts.name).height() + 2 + 2 * QFontMetrics(fonts.body).height() + 6 +
                     pillSize(fonts.pill, QString()).height() + 13};
}

void RunCard::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto& run = m_model.at(index.row());
    const auto& t = tokensFor(option.widget);
    const Fonts fonts(option.font);
    const auto now = Instant::now();
    const auto mirrored = [&](const QRect& rect) {
        return QStyle::visualRect(option.direction, option.rect, rect);
    };
    painter->save();
    painter->setClipRect(option.rect);
    paintGround(*painter, option, t);
    const auto r = option.rect.adjusted(side, above, -side, 0);
    painter->setPen(t.text);
    painter->setFont(fonts.emoji);
    drawEmoji(*painter, mirrored(QRect(r.left(), r.top() - 2, emojiWidth + 6, emojiWidth + 8)),
              models::runEmoji(run.state), Qt::AlignHCenter | Qt::AlignTop);

    const int left = r.left() + emojiWidth + between;
    const int nameHeight = QFontMetrics(fonts.name).height();
    const bool isStuck = run.state == RunState::Stuck;
    const auto time = isStuck ? tr("stuck") : agoText(run.updatedAt.ms, now.ms);
    const auto timeFont = isStuck ? scaledFont(fonts.small, 1.0, true) : fonts.small;
    const int timeWidth = QFontMetrics(timeFont).horizontalAdvance(time) + 4;
    painter->setFont(timeFont);
    painter->setPen(isStuck ? t.danger.text : t.muted);
    drawLine(*painter, mirrored(QRect(r.right() - timeWidth, r.top(), timeWidth, nameHeight)), time,
             option.direction, Qt::AlignRight);
    painter->setFont(fonts.name);
    painter->setPen(t.text);
    drawLine(*painter, mirrored(QRect(left, r.top(), r.right() - left - timeWidth - between, nameHeight)),
             models::runName(run), option.direction, Qt::AlignLeft);

    painter->setFont(fonts.body);
    painter->setPen(t.muted);
    const int lineHeight = QFontMetrics(fonts.body).height();
    const QRect body(left, r.top() + nameHeight + 2, r.right() - left, 2 * lineHeight);
    drawTwoLines(*painter, mirrored(body), models::runSentence(run, now).simplified(), option.direction);

    const auto state = models::runStateText(run.state);
    const auto size = pillSize(fonts.pill, state);
    drawPill(*painter, mirrored(QRect(QPoint(left, body.bottom() + 6), size)), state,
             onRow(t, runTone(t, run.state), option.state.testFlag(QStyle::State_Selected)), fonts.pill);
    painter->setFont(fonts.small);
    painter->setPen(t.muted);
    const QRect bot(left + size.width() + between, body.bottom() + 6,
                    r.right() - left - size.width() - between, size.height());
    drawLine(*painter, mirrored(bot), run.bot.name, option.direction, Qt::AlignRight);
    painter->restore();
}

} // namespace baton::ui
