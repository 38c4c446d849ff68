// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/contactcard.h"

#include "core/client/sessioncall.h"

#include <algorithm>

namespace baton::models {

using namespace protocol;

ContactCard::ContactCard(client::Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session, &client::Session::contactNoted, this,
            [this](const ContactId& contact, const Note& note) {
                const bool isKnown = std::any_of(m_notes.begin(), m_notes.end(),
                                                 [&](const Note& one) { return one.id == note.id; });
                if (contact != m_contact.id || isKnown)
                    return;
                m_notes.append(note);
                Q_EMIT changed();
            });
    connect(&session, &client::Session::linkChanged, this, [this](const client::LinkStatus& status) {
        if (status.state == client::LinkStatus::State::Connected && !m_contact.id.isEmpty())
            fetch();
    });
}

void ContactCard::show(const Conversation* conversation)
{
    const auto contact = conversation ? conversation->contact : Contact();
    const auto bot = conversation ? conversation->bot.id : BotId();
    const auto id = conversation ? conversation->id : ConversationId();
    const bool isSame = std::exchange(m_shown, id) == id;
    if (std::exchange(m_contact, contact).id == contact.id && m_bot == bot && isSame)
        return;
    m_bot = bot;
    ++m_round;
    m_notes.clear();
    m_earlier.clear();
    m_isBlocked = false;
    Q_EMIT changed();
    if (!contact.id.isEmpty())
        fetch();
}

void ContactCard::fetch()
{
    client::call<method::GetContact>(m_session, this, {m_contact.id, m_bot},
                                     [this, round = ++m_round](const auto& answer) { take(answer, round); });
}

/// An older relay has none.
void ContactCard::take(const Result<ContactResult>& answer, quint64 round)
{
    if (round != m_round || !answer)
        return;
    auto earlier = answer->contact.conversations;
    earlier.removeIf([this](const Conversation& one) { return one.id == m_shown; });
    const bool isNews =
        m_notes != answer->contact.notes || m_isBlocked != answer->contact.blocked || m_earlier != earlier;
    m_notes = answer->contact.notes;
    m_earlier = std::move(earlier);
    m_isBlocked = answer->contact.blocked;
    if (isNews)
        Q_EMIT changed();
}

void ContactCard::addNote(const QString& text)
{
    client::call<method::NoteContact>(m_session, this,
                                      {m_contact.id, CommandId(createId(QLatin1Char('k'))), m_bot, text},
                                      [this, round = m_round](const auto& answer) {
                                          if (!answer) {
                                              Q_EMIT said(answer.error().detail);
                                              return;
                                          }
                                          Q_EMIT noted();
                                          take(answer, round);
                                      });
}

void ContactCard::describe(const QString& name, const QString& email, const QString& phone)
{
    ContactUpdateParams change;
    change.id = m_contact.id;
    change.bot = m_bot;
    const auto put = [](std::optional<QString>& into, const QString& before, const QString& now) {
        if (before != now.trimmed())
            into = now.trimmed();
    };
    put(change.name, m_contact.name, name);
    put(change.email, m_contact.email, email);
    put(change.phone, m_contact.phone, phone);
    if (change.name || change.email || change.phone)
        m_session.updateContact(change);
}

void ContactCard::block(std::optional<Instant> until, bool address)
{
    client::call<method::BlockVisitor>(
        m_session, this, {m_contact.id, m_bot, until, address},
        [this, round = m_round](const auto& answer) { keepOut(true, answer, round); });
}

void ContactCard::unblock()
{
    client::call<method::UnblockVisitor>(
        m_session, this, {m_contact.id, m_bot},
        [this, round = m_round](const auto& answer) { keepOut(false, answer, round); });
}

void ContactCard::keepOut(bool isBlocked, const Result<Nothing>& answer, quint64 round)
{
    Q_EMIT said(!answer     ? answer.error().detail
                : isBlocked ? tr("Blocked: nothing of theirs is taken.")
                            : tr("They may write again."));
    if (!answer || round != m_round || std::exchange(m_isBlocked, isBlocked) == isBlocked)
        return;
    Q_EMIT changed();
}

} // namespace baton::models
