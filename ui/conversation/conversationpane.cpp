// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/conversation/conversationpane.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/composeredit.h"
#include "ui/conversation/findline.h"
#include "ui/conversation/savedreplylist.h"
#include "ui/conversation/snoozemenu.h"
#include "ui/conversation/statusbar.h"
#include "ui/conversation/transcriptview.h"
#include "ui/parts/avatar.h"
#include "ui/parts/elidedlabel.h"
#include "ui/parts/toolbutton.h"

#include <QDropEvent>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace baton::ui {

namespace {

constexpr int lowestTranscript = 24;
constexpr int nameNeeds = 130;   ///< beside the buttons
constexpr int besideNeeds = 560; ///< a narrower pane has no room for a name beside the buttons
constexpr int headEdge = 20;
constexpr int avatarSide = 36;
constexpr int buttonGap = 8;
constexpr int narrowGap = 4;

QFrame* lineIn(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setObjectName(QStringLiteral("line"));
    return line;
}

} // namespace

ConversationPane::ConversationPane(models::TranscriptModel& transcript, QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("surface"));
    setMinimumWidth(315);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    m_empty = new QLabel(tr("Choose a conversation on the left."), this);
    m_empty->setObjectName(QStringLiteral("muted"));
    m_empty->setAlignment(Qt::AlignCenter);
    outer->addWidget(m_empty);
    m_content = new QWidget(this);
    outer->addWidget(m_content);
    auto* column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(buildHead());
    column->addWidget(lineIn(this));
    m_find = new FindLine(this);
    column->addWidget(m_find);
    m_view = new TranscriptView(transcript, this);
    m_view->setMinimumHeight(lowestTranscript);
    column->addWidget(m_view, 1);
    column->addWidget(lineIn(this));
    m_composer = new Composer(this);
    column->addWidget(m_composer);
    m_saved = new SavedReplyList(*m_composer, this);
    setAcceptDrops(true);
    connect(m_composer, &Composer::takeOverRequested, this, &ConversationPane::takeOverRequested);
    setConversation(nullptr, {});
}

QWidget* ConversationPane::buildHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(headEdge, 8, headEdge, 4);
    column->setSpacing(4);
    m_headRow = new QHBoxLayout;
    m_headRow->setSpacing(buttonGap);
    m_name = new ElidedLabel(head);
    m_name->setObjectName(QStringLiteral("title"));
    m_name->setProperty("driverName", QStringLiteral("conversationName"));
    auto big = m_name->font();
    big.setPointSizeF(big.pointSizeF() * 1.15);
    m_name->setFont(big);
    m_about = new ElidedLabel(head);
    m_about->setObjectName(QStringLiteral("muted"));
    auto* who = new QHBoxLayout;
    who->setSpacing(12);
    m_avatar = new Avatar(avatarSide, head);
    who->addWidget(m_avatar);
    auto* names = new QVBoxLayout;
    names->setSpacing(0);
    names->addWidget(m_name);
    names->addWidget(m_about);
    who->addLayout(names, 1);
    m_headRow->addLayout(who, 1);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_headRow->addLayout(buttons);
    const auto button = [&](const QString& text, const char* name, void (ConversationPane::*signal)()) {
        auto* made = new QPushButton(text, head);
        made->setObjectName(QString::fromLatin1(name));
        connect(made, &QPushButton::clicked, this, signal);
        buttons->addWidget(made);
        return made;
    };
    m_transfer = toolButton(Icon::Transfer, tr("Transfer…"), head);
    m_transfer->setObjectName(QStringLiteral("transfer"));
    connect(m_transfer, &QToolButton::clicked, this, &ConversationPane::transferRequested);
    buttons->addWidget(m_transfer);
    m_release = button(tr("Release"), "release", &ConversationPane::releaseRequested);
    m_handBack = button(tr("Hand back"), "handBack", &ConversationPane::handBackRequested);
    m_handBack->setIcon(iconFor(Icon::HandBack, IconTone::Text));
    m_resolve = button(tr("Resolve"), "resolve", &ConversationPane::resolveRequested);
    m_resolve->setProperty("weight", QStringLiteral("primary"));
    m_resolve->setIcon(iconFor(Icon::Check, IconTone::OnAccent));
    buildMore(buttons);
    m_details = toolButton(Icon::Panel, tr("Customer"), head);
    m_details->setObjectName(QStringLiteral("customerDetails"));
    connect(m_details, &QToolButton::clicked, this, &ConversationPane::detailsRequested);
    buttons->addWidget(m_details);
    m_details->setToolTip(tr("Who the customer is (Ctrl+.)"));
    m_details->setCheckable(true);
    m_transfer->setToolTip(tr("Give it to a colleague (Ctrl+Shift+T)"));
    m_handBack->setToolTip(tr("The bot goes on; it is told what was said (Ctrl+Shift+B)"));
    m_release->setToolTip(tr("Back to Waiting for everyone (Ctrl+Shift+L)"));
    m_resolve->setToolTip(tr("Close the conversation; the customer is told (Ctrl+Shift+E)"));
    buttons->addStretch();
    column->addLayout(m_headRow);
    m_status = new StatusBar(head);
    column->addWidget(m_status);
    return head;
}

void ConversationPane::setConversation(const Conversation* conversation, const ConversationStance& stance)
{
    m_empty->setVisible(!conversation);
    m_content->setVisible(conversation != nullptr);
    if (!conversation)
        return;
    m_name->setText(models::customerName(*conversation));
    m_name->setToolTip(m_name->text());
    m_avatar->setPerson(m_name->text());
    m_about->setText(
        models::sideBySide({models::within(conversation->bot.name),
                            tr("since %1").arg(models::dateAndClockText(conversation->createdAt)),
                            models::waitingAgainText(*conversation)}));
    m_about->setToolTip(m_about->text());
    m_status->setConversation(*conversation);
    m_snooze->setSnoozed(conversation->snoozedUntil.has_value());
    setStance(stance);
    m_composer->setChannel(conversation->channel);
    m_composer->setStance(stance,
                          conversation->assignee ? models::within(conversation->assignee->name) : QString());
}

void ConversationPane::setStance(const ConversationStance& stance)
{
    m_stance = stance;
    m_handBack->setVisible(stance.canHandBack);
    m_resolve->setVisible(stance.canResolve);
    m_transferAction->setVisible(stance.canTransfer);
    m_releaseAction->setVisible(stance.canRelease);
    m_takeOverAction->setVisible(stance.canTakeOver);
    m_snooze->menuAction()->setVisible(stance.canSnooze);
    setBlocked(m_isBlocked);
    fitHead();
}

void ConversationPane::setBlocked(bool isBlocked)
{
    m_isBlocked = isBlocked;
    m_blockAction->setVisible(m_stance.canNote && !isBlocked);
    m_unblockAction->setVisible(m_stance.canNote && isBlocked);
}

/// What has no button where there is little room is in the menu, which has all of it.
void ConversationPane::buildMore(QBoxLayout* row)
{
    m_more = toolButton(Icon::More, tr("More about this conversation"), this);
    m_more->setObjectName(QStringLiteral("more"));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(m_more);
    const auto action = [&](const QString& text, void (ConversationPane::*signal)()) {
        auto* made = menu->addAction(text);
        connect(made, &QAction::triggered, this, signal);
        return made;
    };
    m_transferAction = action(tr("Transfer…"), &ConversationPane::transferRequested);
    m_takeOverAction = action(tr("Take over"), &ConversationPane::takeOverRequested);
    m_releaseAction = action(tr("Back to Waiting"), &ConversationPane::releaseRequested);
    m_snooze = new SnoozeMenu(this);
    menu->addMenu(m_snooze);
    connect(m_snooze, &SnoozeMenu::chosen, this, &ConversationPane::snoozeRequested);
    menu->addSeparator();
    action(tr("Copy link"), &ConversationPane::linkCopyRequested);
    menu->addSeparator();
    m_blockAction = action(tr("Block this visitor…"), &ConversationPane::blockRequested);
    m_unblockAction = action(tr("Let this visitor write again"), &ConversationPane::unblockRequested);
    m_more->setMenu(menu);
    row->addWidget(m_more);
}

/// The name keeps its room: first what the menu has as well goes, then the buttons take a line of their own.
void ConversationPane::fitHead()
{
    const int room = width() - 2 * headEdge;
    const auto widthOf = [&](const QList<QWidget*>& widgets, int gap) {
        int sum = 0;
        for (const auto* widget : widgets)
            sum += widget->isHidden() ? 0 : widget->sizeHint().width() + gap;
        return sum;
    };
    m_release->setVisible(m_stance.canRelease);
    m_transfer->setVisible(m_stance.canTransfer);
    const QList<QWidget*> all{m_transfer, m_release, m_handBack, m_resolve, m_more, m_details};
    const int gap = m_headRow->itemAt(1)->layout()->spacing();
    const bool isBeside = m_headRow->direction() == QBoxLayout::LeftToRight;
    const int most = isBeside ? room - nameNeeds : room;
    if (widthOf(all, gap) > most)
        m_release->hide();
    if (widthOf(all, gap) > most)
        m_transfer->hide();
}

void ConversationPane::resizeEvent(QResizeEvent* event)
{
    const bool isNarrow = width() < besideNeeds;
    if (isNarrow == (m_headRow->direction() == QBoxLayout::LeftToRight)) {
        m_headRow->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        m_headRow->itemAt(1)->layout()->setSpacing(isNarrow ? narrowGap : buttonGap);
        for (auto* button : {m_handBack, m_release, m_resolve}) {
            button->setProperty("narrow", isNarrow);
            button->style()->unpolish(button);
            button->style()->polish(button);
            button->updateGeometry();
        }
    }
    fitHead();
    QWidget::resizeEvent(event);
}

void ConversationPane::dragEnterEvent(QDragEnterEvent* event)
{
    if (m_composer->takesFiles() && ComposerEdit::bringsFiles(*event->mimeData()))
        event->acceptProposedAction();
}

/// Wherever they fall, they hang on what is being written.
void ConversationPane::dropEvent(QDropEvent* event)
{
    m_composer->give(*event->mimeData());
    event->acceptProposedAction();
}

void ConversationPane::setDetailsButton(bool isOffered, bool isShown)
{
    m_details->setVisible(isOffered);
    m_details->setChecked(isShown);
    fitHead();
}

void ConversationPane::setTyping(const QString& text) { m_view->setTyping(text); }

} // namespace baton::ui
