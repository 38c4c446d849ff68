// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/inbox/lifecyclepresenter.h"

#include "core/models/theirwords.h"
#include "ui/alerts/toast.h"
#include "ui/alerts/toaststack.h"
#include "ui/conversation/composer.h"
#include "ui/conversation/conversationstance.h"

#include <algorithm>

namespace baton::ui {

using client::Verb;

LifeCyclePresenter::LifeCyclePresenter(client::Session& session, models::ConversationListModel& list,
                                       Composer& composer, ToastStack& toasts, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_composer(composer)
    , m_toasts(toasts)
{
    connectSession();
}

void LifeCyclePresenter::connectSession()
{
    using client::Session;
    connect(&m_session, &Session::undoOver, this, &LifeCyclePresenter::over);
    connect(&m_session, &Session::carriedOut, this,
            [this](Verb, const ConversationId& id) { m_foresight.carriedOut(id); });
    connect(&m_session, &Session::refused, this, [this](Verb verb, const ConversationId& id) {
        if (m_foresight.verb(id) == verb)
            putBack(id);
    });
    connect(&m_session, &Session::signInNeeded, this, [this] {
        m_foresight.clear();
        const auto offers = std::exchange(m_offers, {});
        for (const auto& offer : offers) {
            if (offer.toast)
                m_toasts.takeAway(offer.toast);
        }
    });
}

QString LifeCyclePresenter::toldOf(Verb verb, const Conversation& conversation) const
{
    const auto who = models::within(models::customerName(conversation));
    const auto text = verb == Verb::Resolve   ? tr("Resolved: %1.").arg(who)
                      : verb == Verb::Release ? tr("Released: %1.").arg(who)
                                              : tr("Handed back: %1.").arg(who);
    return m_session.draft(conversation.id).trimmed().isEmpty() ? text
                                                                : text + u' ' + tr("Your draft is kept.");
}

void LifeCyclePresenter::letGo(Verb verb, const ConversationId& id)
{
    const auto* conversation = m_list.find(id);
    const auto stance = stanceOf(conversation, m_session.member().id, m_session.member().permissions);
    const bool isAllowed = verb == Verb::Resolve   ? stance.canResolve
                           : verb == Verb::Release ? stance.canRelease
                                                   : stance.canHandBack;
    if (!isAllowed)
        return;
    Offer offer{id, nullptr, m_composer.isBeingWrittenIn()};
    if (verb == Verb::Resolve)
        m_session.resolve(id);
    else if (verb == Verb::Release)
        m_session.release(id);
    else
        m_session.handBack(id);
    if (m_session.undoTime().count() > 0) {
        offer.toast = m_toasts.offer(toldOf(verb, *conversation), tr("Undo"), m_session.undoTime());
        offer.toast->setToolTip(tr("Undo (Ctrl+Shift+Z)"));
        connect(offer.toast, &Toast::chosen, this, [this, id] { undo(id); });
        m_offers.append(offer);
    }
    m_list.upsert({m_foresight.expect(verb, *conversation)});
    Q_EMIT changed(id);
}

bool LifeCyclePresenter::undo(const ConversationId& id)
{
    const bool isOffered = std::any_of(m_offers.cbegin(), m_offers.cend(),
                                       [&](const Offer& one) { return one.id == id && one.toast; });
    if (isOffered)
        m_session.undo(id);
    return isOffered;
}

void LifeCyclePresenter::undoLast()
{
    if (!m_offers.isEmpty())
        undo(m_offers.constLast().id);
}

void LifeCyclePresenter::over(const ConversationId& id, bool isUndone)
{
    const auto found =
        std::find_if(m_offers.begin(), m_offers.end(), [&](const Offer& one) { return one.id == id; });
    if (found == m_offers.end())
        return;
    const auto offer = *found;
    m_offers.erase(found);
    if (offer.toast)
        m_toasts.takeAway(offer.toast);
    if (!isUndone)
        return;
    putBack(id);
    if (!offer.hasWritten)
        Q_EMIT undone(id, offer.wasWriting);
}

void LifeCyclePresenter::putBack(const ConversationId& id)
{
    const auto told = m_foresight.drop(id);
    if (!told)
        return;
    m_list.upsert({*told});
    Q_EMIT changed(id);
}

QList<Conversation> LifeCyclePresenter::shown(const QList<Conversation>& told)
{
    // Resolved a moment ago, and the customer has gone on: their words must not end unread.
    for (const auto& conversation : told) {
        const auto offer = std::find_if(m_offers.begin(), m_offers.end(),
                                        [&](const Offer& one) { return one.id == conversation.id; });
        const bool hasWritten = offer != m_offers.end() && !offer->hasWritten && offer->toast &&
                                conversation.lastMessage &&
                                conversation.lastMessage->author.kind == AuthorKind::Customer &&
                                conversation.messageCount > m_foresight.messagesThen(conversation.id);
        if (!hasWritten || m_foresight.verb(conversation.id) != Verb::Resolve)
            continue;
        offer->hasWritten = true;
        m_session.undo(conversation.id);
        m_toasts.say(tr("%1 has written: the conversation stays open.")
                         .arg(models::within(models::customerName(conversation))));
    }
    return m_foresight.shown(told);
}

} // namespace baton::ui
