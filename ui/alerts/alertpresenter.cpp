// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/alertpresenter.h"

#include "core/models/clocktext.h"
#include "core/models/historytext.h"
#include "core/models/theirwords.h"
#include "ui/theme/paint.h"

#include <QGuiApplication>
#include <QWidget>
#include <QWindow>

namespace baton::ui {

namespace {

using Alert = models::AlertBoard::Alert;

constexpr qsizetype mostSingle = 2;
const QLatin1String claimAction("claim");
const QLatin1String openAction("open");
const QLatin1String claimedPrefix("claimed-");

constexpr qsizetype mostGiven = 4; ///< the list in Mine says the rest

QList<Notice::Action> actions(const QString& claim)
{
    return {{claimAction, claim}, {openAction, AlertPresenter::tr("Open")}};
}

bool isGiven(const Alert& alert) { return !alert.by.isEmpty(); }

QString wordsOf(const Alert& alert)
{
    const auto who = models::within(alert.customer);
    const auto quote = models::within(alert.quote);
    const auto words = quote.isEmpty() ? who : AlertPresenter::tr("%1: “%2”").arg(who, quote);
    const auto reason = models::reasonText(alert.reason);
    return reason.isEmpty() ? words : words + u'\n' + reason;
}

Notice noticeOf(const Alert& alert)
{
    Notice notice;
    notice.key = alert.id.toString();
    notice.title = isGiven(alert)
                       ? AlertPresenter::tr("%1 gave you a conversation").arg(models::within(alert.by))
                       : AlertPresenter::tr("🆘 Customer escalation: %1").arg(models::within(alert.bot));
    notice.body = wordsOf(alert);
    notice.actions = actions(AlertPresenter::tr("Claim"));
    if (isGiven(alert))
        notice.actions.removeFirst(); // it is theirs already
    notice.urgency = Notice::Urgency::Critical;
    notice.isLoud = alert.form == push::Form::Loud;
    notice.stays = true;
    notice.since = alert.since.ms;
    return notice;
}

/// On a desktop a notice stands as it was sent, and may be brought forward when it is sent again: so it says
/// since when, which stays true.
QString sinceWhen(const Alert& longest)
{
    return AlertPresenter::tr("The longest: %1, %2, since %3.")
               .arg(models::within(longest.customer), models::within(longest.bot),
                    models::recentText(longest.since)) +
           u'\n' + wordsOf(longest);
}

/// In the window it counts on.
QString howLong(const Alert& longest)
{
    return AlertPresenter::tr("The longest: %1, %2, for %3.")
               .arg(models::within(longest.customer), models::within(longest.bot),
                    waitText(std::max<qint64>(0, Instant::now().ms - longest.since.ms))) +
           u'\n' + wordsOf(longest);
}

/// How many, and who waits longest, is told by the queue, whatever was put off.
Notice noticeOfSeveral(const models::AlertBoard& board, const QList<Alert>& alerts)
{
    const auto longest = board.longest().value_or(alerts.constFirst());
    Notice notice;
    notice.key = AlertPresenter::severalKey();
    notice.title = AlertPresenter::tr("🆘 %Ln customer(s) are waiting", nullptr, int(board.waiting()));
    notice.body = sinceWhen(longest);
    notice.actions = actions(AlertPresenter::tr("Claim the longest"));
    notice.urgency = Notice::Urgency::Critical;
    notice.isLoud = std::any_of(alerts.begin(), alerts.end(),
                                [](const Alert& one) { return one.form == push::Form::Loud; });
    notice.stays = true;
    notice.since = longest.since.ms;
    return notice;
}

} // namespace

AlertPresenter::AlertPresenter(models::AlertBoard& board, Notifier& desktop, Notifier& inWindow,
                               QWidget& window, QObject* parent)
    : QObject(parent)
    , m_board(board)
    , m_desktop(desktop)
    , m_inWindow(inWindow)
    , m_window(window)
{
    connect(&board, &models::AlertBoard::changed, this, &AlertPresenter::render);
    connect(&board, &models::AlertBoard::repeated, this, [this] {
        m_flashed.clear();
        withdraw();
        render();
    });
    connect(&board, &models::AlertBoard::settled, this,
            [this](const Alert& alert, const std::optional<MemberRef>& by) {
                if (by && m_shown.contains(alert.id.toString()))
                    tellWhoHasIt(alert, *by);
            });
    for (auto* notifier : {&desktop, &inWindow}) {
        connect(notifier, &Notifier::activated, this, &AlertPresenter::act);
        connect(notifier, &Notifier::closed, this, [this, notifier](const QString& key, auto reason) {
            if (notifier == &current())
                closed(key, reason);
        });
    }
    m_seconds.setInterval(1'000);
    connect(&m_seconds, &QTimer::timeout, this, &AlertPresenter::countOn);
    connect(qGuiApp, &QGuiApplication::focusWindowChanged, this, &AlertPresenter::moveToOther);
}

AlertPresenter::~AlertPresenter()
{
    m_desktop.disconnect(this);
    m_inWindow.disconnect(this);
    m_desktop.closeAll();
}

void AlertPresenter::setInView(std::function<bool(const ConversationId&)> isInView)
{
    m_isInView = std::move(isInView);
}

void AlertPresenter::setCardInView(std::function<bool(const ConversationId&)> isCardInView)
{
    m_isCardInView = std::move(isCardInView);
}

void AlertPresenter::viewChanged()
{
    if (m_inFocus)
        render();
}

QList<Alert> AlertPresenter::open() const
{
    auto alerts = m_board.open();
    if (m_inFocus && m_isInView)
        alerts.removeIf([this](const Alert& alert) { return m_isInView(alert.id); });
    return alerts;
}

/// Whose card is before the agent's eyes gets no notice over it.
void AlertPresenter::leaveToCards(QList<Alert>& alerts)
{
    m_flashed.removeIf([this](const ConversationId& id) { return !m_board.isWaiting(id); });
    if (!m_inFocus || !m_isCardInView)
        return;
    QList<ConversationId> left;
    alerts.removeIf([&](const Alert& alert) {
        const bool isInView = m_isCardInView(alert.id);
        if (isInView)
            left.append(alert.id);
        return isInView;
    });
    for (const auto& id : std::as_const(left)) {
        tell(id, QStringLiteral("shown"));
        if (m_flashed.contains(id))
            continue;
        m_flashed.insert(id);
        Q_EMIT flashWanted(id);
    }
}

/// Many who wait share one notice; each that was given has its own.
QHash<QString, Notice> AlertPresenter::noticesOf(const QList<Alert>& alerts) const
{
    QHash<QString, Notice> notices;
    const auto firstGiven = std::find_if(alerts.begin(), alerts.end(), isGiven);
    const QList<Alert> waiting(alerts.begin(), firstGiven);
    const QList<Alert> given(firstGiven, alerts.end());
    QList<Alert> single = given.first(std::min(given.size(), mostGiven));
    if (waiting.size() > mostSingle)
        notices.insert(severalKey(), noticeOfSeveral(m_board, waiting));
    else
        single += waiting;
    for (const auto& alert : std::as_const(single))
        notices.insert(alert.id.toString(), noticeOf(alert));
    return notices;
}

void AlertPresenter::render()
{
    auto alerts = open();
    leaveToCards(alerts);
    auto wanted = noticesOf(alerts);
    for (auto& notice : wanted)
        notice.isSilent = !notice.isLoud || !m_desktopSounds;
    const auto before = std::exchange(m_shown, wanted);
    for (auto it = before.cbegin(); it != before.cend(); ++it)
        if (!wanted.contains(it.key()))
            current().close(it.key());
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        if (before.value(it.key()) != *it)
            current().show(asShown(*it));
    if (m_inFocus && wanted.contains(severalKey()))
        m_seconds.start();
    else
        m_seconds.stop();
    for (const auto& alert : std::as_const(alerts))
        tell(alert.id, QStringLiteral("shown"));
    m_told.removeIf([&](const auto& entry) { return !m_board.isWaiting(entry.key()); });
}

/// What m_shown keeps says nothing that changes by itself, so that a notice is shown anew only for a reason.
Notice AlertPresenter::asShown(const Notice& notice) const
{
    auto shown = notice;
    const auto longest = m_inFocus && notice.key == severalKey() ? m_board.longest() : std::optional<Alert>();
    if (longest)
        shown.body = howLong(*longest);
    return shown;
}

void AlertPresenter::countOn()
{
    if (const auto several = m_shown.constFind(severalKey()); m_inFocus && several != m_shown.cend())
        m_inWindow.reword(asShown(*several));
    else
        m_seconds.stop();
}

void AlertPresenter::setDesktopSounds(bool on)
{
    if (std::exchange(m_desktopSounds, on) != on)
        render();
}

void AlertPresenter::moveToOther()
{
    const bool inFocus = m_window.isActiveWindow() && m_window.isVisible() && !m_window.isMinimized();
    if (inFocus == m_inFocus)
        return;
    withdraw();
    m_inFocus = inFocus;
    render();
}

void AlertPresenter::withdraw()
{
    const auto shown = std::exchange(m_shown, {});
    for (auto it = shown.cbegin(); it != shown.cend(); ++it)
        current().close(it.key());
}

/// Each state once, as long as they wait.
void AlertPresenter::tell(const ConversationId& id, const QString& state)
{
    // Shown again after it was acted on is no news.
    if (m_told.value(id) == state || m_told.value(id) == QLatin1String("acted"))
        return;
    m_told.insert(id, state);
    Q_EMIT reported(id, state);
}

void AlertPresenter::act(const QString& key, const QString& action)
{
    if (key.startsWith(claimedPrefix)) {
        Q_EMIT openRequested(ConversationId(key.mid(claimedPrefix.size())));
        return;
    }
    auto id = ConversationId(key);
    if (key == severalKey()) {
        const auto longest = m_board.longest();
        if (!longest)
            return;
        id = longest->id;
    } else if (!m_shown.contains(key)) {
        return; // Settled while the click was on its way; the banner is being closed.
    }
    tell(id, QStringLiteral("acted"));
    if (action == claimAction)
        Q_EMIT claimRequested(id);
    Q_EMIT openRequested(id);
}

void AlertPresenter::closed(const QString& key, Notifier::CloseReason reason)
{
    if (!m_shown.remove(key) || reason == Notifier::CloseReason::Withdrawn)
        return;
    if (key != severalKey())
        return m_board.putOff({ConversationId(key)});
    QList<ConversationId> ids;
    const auto alerts = m_board.open();
    for (const auto& alert : alerts)
        if (!isGiven(alert))
            ids.append(alert.id);
    m_board.putOff(ids);
}

void AlertPresenter::tellWhoHasIt(const Alert& alert, const MemberRef& by)
{
    const auto text = tr("%1: claimed by %2.").arg(models::within(alert.customer), models::within(by.name));
    if (m_inFocus) {
        Q_EMIT said(text);
        return;
    }
    Notice notice;
    notice.key = claimedPrefix + alert.id.toString();
    notice.title = text;
    notice.urgency = Notice::Urgency::Low;
    notice.isSilent = true;
    m_desktop.show(notice);
}

} // namespace baton::ui
