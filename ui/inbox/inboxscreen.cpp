// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/inboxscreen.h"

#include "core/client/sessioncall.h"
#include "core/models/theirwords.h"
#include "ui/alerts/toaststack.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/transcriptview.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/inbox/searchpresenter.h"
#include "ui/parts/deed.h"
#include "ui/parts/question.h"

#include <QDesktopServices>
#include <QPointer>

namespace baton::ui {

InboxScreen::InboxScreen(client::Session& session, models::ConversationListModel& list,
                         models::TranscriptModel& transcript, ToastStack& toasts, QObject* parent)
    : Screen(Place::Inbox, tr("Inbox"), *new InboxPage(list, transcript), parent)
    , m_session(session)
    , m_list(list)
    , m_transcript(transcript)
    , m_page(static_cast<InboxPage&>(page()))
    , m_lifeCycle(session, list, m_page.conversation().composer(), toasts)
    , m_writing(session, list, m_page.conversation())
    , m_desk(session, list, m_page)
    , m_shown(session, transcript, m_page.conversation().transcript())
    , m_search(new SearchPresenter(session, list, transcript, m_page, this))
{
    connectSession();
    connectModels();
    connectInbox();
    connectConversation();
}

void InboxScreen::find() { m_page.inbox().focusSearch(); }

void InboxScreen::takeFocus() { m_page.inbox().focusList(); }

QRect InboxScreen::noticeArea() const { return m_page.noticeArea(); }

/// The views of the inbox are a key away from every screen, and so is taking back what was done.
void InboxScreen::addKeys(QWidget& window)
{
    const auto view = [&](const QString& name, Qt::Key key, models::View which) {
        addDeed(window, DeedGroup::List, name, {QKeySequence(Qt::CTRL | key)}, this, [this, which] {
            bringUp();
            m_page.inbox().showView(which);
        });
    };
    view(tr("Waiting"), Qt::Key_1, models::View::Waiting);
    view(tr("Mine"), Qt::Key_2, models::View::Mine);
    view(tr("All"), Qt::Key_3, models::View::All);
    addDeed(window, DeedGroup::Conversation, tr("Undo, for a few seconds"),
            {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)}, this, [this] { m_lifeCycle.undoLast(); });
    addDeed(window, DeedGroup::Everywhere, tr("Synchronise"), {QKeySequence(Qt::Key_F5)}, this,
            [this] { m_session.refresh(); });
}

QList<Screen::Finding> InboxScreen::findings(const QString& typed) const
{
    constexpr int most = 6;
    QList<Finding> found;
    for (int row = 0; row < m_list.rowCount() && found.size() < most; ++row) {
        const auto& c = m_list.at(row);
        const auto name = models::customerName(c);
        if (name.contains(typed, Qt::CaseInsensitive))
            found.append({name, models::oneLine(c.bot.name),
                          [screen = QPointer(const_cast<InboxScreen*>(this)), id = c.id] {
                              if (!screen)
                                  return;
                              screen->bringUp();
                              screen->open(id);
                          }});
    }
    return found;
}

void InboxScreen::connectSession()
{
    using client::Session;
    connect(&m_session, &Session::signInNeeded, this, [this] {
        // Signed out by hand: whoever comes next sees nothing of what was open.
        if (m_session.member().id.isEmpty())
            closePane();
    });
    connect(&m_session, &Session::signedIn, this, [this](const protocol::MemberProfile& member) {
        if (std::exchange(m_member, member.id) != member.id)
            closePane();
        m_list.setMember(member.id);
        m_page.inbox().setMayClaim(member.permissions.contains(permissionName(Permission::Respond)));
        refreshPane();
    });
    connect(&m_session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        m_page.inbox().setLink(status);
        if (status.state == client::LinkStatus::State::Connected && !m_sought.isEmpty())
            seek(std::exchange(m_sought, {}));
    });
    connect(&m_session, &Session::countsChanged, this, [this](const protocol::Counts& counts) {
        m_page.inbox().setCounts(counts);
        m_page.inbox().setBots(m_session.bots());
    });
    connect(&m_session, &Session::refused, this, &InboxScreen::tellRefusal);
    connect(&m_session, &Session::started, this, &InboxScreen::open);
}

void InboxScreen::connectModels()
{
    using client::Session;
    connect(&m_session, &Session::conversationsReset, this, [this](const QList<Conversation>& all) {
        m_list.reset(m_lifeCycle.shown(all));
        if (!m_list.find(m_current))
            m_transcript.clear();
        conversationsArrived();
        if (!m_current.isEmpty())
            m_session.openTranscript(m_current, m_search->place());
    });
    connect(&m_session, &Session::conversationsChanged, this, [this](const QList<Conversation>& changed) {
        m_list.upsert(m_lifeCycle.shown(changed));
        conversationsArrived();
    });
    connect(&m_session, &Session::seenRestored, &m_list, &models::ConversationListModel::restoreSeen);
    connect(&m_session, &Session::seenMoved, &m_list, &models::ConversationListModel::moveSeen);
    const auto isCurrent = [this](const ConversationId& id) { return id == m_current; };
    connect(&m_session, &Session::transcriptReset, this,
            [=, this](const ConversationId& id, const QList<Message>& messages,
                      const QList<HistoryEntry>& history, bool complete, bool newest) {
                if (!isCurrent(id))
                    return;
                m_transcript.reset(messages, history, complete, newest);
                if (!m_search->isShowing() && newest)
                    readToEnd();
            });
    connect(&m_session, &Session::messagesAdded, this,
            [=, this](const ConversationId& id, const QList<Message>& messages) {
                if (!isCurrent(id))
                    return;
                m_transcript.append(messages);
                if (isLookedAt(id))
                    readToEnd();
            });
    connect(&m_session, &Session::historyAdded, this,
            [=, this](const ConversationId& id, const HistoryEntry& entry) {
                if (isCurrent(id))
                    m_transcript.append(entry);
            });
    connect(&m_session, &Session::earlierLoaded, this,
            [=, this](const ConversationId& id, const QList<Message>& messages,
                      const QList<HistoryEntry>& history, bool complete) {
                if (isCurrent(id))
                    m_transcript.prepend(messages, history, complete);
            });
    connect(&m_session, &Session::laterLoaded, this,
            [=, this](const ConversationId& id, const QList<Message>& messages,
                      const QList<HistoryEntry>& history, bool newest) {
                if (isCurrent(id))
                    m_transcript.appendLater(messages, history, newest);
            });
    connect(&m_session, &Session::pendingChanged, this,
            [=, this](const ConversationId& id, const QList<client::PendingReply>& pending) {
                if (isCurrent(id))
                    m_transcript.setPending(pending);
            });
    connect(&m_session, &Session::typingChanged, this,
            [=, this](const ConversationId& id, const Author& author, bool on) {
                m_list.setTyping(id, on && author.kind == AuthorKind::Customer);
                if (isCurrent(id)) {
                    const auto* c = m_list.find(id);
                    const auto name = models::authorName(author, c ? models::customerName(*c) : QString());
                    m_page.conversation().setTyping(on ? tr("%1 is typing…").arg(models::within(name))
                                                       : QString());
                }
            });
}

void InboxScreen::connectInbox()
{
    auto& inbox = m_page.inbox();
    connect(&inbox, &InboxPanel::selected, this, &InboxScreen::open);
    connect(&inbox, &InboxPanel::refreshRequested, &m_session, &client::Session::refresh);
    connect(&inbox, &InboxPanel::claimRequested, this, [this](const ConversationId& id) {
        open(id);
        if (!m_lifeCycle.undo(id))
            m_session.claim(id);
    });
    connect(&inbox, &InboxPanel::composeRequested, this,
            [this] { m_page.conversation().composer().focusEditor(); });
}

void InboxScreen::connectConversation()
{
    auto& pane = m_page.conversation();
    auto& composer = pane.composer();
    connect(&composer, &Composer::claimRequested, this, [this] {
        // Released a moment ago: nobody has seen it yet.
        if (!m_lifeCycle.undo(m_current))
            m_session.claim(m_current);
    });
    connect(&composer, &Composer::startRequested, this, [this] {
        const auto* c = m_list.find(m_current);
        if (c && !m_lifeCycle.undo(m_current))
            m_session.start(c->bot.id, c->contact.id);
    });
    connect(&composer, &Composer::linkActivated, this, &InboxScreen::openLink);
    connect(&m_page, &InboxPage::actRequested, &composer, &Composer::act);
    const auto letGo = [this](client::Verb verb) {
        return [this, verb] { m_lifeCycle.letGo(verb, m_current); };
    };
    using client::Verb;
    connect(&pane, &ConversationPane::handBackRequested, this, letGo(Verb::HandBack));
    connect(&pane, &ConversationPane::releaseRequested, this, letGo(Verb::Release));
    connect(&pane, &ConversationPane::resolveRequested, this, letGo(Verb::Resolve));
    connect(&m_page, &InboxPage::handBackRequested, this, letGo(Verb::HandBack));
    connect(&m_page, &InboxPage::releaseRequested, this, letGo(Verb::Release));
    connect(&m_page, &InboxPage::resolveRequested, this, letGo(Verb::Resolve));
    connect(&m_lifeCycle, &LifeCyclePresenter::changed, this, &InboxScreen::conversationsArrived);
    connect(&m_lifeCycle, &LifeCyclePresenter::undone, this,
            [this](const ConversationId& id, bool wasWriting) {
                open(id);
                if (wasWriting)
                    m_page.conversation().composer().focusEditor();
            });
    connect(&m_writing, &WritingPresenter::sent, this, [this] {
        m_page.conversation().transcript().scrollToEnd();
        goToNewest();
    });
    connect(&m_writing, &WritingPresenter::said, this, &Screen::said);
    connect(&m_desk, &DeskPresenter::said, this, &Screen::said);
    connect(&m_desk, &DeskPresenter::openRequested, this, &InboxScreen::open);
    connect(&m_shown, &TranscriptPresenter::said, this, &Screen::said);
    connect(this, &Screen::currentChanged, this, &InboxScreen::viewChanged);
    connect(&m_page, &InboxPage::noticeAreaChanged, this, &Screen::noticeAreaChanged);
    auto& view = pane.transcript();
    connect(&view, &TranscriptView::earlierWanted, this, [this] { m_session.loadEarlier(m_current); });
    connect(&view, &TranscriptView::endReached, this, [this] {
        if (m_transcript.hasNewest())
            readToEnd();
        else
            m_session.loadLater(m_current);
    });
    connect(&view, &TranscriptView::newestWanted, this, &InboxScreen::goToNewest);
    connect(&view, &TranscriptView::linkActivated, this, &InboxScreen::openLink);
}

void InboxScreen::conversationsArrived()
{
    setBadge(m_list.countOf(models::View::Waiting), true);
    refreshPane();
}

bool InboxScreen::isInView(const ConversationId& id) const { return id == m_current && isCurrent(); }

bool InboxScreen::isLookedAt(const ConversationId& id) const
{
    return isInView(id) && m_page.isActiveWindow() && m_transcript.hasNewest() &&
           m_page.conversation().transcript().isAtEnd();
}

void InboxScreen::open(const ConversationId& id)
{
    if (id.isEmpty())
        return;
    m_sought = {};
    if (m_list.find(id))
        show(id);
    else if (m_session.link().state == client::LinkStatus::State::Connected)
        seek(id);
    else
        m_sought = id;
}

/// Not among what is held here: only the relay can say whether there is such a conversation.
void InboxScreen::seek(const ConversationId& id)
{
    if (m_list.find(id))
        return show(id);
    client::call<protocol::method::Get>(m_session, this, {id, std::nullopt, 1},
                                        [this, id](const auto& result) {
                                            if (result) {
                                                m_list.upsert({result->conversation});
                                                show(id);
                                            } else if (result.error().kind == Refusal::Kind::NotFound ||
                                                       result.error().kind == Refusal::Kind::Invalid) {
                                                Q_EMIT said(tr("This conversation cannot be found."));
                                            } else {
                                                Q_EMIT said(result.error().detail);
                                            }
                                        });
}

void InboxScreen::show(const ConversationId& id)
{
    bringUp();
    if (m_current != id) {
        m_current = id;
        m_transcript.clear();
        m_page.conversation().setTyping({});
        m_shown.show(id);
        m_writing.show(id);
        if (const auto* c = m_list.find(id))
            m_transcript.setNames(c->bot.name, models::customerName(*c));
    }
    m_page.inbox().select(id);
    refreshPane();
    m_search->opened(id);
    m_session.openTranscript(id, m_search->place());
    Q_EMIT viewChanged();
}

/// From where something was found.
void InboxScreen::goToNewest()
{
    if (m_transcript.hasNewest())
        return;
    m_search->forget();
    m_session.openTranscript(m_current);
}

void InboxScreen::closePane()
{
    if (m_current.isEmpty())
        return;
    m_current = {};
    m_transcript.clear();
    m_shown.show({});
    m_writing.forget();
    m_page.conversation().setTyping({});
    m_page.inbox().select({});
    refreshPane();
    Q_EMIT viewChanged();
}

void InboxScreen::refreshPane()
{
    const auto* conversation = m_list.find(m_current);
    auto& composer = m_page.conversation().composer();
    const bool wasLocked = !composer.isWritable();
    const auto stance = stanceOf(conversation, m_session.member().id, m_session.member().permissions);
    m_page.conversation().setConversation(conversation, stance);
    m_page.details().setConversation(conversation, stance.canNote);
    m_desk.show(conversation);
    // Just claimed: ready to type.
    if (conversation && wasLocked && composer.isWritable() && m_page.isActiveWindow())
        composer.focusEditor();
}

void InboxScreen::readToEnd()
{
    const auto n = m_transcript.lastN();
    if (m_current.isEmpty() || n == 0)
        return;
    m_list.markSeen(m_current, n);
    m_session.markRead(m_current, n);
    Q_EMIT read(m_current, n);
}

void InboxScreen::tellRefusal(client::Verb verb, const ConversationId& id, const Refusal& refusal)
{
    const auto* conversation = m_list.find(id);
    const auto who =
        conversation ? models::within(models::customerName(*conversation)) : tr("This conversation");
    if (refusal.reason == Refusal::Reason::AlreadyClaimed && refusal.claimedBy)
        Q_EMIT said(tr("%1: claimed by %2.").arg(who, models::within(refusal.claimedBy->name)));
    else if (verb == client::Verb::Reply)
        Q_EMIT said(tr("Your reply to %1 was not sent: %2").arg(who, refusal.detail));
    else if (verb == client::Verb::Note)
        Q_EMIT said(tr("Your note on %1 was not kept: %2").arg(who, refusal.detail));
    else
        Q_EMIT said(refusal.detail);
}

void InboxScreen::openLink(const QUrl& link)
{
    if (!link.isValid())
        return;
    if (Question::ask(m_page.window(), tr("Open this link in the browser?\n\n%1").arg(link.toDisplayString()),
                      tr("Open")))
        QDesktopServices::openUrl(link);
}

} // namespace baton::ui
