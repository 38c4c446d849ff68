// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/detailscolumn.h"

#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/transcriptview.h"

#include <QEvent>
#include <QKeyEvent>
#include <QSplitter>
#include <QStyle>

namespace baton::ui {

namespace {
constexpr int usualWidth = 300;
constexpr int leftOfTranscript = 40; ///< stays in sight beside it
constexpr int columnAt = 2;
} // namespace

DetailsColumn::DetailsColumn(QSplitter& columns, ConversationPane& pane, DetailsPanel& panel, QObject* parent)
    : QObject(parent)
    , m_columns(columns)
    , m_pane(pane)
    , m_panel(panel)
    , m_width(usualWidth)
{
    connect(&panel, &DetailsPanel::emptyChanged, this, &DetailsColumn::arrange);
    connect(&pane, &ConversationPane::detailsRequested, this, &DetailsColumn::toggle);
    pane.transcript().installEventFilter(this);
    panel.installEventFilter(this);
    arrange();
}

void DetailsColumn::setRoom(bool hasRoom)
{
    if (std::exchange(m_hasRoom, hasRoom) == hasRoom)
        return;
    m_isCalled = false;
    arrange();
}

void DetailsColumn::toggle()
{
    if (m_panel.isEmpty())
        return;
    bool& shown = m_hasRoom ? m_isWanted : m_isCalled;
    shown = !shown;
    arrange();
    if (m_isCalled)
        m_panel.setFocus(Qt::ShortcutFocusReason);
}

void DetailsColumn::arrange()
{
    const bool isColumn = m_columns.indexOf(&m_panel) >= 0;
    const bool isShown = !m_panel.isEmpty() && (m_hasRoom ? m_isWanted : m_isCalled);
    m_pane.setDetailsButton(!m_panel.isEmpty(), isShown);
    if (m_hasRoom && !isColumn) {
        m_panel.setFloating(false);
        m_columns.insertWidget(columnAt, &m_panel);
        m_columns.setStretchFactor(columnAt, 0);
    } else if (!m_hasRoom && isColumn) {
        if (m_panel.isVisible())
            m_width = m_panel.width();
        m_panel.setParent(&m_pane);
        m_panel.setFloating(true);
    }
    const bool wasShown = !m_panel.isHidden();
    m_panel.setVisible(isShown);
    if (!m_hasRoom)
        return place();
    if (isShown && (!wasShown || !isColumn)) {
        auto sizes = m_columns.sizes();
        const int missing = m_width - sizes.at(columnAt);
        sizes[columnAt] = m_width;
        sizes[1] = std::max(1, sizes.at(1) - missing);
        m_columns.setSizes(sizes);
    }
}

/// At the end of the transcript, as high as that.
void DetailsColumn::place()
{
    if (m_hasRoom || m_panel.isHidden())
        return;
    const auto& view = m_pane.transcript();
    const QRect area(view.mapTo(&m_pane, QPoint(0, 0)), view.size());
    const int width = std::min(usualWidth, area.width() - leftOfTranscript);
    const QRect right(area.right() - width + 1, area.top(), width, area.height());
    m_panel.setGeometry(QStyle::visualRect(m_pane.layoutDirection(), area, right));
    m_panel.raise();
}

bool DetailsColumn::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == &m_pane.transcript() && (event->type() == QEvent::Resize || event->type() == QEvent::Move))
        place();
    if (watched == &m_panel && event->type() == QEvent::KeyPress && m_isCalled &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
        toggle();
        m_pane.transcript().setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return QObject::eventFilter(watched, event);
}

} // namespace baton::ui
