// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/earlierlist.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/lastsaid.h"
#include "core/models/sidebyside.h"
#include "core/models/spokenline.h"
#include "core/models/theirwords.h"
#include "ui/theme/paint.h"

#include <QAbstractButton>
#include <QStyle>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int rowHeight = 28;
constexpr int mostRows = 8;

/// What it was about, and when; both in one line.
class Row : public QAbstractButton
{
public:
    Row(const QString& about, const QString& when, QWidget* parent) : QAbstractButton(parent), m_when(when)
    {
        setText(about);
        setToolTip(about);
        setAccessibleName(models::sideBySide({about, when}));
        setFocusPolicy(Qt::TabFocus);
        setCursor(Qt::PointingHandCursor);
    }

    QSize sizeHint() const override { return {100, std::max(rowHeight, fontMetrics().height() + 8)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const auto& t = tokensFor(this);
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        if (underMouse()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(t.hover);
            painter.drawRoundedRect(rect(), 6, 6);
        }
        const auto place = [this](const QRect& within) {
            return QStyle::visualRect(layoutDirection(), rect(), within);
        };
        painter.setFont(scaledFont(font(), 0.92));
        const int taken = QFontMetrics(painter.font()).horizontalAdvance(m_when) + 2;
        painter.setPen(t.muted);
        drawLine(painter, place(QRect(width() - taken, 0, taken, height())), m_when, layoutDirection(),
                 Qt::AlignRight);
        painter.setPen(t.text);
        drawLine(painter, place(QRect(0, 0, width() - taken - 12, height())), text(), layoutDirection(),
                 Qt::AlignLeft);
    }
    void enterEvent(QEnterEvent*) override { update(); }
    void leaveEvent(QEvent*) override { update(); }

private:
    const QString m_when;
};

/// Why a person was needed, else what was said last.
QString aboutOf(const Conversation& c)
{
    if (c.quote && !c.quote->isEmpty())
        return models::oneLine(*c.quote);
    if (c.lastMessage)
        return models::spokenLine(c.lastMessage->author.kind, c.lastMessage->text, 80);
    return models::stateText(c.state);
}

} // namespace

EarlierList::EarlierList(QWidget* parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(0);
}

void EarlierList::setConversations(const QList<Conversation>& conversations)
{
    if (conversations == m_shown)
        return;
    m_shown = conversations;
    qDeleteAll(findChildren<QAbstractButton*>(QString(), Qt::FindDirectChildrenOnly));
    for (const auto& one : conversations.first(std::min<qsizetype>(mostRows, conversations.size()))) {
        auto* row = new Row(aboutOf(one), models::recentText(models::lastSaid(one)), this);
        connect(row, &QAbstractButton::clicked, this, [this, id = one.id] { Q_EMIT chosen(id); });
        m_rows->addWidget(row);
    }
}

} // namespace baton::ui
