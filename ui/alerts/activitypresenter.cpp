#include "ui/alerts/activitypresenter.h"

#include <QWidget>

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
                m_many = 0;
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
    // Inside the window they lie over what one works on.
    const auto most = &current() == &m_inWindow ? mostInside : mostAtATime;
    if (m_shown.size() >= most && !m_shown.contains(key) && !alert.stays)
        return tellMany(alert);
    Notice notice;
    notice.key = key;
    notice.title = alert.title;
    notice.body = alert.body;
    notice.actions = {{alert.isRun ? QStringLiteral("open") : QStringLiteral("review"),
                       alert.isRun ? tr("Open") : tr("Review")}};
    notice.isSilent = alert.form != push::Form::Loud || !m_desktopSounds;
    notice.stays = alert.stays;
    auto& where = current();
    m_shown.insert(key, {&where, alert.isRun});
    where.show(notice);
}

void ActivityPresenter::tellMany(const Alert& alert)
{
    ++m_many;
    Notice notice;
    notice.key = manyKey;
    notice.title = tr("🔔 %Ln more thing(s) happened", nullptr, m_many);
    notice.body = alert.title;
    notice.actions = {{runsAction, tr("Workflows")}, {entriesAction, tr("Auto-updates")}};
    notice.isSilent = alert.form != push::Form::Loud || !m_desktopSounds;
    auto& where = m_shown.contains(manyKey) ? *m_shown.value(manyKey).where : current();
    m_shown.insert(manyKey, {&where, true});
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
    for (auto it = m_shown.cbegin(); it != m_shown.cend(); ++it) {
        if (it->isRun && it.key().startsWith(keyPrefix))
            ids.append(RunId(it.key().mid(keyPrefix.size())));
    }
    return ids;
}

void ActivityPresenter::settle(const QString& about)
{
    const auto shown = m_shown.take(keyPrefix + about);
    if (shown.where)
        shown.where->close(keyPrefix + about);
}

void ActivityPresenter::act(const QString& key, const QString& action)
{
    const auto shown = m_shown.take(key);
    if (!shown.where)
        return;
    shown.where->close(key);
    if (key == manyKey || key == missedKey) {
        m_many = 0;
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
