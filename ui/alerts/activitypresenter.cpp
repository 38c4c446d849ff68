// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/alerts/activitypresenter.h"

#include "core/models/sidebyside.h"

#include <QMap>
#include <QWidget>
#include <numeric>

namespace baton::ui {

namespace {

using Alert = models::ActivityBoard::Alert;

constexpr qsizetype mostAtATime = 3;
constexpr qsizetype mostInside = 1;
const QLatin1String keyPrefix("activity-");
const QLatin1String manyKey("activities");
const QLatin1String missedKey("missed");
const QLatin1String runsAction("runs");
const QLatin1String entriesAction("entries");
constexpr qsizetype mostNamed = 3;

/// Where most of the loud ones are, else most of all, else the newest.
bool isMostlyRuns(const QList<Alert>& many)
{
    const auto lead = [&many](push::Form least) {
        return std::accumulate(many.begin(), many.end(), 0, [least](int sum, const Alert& one) {
            return one.form < least ? sum : sum + (one.isRun ? 1 : -1);
        });
    };
    const int loud = lead(push::Form::Loud);
    const int all = lead(push::Form::Banner);
    return loud != 0 ? loud > 0 : all != 0 ? all > 0 : many.constLast().isRun;
}

/// The loud ones by name, the newest first; then how many there are of each kind.
QString wordsOf(const QList<Alert>& many)
{
    QStringList lines;
    QMap<QString, int> kinds;
    for (auto one = many.crbegin(); one != many.crend(); ++one) {
        ++kinds[one->kind];
        const bool isNamed = one->form == push::Form::Loud || many.size() == 1;
        if (isNamed && lines.size() < mostNamed)
            lines.append(
                ActivityPresenter::tr("%1: %2", "what happened, and of it: 🤖 Shop bot auto-updated")
                    .arg(one->title, one->body.simplified()));
    }
    if (lines.size() == many.size())
        return lines.join(u'\n');
    QStringList counts;
    for (auto it = kinds.cbegin(); it != kinds.cend(); ++it)
        counts.append(ActivityPresenter::tr("%L1 × %2", "how many of a kind: 3 × Tool added")
                          .arg(it.value())
                          .arg(it.key()));
    lines.append(models::sideBySide(counts));
    return lines.join(u'\n');
}

Notice noticeOfMany(const QList<Alert>& many)
{
    Notice notice;
    notice.key = manyKey;
    notice.title = ActivityPresenter::tr("🔔 %Ln more thing(s) happened", nullptr, int(many.size()));
    notice.body = wordsOf(many);
    notice.isLoud =
        std::any_of(many.begin(), many.end(), [](const Alert& one) { return one.form == push::Form::Loud; });
    const auto offer = [&](bool runs) {
        if (std::none_of(many.begin(), many.end(), [runs](const Alert& one) { return one.isRun == runs; }))
            return;
        notice.actions.append(runs ? Notice::Action{runsAction, ActivityPresenter::tr("Workflows")}
                                   : Notice::Action{entriesAction, ActivityPresenter::tr("Auto-updates")});
    };
    const bool runsFirst = isMostlyRuns(many);
    offer(runsFirst);
    offer(!runsFirst);
    return notice;
}

} // namespace

ActivityPresenter::ActivityPresenter(models::ActivityBoard& board, Notifier& desktop, Notifier& inWindow,
                                     QWidget& window, QObject* parent)
    : QObject(parent)
    , m_desktop(desktop)
    , m_inWindow(inWindow)
    , m_window(window)
{
    connect(&board, &models::ActivityBoard::told, this, &ActivityPresenter::tell);
    connect(&board, &models::ActivityBoard::settled, this, &ActivityPresenter::settle);
    connect(&board, &models::ActivityBoard::missed, this, &ActivityPresenter::tellMissed);
    for (auto* notifier : {&desktop, &inWindow}) {
        connect(notifier, &Notifier::activated, this, &ActivityPresenter::act);
        connect(notifier, &Notifier::closed, this, [this](const QString& key, auto) {
            if (m_shown.remove(key) && key == manyKey)
                m_many.clear();
        });
    }
}

Notifier& ActivityPresenter::current() const
{
    const bool inFocus = m_window.isActiveWindow() && m_window.isVisible() && !m_window.isMinimized();
    return inFocus ? m_inWindow : m_desktop;
}

void ActivityPresenter::tell(const Alert& alert)
{
    Q_EMIT reported(alert.about, QStringLiteral("shown"));
    const auto key = keyPrefix + alert.about;
    // Inside the window they take room from what one works on.
    const auto most = &current() == &m_inWindow ? mostInside : mostAtATime;
    if (m_shown.size() >= most && !m_shown.contains(key) && !alert.stays)
        return tellMany(alert);
    Notice notice;
    notice.key = key;
    notice.title = alert.title;
    notice.body = alert.body;
    notice.actions = {{alert.isRun ? QStringLiteral("open") : QStringLiteral("review"),
                       alert.isRun ? tr("Open") : tr("Review")}};
    notice.isLoud = alert.form == push::Form::Loud;
    notice.isSilent = !notice.isLoud || !m_desktopSounds;
    notice.stays = alert.stays;
    auto& where = current();
    m_shown.insert(key, {&where, alert.isRun});
    where.show(notice);
}

void ActivityPresenter::tellMany(const Alert& alert)
{
    m_many.append(alert);
    auto notice = noticeOfMany(m_many);
    notice.isSilent = alert.form != push::Form::Loud || !m_desktopSounds;
    auto& where = m_shown.contains(manyKey) ? *m_shown.value(manyKey).where : current();
    m_shown.insert(manyKey, {&where, isMostlyRuns(m_many)});
    where.show(notice);
}

void ActivityPresenter::tellMissed(const QString& text, bool runs, bool entries)
{
    Notice notice;
    notice.key = missedKey;
    notice.title = tr("While you were away");
    notice.body = text;
    if (runs)
        notice.actions.append({runsAction, tr("Workflows")});
    if (entries)
        notice.actions.append({entriesAction, tr("Auto-updates")});
    notice.isSilent = true;
    notice.stays = true;
    auto& where = current();
    m_shown.insert(missedKey, {&where, runs});
    where.show(notice);
}

QList<RunId> ActivityPresenter::runs() const
{
    QList<RunId> ids;
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it)
        if (it->isRun && it.key().startsWith(keyPrefix))
            ids.append(RunId(it.key().mid(keyPrefix.size())));
    return ids;
}

void ActivityPresenter::settle(const QString& about)
{
    const auto shown = m_shown.take(keyPrefix + about);
    if (shown.where)
        shown.where->close(keyPrefix + about);
    settleInMany(about);
}

void ActivityPresenter::settleInMany(const QString& about)
{
    const auto many = m_shown.value(manyKey);
    if (!many.where || m_many.removeIf([&](const Alert& one) { return one.about == about; }) == 0)
        return;
    if (m_many.isEmpty())
        return many.where->close(manyKey);
    m_shown.insert(manyKey, {many.where, isMostlyRuns(m_many)});
    many.where->reword(noticeOfMany(m_many));
}

void ActivityPresenter::act(const QString& key, const QString& action)
{
    const auto shown = m_shown.take(key);
    if (!shown.where)
        return;
    shown.where->close(key);
    if (key == manyKey || key == missedKey) {
        m_many.clear();
        const bool toEntries = action == entriesAction || (action != runsAction && !shown.isRun);
        return toEntries ? Q_EMIT autoUpdatesRequested() : Q_EMIT workflowsRequested();
    }
    const auto about = key.mid(keyPrefix.size());
    Q_EMIT reported(about, QStringLiteral("acted"));
    if (shown.isRun)
        Q_EMIT runRequested(RunId(about));
    else
        Q_EMIT entryRequested(AutoUpdateId(about));
}

} // namespace baton::ui
