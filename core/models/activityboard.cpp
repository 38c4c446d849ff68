#include "core/models/activityboard.h"

#include "core/models/activitytext.h"
#include "core/protocol/autoupdates.h"
#include "core/protocol/workflows.h"

namespace baton::models {

namespace {

namespace eventtype = protocol::eventtype;

QString runTitle(const WorkflowRun& run, const QString& type)
{
    if (type == eventtype::workflowStuck)
        return ActivityBoard::tr("⚠️ Workflow stuck: %1").arg(run.name);
    if (type == eventtype::workflowStep)
        return ActivityBoard::tr("⚙️ Workflow goes on: %1").arg(run.name);
    if (type == eventtype::workflowStarted)
        return ActivityBoard::tr("⚙️ Workflow started: %1").arg(run.name);
    return run.state == RunState::Failed ? ActivityBoard::tr("❌ Workflow failed: %1").arg(run.name)
                                         : ActivityBoard::tr("✅ Workflow finished: %1").arg(run.name);
}

} // namespace

void ActivityBoard::connected()
{
    m_isHolding = true;
    m_held.clear();
}

void ActivityBoard::clear()
{
    m_isHolding = false;
    m_held.clear();
}

void ActivityBoard::returned(const std::optional<protocol::PendingResult>& pending)
{
    m_isHolding = false;
    const auto held = std::exchange(m_held, {});
    for (const auto& event : held) {
        if (!pending || event.seq > pending->upTo)
            take(event);
    }
    if (!pending || m_isQuiet)
        return;
    QStringList parts;
    if (pending->autoUpdates > 0)
        parts.append(tr("%Ln change(s) of bots", nullptr, int(pending->autoUpdates)));
    if (pending->stuck > 0)
        parts.append(tr("%Ln workflow(s) stuck", nullptr, int(pending->stuck)));
    if (pending->finished > 0)
        parts.append(tr("%Ln workflow(s) finished", nullptr, int(pending->finished)));
    if (!parts.isEmpty())
        Q_EMIT missed(parts.join(QStringLiteral(" · ")), pending->stuck + pending->finished > 0,
                      pending->autoUpdates > 0);
}

void ActivityBoard::happened(const protocol::Event& event)
{
    // More than anybody would read; the lists have all of it.
    constexpr qsizetype mostHeld = 1000;
    if (!m_isHolding)
        return take(event);
    if (m_held.size() >= mostHeld)
        m_held.removeFirst();
    m_held.append(event);
}

void ActivityBoard::take(const protocol::Event& event)
{
    if (event.type.startsWith(QLatin1String("workflow.")))
        tellRun(event);
    else if (event.type.startsWith(QLatin1String("autoupdate.")))
        tellEntry(event);
}

void ActivityBoard::tellRun(const protocol::Event& event)
{
    const auto changed = protocol::fromJson<protocol::WorkflowChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return;
    const auto& run = changed->run;
    Q_EMIT settled(run.id.toString());
    Alert alert;
    alert.about = run.id.toString();
    alert.isRun = true;
    alert.title = runTitle(run, event.type);
    alert.body = runSentence(run, Instant::now());
    alert.stays = event.type == eventtype::workflowStuck;
    tell(std::move(alert), {push::Kind::Workflow, run.bot.id, run.workflow,
                            event.type.mid(QStringLiteral("workflow.").size())});
}

void ActivityBoard::tellEntry(const protocol::Event& event)
{
    const auto changed = protocol::fromJson<protocol::AutoUpdateChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return;
    const auto& entry = changed->entry;
    if (event.type == eventtype::autoUpdateReviewed) {
        Q_EMIT settled(entry.id.toString());
        return;
    }
    Alert alert;
    alert.about = entry.id.toString();
    alert.title = tr("🤖 %1 auto-updated").arg(entry.bot.name);
    alert.body = entry.summary;
    tell(std::move(alert), {push::Kind::AutoUpdate, entry.bot.id, {}, entry.kind});
}

void ActivityBoard::tell(Alert alert, const push::Topic& topic)
{
    const bool isQuiet = m_isQuiet || m_wanted.quietHours.hold(QDateTime::currentDateTimeUtc());
    const auto there = m_isAway ? push::Availability::Away : push::Availability::Online;
    alert.form = push::decide(topic, m_wanted, {m_permissions, true, there, true, isQuiet}).form;
    if (alert.form >= push::Form::Banner)
        Q_EMIT told(alert);
}

} // namespace baton::models
