// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/console/departure.h"

#include "ui/parts/question.h"
#include "ui/shell/mainwindow.h"

#include <QCloseEvent>
#include <QGuiApplication>

namespace baton::ui {

namespace {
enum Choice { Release, Keep };
}

Departure::Departure(client::Session& session, const models::ConversationListModel& list, MainWindow& window,
                     QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_list(list)
    , m_window(window)
{
    connect(&window, &MainWindow::closeRequested, this, &Departure::windowCloses);
    connect(&session, &client::Session::conversationsReset, this, [this](const QList<Conversation>& all) {
        m_holders.clear();
        note(all);
    });
    connect(&session, &client::Session::conversationsChanged, this, &Departure::note);
}

/// In step with what the relay says; what was let go a moment ago is shown so already.
void Departure::note(const QList<Conversation>& all)
{
    for (const auto& conversation : all)
        if (conversation.state == ConversationState::Open && conversation.assignee)
            m_holders.insert(conversation.id, conversation.assignee->id);
        else
            m_holders.remove(conversation.id);
}

QList<ConversationId> Departure::held() const
{
    const auto me = m_session.member().id;
    auto ids = me.isEmpty() ? QList<ConversationId>() : m_holders.keys(me);
    ids.removeIf([this](const ConversationId& id) {
        const auto* shown = m_list.find(id);
        return !shown || shown->state != ConversationState::Open;
    });
    return ids;
}

/// False when the agent changed their mind.
bool Departure::settleHeld()
{
    const auto ids = held();
    if (ids.isEmpty())
        return true;
    const auto choice = Question::choose(&m_window,
                                         tr("You hold %Ln conversation(s). Their customers wait for you "
                                            "until you are back, or until the relay "
                                            "gives them to others.",
                                            nullptr, int(ids.size())),
                                         {tr("Release them"), tr("Keep them")});
    if (!choice)
        return false;
    for (const auto& id : *choice == Release ? ids : QList<ConversationId>())
        m_session.release(id);
    return true;
}

void Departure::quit()
{
    if (!settleHeld())
        return;
    m_isAgreed = true;
    // Asking the windows first, as quit() does, would only hide one that lives on in the tray.
    QCoreApplication::exit(0);
}

void Departure::windowCloses(QCloseEvent* event)
{
    // Where the window only hides, nobody asks for this.
    if (m_isAgreed || qApp->isSavingSession() || settleHeld())
        m_isAgreed = true;
    else
        event->ignore();
}

void Departure::signOut()
{
    if (!settleHeld())
        return;
    auto words = client::UnsentWords::Keep;
    if (const auto unsent = m_session.unsent(); unsent > 0) {
        const auto choice = Question::choose(&m_window,
                                             tr("In %Ln conversation(s) you have written what was not sent. "
                                                "It can stay on this computer until you "
                                                "sign in again.",
                                                nullptr, int(unsent)),
                                             {tr("Keep it"), tr("Delete it")});
        if (!choice)
            return;
        words = *choice == 0 ? client::UnsentWords::Keep : client::UnsentWords::Delete;
    }
    m_session.signOut(words);
}

} // namespace baton::ui
