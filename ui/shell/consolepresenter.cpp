#include "ui/shell/consolepresenter.h"

#include "core/client/sessioncall.h"
#include "core/models/theirwords.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/transcriptview.h"
#include "ui/details/detailspanel.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navrail.h"
#include "ui/shell/question.h"
#include "ui/shell/searchpresenter.h"
#include "ui/signin/signinpage.h"
#include "ui/theme/tokens.h"

#include <QCoreApplication>
#include <QDesktopServices>

namespace baton::ui {

ConsolePresenter::ConsolePresenter(client::Session& session, models::ConversationListModel& list,
                                   models::TranscriptModel& transcript, MainWindow& window, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_transcript(transcript)
    , m_window(window)
    , m_lifeCycle(session, list, window)
    , m_search(new SearchPresenter(session, list, transcript, window, this))
{
    connectSession();
    connectModels();
    connectInbox();
    connectConversation();
}

void ConsolePresenter::connectSession()
{
    using client::Session;
    connect(&m_window.signIn(), &SignInPage::signInRequested, &m_session, &Session::signIn);
    connect(&m_session, &Session::signInFailed, this,
            [this](const QString& why) { m_window.signIn().showProblem(why); });
    connect(&m_session, &Session::signInNeeded, this, [this](const QString& why) {
        m_window.signIn().showProblem(why);
        m_window.signIn().showKeychainHint(!m_session.keychainAvailable());
        m_window.showSignIn();
        // Signed out by hand: whoever comes next sees nothing of what was open.
        if (m_session.member().id.isEmpty())
            closePane();
    });
    connect(&m_session, &Session::signedIn, this, [this](const protocol::MemberProfile& member) {
        if (std::exchange(m_member, member.id) != member.id)
            closePane();
        m_list.setMember(member.id);
        m_window.rail().setMember(member.name, member.email);
        m_window.signIn().setBusy(false);
        m_window.showConsole();
        refreshPane();
    });
    connect(&m_session, &Session::linkChanged, this, [this](const client::LinkStatus& status) {
        m_window.inbox().setLink(status);
        if (status.state == client::LinkStatus::State::Connected && !m_sought.isEmpty())
            seek(std::exchange(m_sought, {}));
    });
    connect(&m_session, &Session::countsChanged, this, [this](const protocol::Counts& counts) {
        m_window.inbox().setCounts(counts);
        m_window.inbox().setBots(m_session.bots());
    });
    connect(&m_session, &Session::refused, this, &ConsolePresenter::tellRefusal);
    connect(&m_session, &Session::started, this, &ConsolePresenter::open);
    auto& rail = m_window.rail();
    connect(&rail, &NavRail::appearanceChosen, this,
            [](int appearance) { setAppearance(Appearance(appearance)); });
}

void ConsolePresenter::connectModels()
{
    using client::Session;
    connect(&m_session, &Session::conversationsReset, this, [this](const QList<Conversation>& all) {
        m_list.reset(m_lifeCycle.shown(all));
        if (!all.isEmpty())
            m_window.showConsole();
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
                if (isCurrent(id)) {
                    const auto* c = m_list.find(id);
                    const auto name = models::authorName(author, c ? models::customerName(*c) : QString());
                    m_window.conversation().setTyping(on ? tr("%1 is typing…").arg(models::within(name))
                                                         : QString());
                }
            });
}

void ConsolePresenter::connectInbox()
{
    auto& inbox = m_window.inbox();
    connect(&inbox, &InboxPanel::selected, this, &ConsolePresenter::open);
    connect(&inbox, &InboxPanel::refreshRequested, &m_session, &client::Session::refresh);
    connect(&m_window, &MainWindow::refreshRequested, &m_session, &client::Session::refresh);
    connect(&inbox, &InboxPanel::composeRequested, this,
            [this] { m_window.conversation().composer().focusEditor(); });
}

void ConsolePresenter::connectConversation()
{
    auto& pane = m_window.conversation();
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
    connect(&composer, &Composer::sendRequested, this, [this](const QString& markdown) {
        m_session.reply(m_current, markdown);
        m_session.setDraft(m_current, {});
        m_window.conversation().composer().setDraft({});
        m_window.conversation().transcript().scrollToEnd();
        goToNewest();
    });
    connect(&composer, &Composer::draftChanged, this,
            [this](const QString& markdown) { m_session.setDraft(m_current, markdown); });
    connect(&composer, &Composer::typing, this, [this] { m_session.setTyping(m_current, true); });
    connect(&composer, &Composer::linkActivated, this, &ConsolePresenter::openLink);
    connect(&m_window, &MainWindow::actRequested, &composer, &Composer::act);
    const auto letGo = [this](client::Verb verb) {
        return [this, verb] { m_lifeCycle.letGo(verb, m_current); };
    };
    using client::Verb;
    connect(&pane, &ConversationPane::handBackRequested, this, letGo(Verb::HandBack));
    connect(&pane, &ConversationPane::releaseRequested, this, letGo(Verb::Release));
    connect(&pane, &ConversationPane::resolveRequested, this, letGo(Verb::Resolve));
    connect(&m_window, &MainWindow::handBackRequested, this, letGo(Verb::HandBack));
    connect(&m_window, &MainWindow::releaseRequested, this, letGo(Verb::Release));
    connect(&m_window, &MainWindow::resolveRequested, this, letGo(Verb::Resolve));
    connect(&m_lifeCycle, &LifeCyclePresenter::changed, this, &ConsolePresenter::conversationsArrived);
    connect(&m_lifeCycle, &LifeCyclePresenter::undone, this,
            [this](const ConversationId& id, bool wasWriting) {
                open(id);
                if (wasWriting)
                    m_window.conversation().composer().focusEditor();
            });
    connect(&m_window, &MainWindow::screenChanged, this, &ConsolePresenter::viewChanged);
    auto& view = pane.transcript();
    connect(&view, &TranscriptView::earlierWanted, this, [this] { m_session.loadEarlier(m_current); });
    connect(&view, &TranscriptView::endReached, this, [this] {
        if (m_transcript.hasNewest())
            readToEnd();
        else
            m_session.loadLater(m_current);
    });
    connect(&view, &TranscriptView::newestWanted, this, &ConsolePresenter::goToNewest);
    connect(&view, &TranscriptView::linkActivated, this, &ConsolePresenter::openLink);
    connect(&view, &TranscriptView::retryRequested, &m_session, &client::Session::retryReply);
    connect(&view, &TranscriptView::discardRequested, &m_session, &client::Session::discardReply);
}

void ConsolePresenter::conversationsArrived()
{
    m_window.rail().setWaiting(m_list.countOf(models::View::Waiting));
    refreshPane();
}

bool ConsolePresenter::isInView(const ConversationId& id) const
{
    return id == m_current && m_window.showsConsole() && m_window.currentScreen() == Screen::Inbox;
}

bool ConsolePresenter::isLookedAt(const ConversationId& id) const
{
    return isInView(id) && m_window.isActiveWindow() && m_transcript.hasNewest() &&
           m_window.conversation().transcript().isAtEnd();
}

void ConsolePresenter::open(const ConversationId& id)
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
void ConsolePresenter::seek(const ConversationId& id)
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
                                                m_window.say(tr("This conversation cannot be found."));
                                            } else {
                                                m_window.say(result.error().detail);
                                            }
                                        });
}

void ConsolePresenter::show(const ConversationId& id)
{
    m_window.showScreen(Screen::Inbox);
    if (m_current != id) {
        m_current = id;
        m_transcript.clear();
        m_window.conversation().setTyping({});
        m_window.conversation().composer().setDraft(m_session.draft(id));
        if (const auto* c = m_list.find(id))
            m_transcript.setNames(c->bot.name, models::customerName(*c));
    }
    m_window.inbox().select(id);
    refreshPane();
    m_search->opened(id);
    m_session.openTranscript(id, m_search->place());
    Q_EMIT viewChanged();
}

/// From where something was found.
void ConsolePresenter::goToNewest()
{
    if (m_transcript.hasNewest())
        return;
    m_search->forget();
    m_session.openTranscript(m_current);
}

void ConsolePresenter::closePane()
{
    if (m_current.isEmpty())
        return;
    m_current = {};
    m_transcript.clear();
    m_window.conversation().composer().setDraft({});
    m_window.conversation().setTyping({});
    m_window.inbox().select({});
    refreshPane();
    Q_EMIT viewChanged();
}

void ConsolePresenter::refreshPane()
{
    const auto* conversation = m_list.find(m_current);
    auto& composer = m_window.conversation().composer();
    const bool wasLocked = !composer.isWritable();
    const auto stance = stanceOf(conversation, m_session.member().id, m_session.member().permissions);
    m_window.conversation().setConversation(conversation, stance);
    m_window.details().setConversation(conversation);
    // Just claimed: ready to type.
    if (conversation && wasLocked && composer.isWritable() && m_window.isActiveWindow())
        composer.focusEditor();
}

void ConsolePresenter::readToEnd()
{
    const auto n = m_transcript.lastN();
    if (m_current.isEmpty() || n == 0)
        return;
    m_list.markSeen(m_current, n);
    m_session.markRead(m_current, n);
    Q_EMIT read(m_current, n);
}

void ConsolePresenter::tellRefusal(client::Verb verb, const ConversationId& id, const Refusal& refusal)
{
    const auto* conversation = m_list.find(id);
    const auto who =
        conversation ? models::within(models::customerName(*conversation)) : tr("This conversation");
    if (refusal.reason == Refusal::Reason::AlreadyClaimed && refusal.claimedBy)
        m_window.say(tr("%1: claimed by %2.").arg(who, models::within(refusal.claimedBy->name)));
    else if (verb == client::Verb::Reply)
        m_window.say(tr("Your reply to %1 was not sent: %2").arg(who, refusal.detail));
    else
        m_window.say(refusal.detail);
}

void ConsolePresenter::openLink(const QUrl& link)
{
    if (!link.isValid())
        return;
    if (Question::ask(&m_window, tr("Open this link in the browser?\n\n%1").arg(link.toDisplayString()),
                      tr("Open")))
        QDesktopServices::openUrl(link);
}

} // namespace baton::ui
