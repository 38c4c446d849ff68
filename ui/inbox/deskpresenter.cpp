// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/deskpresenter.h"

#include "core/models/theirwords.h"
#include "ui/conversation/blockdialog.h"
#include "ui/conversation/contactnotes.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/earlierlist.h"
#include "ui/conversation/tagchips.h"
#include "ui/conversation/transferdialog.h"
#include "ui/inbox/inboxpage.h"
#include "ui/parts/question.h"

#include <QClipboard>
#include <QGuiApplication>

namespace baton::ui {

DeskPresenter::DeskPresenter(client::Session& session, models::ConversationListModel& list, InboxPage& page,
                             QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_page(page)
    , m_colleagues(session)
    , m_card(session)
{
    connectConversation();
    connectCustomer();
}

void DeskPresenter::connectConversation()
{
    auto& pane = m_page.conversation();
    connect(&pane, &ConversationPane::transferRequested, this, &DeskPresenter::transfer);
    connect(&m_page, &InboxPage::transferRequested, this, &DeskPresenter::transfer);
    connect(&pane, &ConversationPane::takeOverRequested, this, &DeskPresenter::takeOver);
    connect(&pane, &ConversationPane::snoozeRequested, this,
            [this](std::optional<Instant> until) { m_session.snooze(m_current, until); });
    connect(&pane, &ConversationPane::linkCopyRequested, this, [this] {
        QGuiApplication::clipboard()->setText(QStringLiteral("baton://conversation/") + m_current.toString());
        Q_EMIT said(tr("The link is on the clipboard."));
    });
    connect(&pane, &ConversationPane::blockRequested, this, &DeskPresenter::block);
    connect(&pane, &ConversationPane::unblockRequested, &m_card, &models::ContactCard::unblock);
}

void DeskPresenter::connectCustomer()
{
    auto& details = m_page.details();
    connect(&details.tags(), &TagChips::addRequested, this,
            [this](const QString& tag) { m_session.tag(m_current, {tag}); });
    connect(&details.tags(), &TagChips::removeRequested, this,
            [this](const QString& tag) { m_session.tag(m_current, {}, {tag}); });
    connect(&details, &DetailsPanel::contactDescribed, &m_card, &models::ContactCard::describe);
    connect(&details.notes(), &ContactNotes::addRequested, &m_card, &models::ContactCard::addNote);
    connect(&details.earlier(), &EarlierList::chosen, this, &DeskPresenter::openRequested);
    connect(&m_card, &models::ContactCard::noted, &details.notes(), &ContactNotes::kept);
    connect(&m_card, &models::ContactCard::said, this, &DeskPresenter::said);
    connect(&m_card, &models::ContactCard::changed, this, [this] {
        m_page.details().notes().setNotes(m_card.notes());
        m_page.details().setEarlier(m_card.earlier());
        m_page.conversation().setBlocked(m_card.isBlocked());
    });
}

void DeskPresenter::show(const Conversation* conversation)
{
    m_current = conversation ? conversation->id : ConversationId();
    m_card.show(conversation);
}

void DeskPresenter::transfer()
{
    const auto* c = conversation();
    if (!c || !stanceOf(c, m_session.member().id, m_session.member().permissions).canTransfer)
        return;
    auto* dialog = new TransferDialog(m_colleagues, models::customerName(*c), m_page.window());
    connect(dialog, &TransferDialog::chosen, this,
            [this, id = c->id](const MemberId& colleague, const QString& note) {
                m_session.assign(id, colleague, note);
            });
    m_colleagues.fetch(c->bot.id);
    dialog->open();
}

void DeskPresenter::takeOver()
{
    const auto* c = conversation();
    if (!c || !c->assignee)
        return;
    const auto question =
        tr("Take %1 over from %2? They are told that it is yours now.")
            .arg(models::within(models::customerName(*c)), models::within(c->assignee->name));
    const auto id = c->id;
    if (Question::ask(m_page.window(), question, tr("Take over")))
        m_session.assign(id, m_session.member().id);
}

void DeskPresenter::block()
{
    const auto* c = conversation();
    if (!c)
        return;
    auto* dialog = new BlockDialog(models::customerName(*c), models::oneLine(c->contact.ip), m_page.window());
    connect(dialog, &BlockDialog::chosen, this,
            [this, id = c->id](std::optional<Instant> until, bool address) {
                // Another one may be open by now.
                if (id == m_current)
                    m_card.block(until, address);
            });
    dialog->open();
}

} // namespace baton::ui
