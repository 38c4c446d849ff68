// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/unreadpresenter.h"

#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"

#include <QWidget>
#include <algorithm>

namespace baton::ui {

namespace {

constexpr qsizetype mostSingle = 2;
constexpr qsizetype mostNamed = 3;

} // namespace

UnreadPresenter::UnreadPresenter(models::UnreadBoard& board, Notifier& desktop, Notifier& inWindow,
                                 QWidget& window, QObject* parent)
    : QObject(parent)
    , m_board(board)
    , m_desktop(desktop)
    , m_inWindow(inWindow)
    , m_window(window)
{
    connect(&board, &models::UnreadBoard::told, this, &UnreadPresenter::tell);
    connect(&board, &models::UnreadBoard::settled, this, &UnreadPresenter::settle);
    for (auto* notifier : {&desktop, &inWindow}) {
        connect(notifier, &Notifier::activated, this, &UnreadPresenter::act);
        connect(notifier, &Notifier::closed, this, &UnreadPresenter::closed);
    }
}

UnreadPresenter::~UnreadPresenter()
{
    m_desktop.disconnect(this);
    m_inWindow.disconnect(this);
}

void UnreadPresenter::setInView(std::function<bool(const ConversationId&)> isInView)
{
    m_isInView = std::move(isInView);
}

bool UnreadPresenter::isInFocus() const
{
    return m_window.isActiveWindow() && m_window.isVisible() && !m_window.isMinimized();
}

void UnreadPresenter::show(Notice notice)
{
    auto& where = isInFocus() ? m_inWindow : m_desktop;
    // One that was shown elsewhere would stay there.
    if (auto* before = m_shown.value(notice.key); before && before != &where)
        close(notice.key);
    notice.isSilent = !notice.isLoud || !m_desktopSounds;
    notice.actions = {{QStringLiteral("open"), tr("Open")}};
    m_shown.insert(notice.key, &where);
    where.show(notice);
}

/// What is closed here is no longer known when closed() comes.
void UnreadPresenter::close(const QString& key)
{
    if (auto* where = m_shown.take(key))
        where->close(key);
}

void UnreadPresenter::tell(const Unread& unread)
{
    if (isInFocus() && m_isInView && m_isInView(unread.id))
        return;
    m_told.removeIf([&](const Unread& one) { return one.id == unread.id; });
    m_told.append(unread);
    if (m_told.size() > mostSingle || m_shown.contains(severalKey()))
        return tellSeveral(true);
    Notice notice;
    notice.key = keyOf(unread.id);
    notice.title = tr("%1 has written").arg(models::within(unread.customer));
    notice.body = unread.text;
    notice.isLoud = unread.form == push::Form::Loud;
    show(notice);
}

void UnreadPresenter::tellSeveral(bool isNews)
{
    QStringList names;
    for (const auto& one : std::as_const(m_told)) {
        close(keyOf(one.id));
        if (names.size() < mostNamed)
            names.append(models::within(one.customer));
    }
    Notice notice;
    notice.key = severalKey();
    notice.title = tr("%Ln of your customers have written", nullptr, int(m_told.size()));
    notice.body =
        m_told.size() > mostNamed
            ? tr("%1 and %Ln more", nullptr, int(m_told.size() - mostNamed)).arg(models::sideBySide(names))
            : models::sideBySide(names);
    notice.isLoud = isNews && m_told.constLast().form == push::Form::Loud;
    show(notice);
}

void UnreadPresenter::settle(const ConversationId& id)
{
    if (m_told.removeIf([&](const Unread& one) { return one.id == id; }) == 0)
        return;
    close(keyOf(id));
    if (!m_shown.contains(severalKey()))
        return;
    if (m_told.isEmpty())
        close(severalKey());
    else
        tellSeveral(false);
}

void UnreadPresenter::act(const QString& key)
{
    if (!m_shown.contains(key))
        return;
    const auto one = std::find_if(m_told.cbegin(), m_told.cend(), [&](const Unread& unread) {
        return key == severalKey() || keyOf(unread.id) == key;
    });
    const auto id = one == m_told.cend() ? ConversationId() : one->id;
    closed(key);
    // Some systems keep a notice up that was answered.
    for (auto* notifier : {&m_desktop, &m_inWindow})
        notifier->close(key);
    Q_EMIT openRequested(id);
}

/// Gone by itself, or waved away: the unread marks say the rest.
void UnreadPresenter::closed(const QString& key)
{
    if (!m_shown.remove(key))
        return;
    if (key == severalKey())
        m_told.clear();
    else
        m_told.removeIf([&](const Unread& one) { return keyOf(one.id) == key; });
}

} // namespace baton::ui
