// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/activityboard.h"

#include "core/models/activitytext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "core/protocol/wire/autoupdates.h"
#include "core/protocol/wire/workflows.h"

namespace baton::models {

namespace {

namespace eventtype = protocol::eventtype;

QString runTitle(const WorkflowRun& run, const QString& type)
{
    const auto name = within(runName(run));
    if (type == eventtype::workflowStuck)
        return ActivityBoard::tr("⚠️ Workflow stuck: %1").arg(name);
    if (type == eventtype::workflowStep)
        return ActivityBoard::tr("⚙️ Workflow goes on: %1").arg(name);
    if (type == eventtype::workflowStarted)
        return ActivityBoard::tr("⚙️ Workflow started: %1").arg(name);
    return run.state == RunState::Failed ? ActivityBoard::tr("❌ Workflow failed: %1").arg(name)
                                         : ActivityBoard::tr("✅ Workflow finished: %1").arg(name);
}

QString runKind(const WorkflowRun& run, const QString& type)
{
    if (type == eventtype::workflowStuck)
        return ActivityBoard::tr("Workflow stuck");
    if (type == eventtype::workflowStep)
        return ActivityBoard::tr("Workflow goes on");
    if (type == eventtype::workflowStarted)
        return ActivityBoard::tr("Workflow started");
    return run.state == RunState::Failed ? ActivityBoard::tr("Workflow failed")
                                         : ActivityBoard::tr("Workflow finished");
}

} // namespace

void ActivityBoard::clear()
{
    m_isHolding = false;
    m_held.clear();
}

void ActivityBoard::returned(const std::optional<protocol::PendingResult>& pending)
{
    m_isHolding = false;
    if (pending) {
        if (!m_isQuiet)
            sumUp(*pending);
        // Also back: the relay's log may be shorter than it was, after a backup was restored.
        moveTo(pending->upTo);
    }
    const auto held = std::exchange(m_held, {});
    for (const auto& event : held)
        take(event);
}

void ActivityBoard::sumUp(const protocol::PendingResult& pending)
{
    QStringList parts;
    if (pending.autoUpdates > 0)
        parts.append(tr("%Ln change(s) of bots", nullptr, int(pending.autoUpdates)));
    if (pending.stuck > 0)
        parts.append(tr("%Ln workflow(s) stuck", nullptr, int(pending.stuck)));
    if (pending.finished > 0)
        parts.append(tr("%Ln workflow(s) finished", nullptr, int(pending.finished)));
    if (pending.started > 0)
        parts.append(tr("%Ln workflow(s) started", nullptr, int(pending.started)));
    if (!parts.isEmpty())
        Q_EMIT missed(sideBySide(parts), pending.stuck + pending.finished + pending.started > 0,
                      pending.autoUpdates > 0);
}

void ActivityBoard::moveTo(qint64 seq)
{
    if (std::exchange(m_dealtWith, seq) != seq)
        Q_EMIT dealtWithChanged(seq);
}

void ActivityBoard::happened(const protocol::Event& event)
{
    // More than anybody would read; the lists have all of it.
    constexpr qsizetype mostHeld = 20'000;
    if (!m_isHolding)
        return take(event);
    if (m_held.size() >= mostHeld)
        m_held.removeFirst();
    m_held.append(event);
}

/// What was summed up already still ends what is up about it.
void ActivityBoard::take(const protocol::Event& event)
{
    const bool isNews = event.seq > m_dealtWith;
    if (event.type.startsWith(QLatin1String("workflow.")))
        takeRun(event, isNews);
    else if (event.type.startsWith(QLatin1String("autoupdate.")))
        takeEntry(event, isNews);
    if (isNews)
        moveTo(event.seq);
}

void ActivityBoard::takeRun(const protocol::Event& event, bool isNews)
{
    const auto changed = protocol::fromJson<protocol::WorkflowChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return;
    const auto& run = changed->run;
    Q_EMIT settled(run.id.toString());
    if (!isNews)
        return;
    Alert alert;
    alert.about = run.id.toString();
    alert.isRun = true;
    alert.kind = runKind(run, event.type);
    alert.title = runTitle(run, event.type);
    alert.body = runSentence(run, Instant::now());
    alert.stays = event.type == eventtype::workflowStuck;
    tell(std::move(alert), {push::Kind::Workflow, run.bot.id, run.workflow,
                            event.type.mid(QStringLiteral("workflow.").size())});
}

void ActivityBoard::takeEntry(const protocol::Event& event, bool isNews)
{
    const auto changed = protocol::fromJson<protocol::AutoUpdateChanged>(event.data, QStringLiteral("data"));
    if (!changed)
        return;
    const auto& entry = changed->entry;
    if (event.type == eventtype::autoUpdateReviewed) {
        Q_EMIT settled(entry.id.toString());
        return;
    }
    if (!isNews)
        return;
    Alert alert;
    alert.about = entry.id.toString();
    alert.kind = autoUpdateKindText(entry.kind);
    alert.title = tr("🤖 %1 auto-updated").arg(within(entry.bot.name));
    const auto source = oneLine(entry.source.value_or(QString()));
    alert.body = source.isEmpty() ? oneLine(entry.summary)
                                  : tr("%1 from “%2”", "a change of a bot, and the document it comes from")
                                        .arg(within(oneLine(entry.summary)), within(source));
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
