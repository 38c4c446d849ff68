// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/workflows/runcard.h"

#include "core/models/activitytext.h"
#include "ui/theme/icons.h"
#include "ui/theme/paint.h"

namespace baton::ui {

namespace {

constexpr int inset = 8; ///< from the edge of the list to the fill of a row
constexpr int side = 20;
constexpr int above = 10;
constexpr int discSide = 32;
constexpr int iconSide = 16;
constexpr int between = 12;

Icon iconOf(RunState state)
{
    switch (state) {
    case RunState::Finished:
        return Icon::Check;
    case RunState::Stuck:
        return Icon::Clock;
    case RunState::Failed:
        return Icon::Warn;
    case RunState::Running:
        break;
    }
    return Icon::Play;
}

struct Fonts
{
    explicit Fonts(const QFont& base)
        : name(scaledFont(base, 1.0, true))
        , body(scaledFont(base, 0.92))
        , small(scaledFont(base, 0.88))
        , pill(scaledFont(base, 0.85, true))
    {}

    QFont name;
    QFont body;
    QFont small;
    QFont pill;
};

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& t)
{
    const auto& r = option.rect;
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    painter.fillRect(r, t.surface);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSelected ? t.selection : isHovered ? t.hover : t.surface);
    painter.drawRoundedRect(r.adjusted(inset, 0, -inset, 0), inset, inset);
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
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const auto tone = onRow(t, runTone(t, run.state), isSelected);
    const QRect disc(r.left(), r.top(), discSide, discSide);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tone.fill);
    painter->drawEllipse(mirrored(disc));
    drawIconAmid(*painter, mirrored(disc), iconSide, iconOf(run.state), tone.text, option.direction);

    const int left = disc.right() + 1 + between;
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
    drawPill(*painter, mirrored(QRect(QPoint(left, body.bottom() + 6), size)), state, tone, fonts.pill);
    painter->setFont(fonts.small);
    painter->setPen(t.muted);
    const QRect bot(left + size.width() + between, body.bottom() + 6,
                    r.right() - left - size.width() - between, size.height());
    drawLine(*painter, mirrored(bot), run.bot.name, option.direction, Qt::AlignRight);
    painter->restore();
}

} // namespace baton::ui
