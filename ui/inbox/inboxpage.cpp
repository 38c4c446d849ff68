// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/inboxpage.h"

#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailscolumn.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/parts/deed.h"

#include <QEvent>

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
    constexpr auto ctrl = Qt::CTRL;
    // With Shift: without it they are what one knows from editors, and one is in the composer all day.
    constexpr auto withShift = Qt::CTRL | Qt::SHIFT;
    const auto deed = [this](DeedGroup group, const QString& name, const QList<QKeySequence>& keys,
                             auto&& does) { addDeed(*this, group, name, keys, this, does); };
    const auto either = [](Qt::KeyboardModifiers with) {
        return QList<QKeySequence>{QKeySequence(with | Qt::Key_Return), QKeySequence(with | Qt::Key_Enter)};
    };
    using enum DeedGroup;
    deed(List, tr("To the list"), {QKeySequence(ctrl | Qt::Key_J)}, [this] { m_inbox->focusList(); });
    deed(Conversation, tr("Claim, or send"), either(Qt::ControlModifier), [this] { Q_EMIT actRequested(); });
    deed(Conversation, tr("Resolve"), {QKeySequence(withShift | Qt::Key_E)},
         [this] { Q_EMIT resolveRequested(); });
    deed(Conversation, tr("Hand back to the bot"), {QKeySequence(withShift | Qt::Key_B)},
         [this] { Q_EMIT handBackRequested(); });
    deed(Conversation, tr("Release: back to Waiting"), {QKeySequence(withShift | Qt::Key_L)},
         [this] { Q_EMIT releaseRequested(); });
    deed(Conversation, tr("Transfer to a colleague"), {QKeySequence(withShift | Qt::Key_T)},
         [this] { Q_EMIT transferRequested(); });
    deed(Conversation, tr("To the transcript"), {QKeySequence(ctrl | Qt::Key_T)},
         [this] { m_conversation->transcript().setFocus(Qt::ShortcutFocusReason); });
    deed(Conversation, tr("Customer column"), {QKeySequence(ctrl | Qt::Key_Period)},
         [this] { m_detailsColumn->toggle(); });
    auto& composer = m_conversation->composer();
    deed(Composer, tr("To the reply"), {QKeySequence(ctrl | Qt::Key_R)},
         [&composer] { composer.focusEditor(); });
    deed(Composer, tr("Send and resolve"), either(Qt::ControlModifier | Qt::ShiftModifier),
         [&composer] { composer.actAndResolve(); });
    deed(Composer, tr("Note"), {QKeySequence(withShift | Qt::Key_N)}, [&composer] {
        composer.setMode(composer.mode() == ui::Composer::Mode::Note ? ui::Composer::Mode::Reply
                                                                     : ui::Composer::Mode::Note);
        composer.focusEditor();
    });
    deed(Composer, tr("Attach files"), {QKeySequence(withShift | Qt::Key_A)},
         [&composer] { Q_EMIT composer.attachRequested(); });
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
