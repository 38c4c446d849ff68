// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/inboxpage.h"

#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailscolumn.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpanel.h"

#include <QEvent>
#include <QShortcut>

namespace baton::ui {

namespace {
constexpr int detailsNeed = 1'060; ///< a narrower page has no room for the right column
constexpr int wideListNeeds = 1'040;
constexpr int narrowList = 304;
constexpr int usualList = 348;
constexpr int widestNotice = 290; ///< with what is around it
} // namespace

InboxPage::InboxPage(models::ConversationListModel& list, models::TranscriptModel& transcript,
                     QWidget* parent)
    : QSplitter(parent)
    , m_inbox(new InboxPanel(list, this))
    , m_conversation(new ConversationPane(transcript, this))
    , m_details(new DetailsPanel(this))
    , m_wideList(usualList)
{
    setHandleWidth(1);
    setChildrenCollapsible(false);
    for (QWidget* part : {static_cast<QWidget*>(m_inbox), static_cast<QWidget*>(m_conversation),
                          static_cast<QWidget*>(m_details)})
        addWidget(part);
    setStretchFactor(0, 0);
    setStretchFactor(1, 1);
    setStretchFactor(2, 0);
    setSizes({usualList, 656, 290});
    connect(this, &QSplitter::splitterMoved, this, [this] {
        if (m_isNarrow == false)
            m_wideList = sizes().constFirst();
    });
    m_detailsColumn = new DetailsColumn(*this, *m_conversation, *m_details, this);
    m_conversation->composer().installEventFilter(this);
    m_details->installEventFilter(this);
    addKeys();
}

/// A key of a page works while the page is seen: what is about a conversation does nothing where none is.
void InboxPage::addKeys()
{
    const auto key = [this](const QKeySequence& keys, auto&& does) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { Q_EMIT actRequested(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { Q_EMIT actRequested(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_J), [this] { m_inbox->focusList(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_T),
        [this] { m_conversation->transcript().setFocus(Qt::ShortcutFocusReason); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { m_detailsColumn->toggle(); });
    key(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { m_conversation->composer().focusEditor(); });
    // With Shift: without it they are what one knows from editors, and one is in the composer all day.
    constexpr auto withShift = Qt::CTRL | Qt::SHIFT;
    key(QKeySequence(withShift | Qt::Key_B), [this] { Q_EMIT handBackRequested(); });
    key(QKeySequence(withShift | Qt::Key_L), [this] { Q_EMIT releaseRequested(); });
    key(QKeySequence(withShift | Qt::Key_E), [this] { Q_EMIT resolveRequested(); });
    key(QKeySequence(withShift | Qt::Key_T), [this] { Q_EMIT transferRequested(); });
    auto& composer = m_conversation->composer();
    key(QKeySequence(withShift | Qt::Key_A), [&composer] { Q_EMIT composer.attachRequested(); });
    key(QKeySequence(withShift | Qt::Key_Return), [&composer] { composer.actAndResolve(); });
    key(QKeySequence(withShift | Qt::Key_Enter), [&composer] { composer.actAndResolve(); });
    key(QKeySequence(withShift | Qt::Key_N), [&composer] {
        composer.setMode(composer.mode() == Composer::Mode::Note ? Composer::Mode::Reply
                                                                 : Composer::Mode::Note);
        composer.focusEditor();
    });
}

QRect InboxPage::noticeArea() const
{
    auto area = rect();
    const auto& composer = m_conversation->composer();
    // Called over the transcript, it does not make room beside the composer.
    const bool hasColumn =
        m_details->isVisible() && m_details->parentWidget() == this && m_details->width() >= widestNotice;
    if (!hasColumn && composer.isVisible())
        area.setBottom(composer.mapTo(this, QPoint()).y() - 1);
    return area;
}

bool InboxPage::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        Q_EMIT noticeAreaChanged();
        break;
    default:
        break;
    }
    return QSplitter::eventFilter(watched, event);
}

void InboxPage::resizeEvent(QResizeEvent* event)
{
    m_detailsColumn->setRoom(width() >= detailsNeed);
    QSplitter::resizeEvent(event);
    fitList();
}

/// In a narrow window the conversation has the room. A page that is not seen yet may have been given any
/// width.
void InboxPage::fitList()
{
    const bool isNarrow = width() < wideListNeeds;
    if (m_isNarrow == isNarrow)
        return;
    auto now = sizes();
    if (now[0] <= 0)
        return; // not laid out yet
    m_isNarrow = isNarrow;
    const int wanted = isNarrow ? std::min(narrowList, m_wideList) : m_wideList;
    now[1] = std::max(1, now[1] + now[0] - wanted);
    now[0] = wanted;
    setSizes(now);
}

} // namespace baton::ui
