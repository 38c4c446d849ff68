#include "core/domain/activity/autoupdate.h"
#include "core/models/activitytext.h"
#include "core/models/theirwords.h"
#include "ui/settings/formtable.h"
#include "ui/settings/settingspage.h"

#include <QLabel>
#include <QVBoxLayout>

/// The settings page's sections for bots' changes and workflows.
namespace baton::ui {

namespace {

constexpr qsizetype longestName = 60;

QLabel* heading(const QString& words, const char* look, QWidget* parent)
{
    auto* label = new QLabel(words, parent);
    label->setObjectName(QLatin1String(look));
    label->setWordWrap(true);
    return label;
}

/// Takes away what says nothing.
template <typename List, typename Says>
void dropEmpty(List& list, Says says)
{
    list.removeIf([says](const auto& one) { return !says(one); });
}

} // namespace

void SettingsPage::buildActivity(QVBoxLayout* column)
{
    column->addWidget(heading(tr("When a bot changes itself"), "section", m_body));
    QList<FormTable::Row> kinds;
    for (const auto& kind : autoUpdateKinds())
        kinds.append({kind, models::autoUpdateKindText(kind), push::usualForAutoUpdate(kind)});
    m_autoUpdates = new FormTable(tr("All bots"), kinds, m_body);
    m_autoUpdates->setObjectName(QStringLiteral("autoUpdateForms"));
    column->addWidget(m_autoUpdates);

    column->addWidget(heading(tr("What workflows do"), "section", m_body));
    QList<FormTable::Row> channels;
    for (const auto& channel : push::workflowChannels())
        channels.append({channel, models::workflowChannelText(channel), push::usualForWorkflow(channel)});
    m_workflows = new FormTable(tr("All workflows"), channels, m_body);
    m_workflows->setObjectName(QStringLiteral("workflowForms"));
    column->addWidget(m_workflows);
    for (auto* table : {m_autoUpdates, m_workflows})
        connect(table, &FormTable::changed, this, &SettingsPage::gather);
}

void SettingsPage::setWorkflows(const QHash<WorkflowId, QString>& names)
{
    m_workflowNames = names;
    fillWorkflowNames();
}

void SettingsPage::fillWorkflowNames()
{
    auto names = m_workflowNames;
    // One that was set apart and has not run since.
    for (const auto& one : m_wanted.perWorkflow) {
        if (!names.contains(one.workflow))
            names.insert(one.workflow, one.workflow.toString());
    }
    names.remove(WorkflowId(QStringLiteral("unknown")));
    QList<std::pair<QString, QString>> subjects;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        subjects.append({it.key().toString(), models::oneLine(it.value(), longestName)});
    std::sort(subjects.begin(), subjects.end(),
              [](const auto& a, const auto& b) { return a.second.localeAwareCompare(b.second) < 0; });
    m_workflows->setSubjects(subjects);
}

void SettingsPage::fillActivity()
{
    fillWorkflowNames();
    QHash<QString, FormTable::Forms> ofBots;
    for (const auto& one : m_wanted.bots)
        ofBots.insert(one.bot.toString(), one.autoUpdates);
    m_autoUpdates->setForms(m_wanted.autoUpdates, ofBots);
    QHash<QString, FormTable::Forms> ofWorkflows;
    for (const auto& one : m_wanted.perWorkflow)
        ofWorkflows.insert(one.workflow.toString(), one.channels);
    m_workflows->setForms(m_wanted.workflows, ofWorkflows);
}

void SettingsPage::gatherActivity(push::Subscriptions& wanted) const
{
    wanted.autoUpdates = m_autoUpdates->forAll();
    wanted.workflows = m_workflows->forAll();
    const auto& ofBots = m_autoUpdates->own();
    for (auto it = ofBots.cbegin(); it != ofBots.cend(); ++it) {
        const BotId bot(it.key());
        auto own = std::find_if(wanted.bots.begin(), wanted.bots.end(),
                                [&](const auto& one) { return one.bot == bot; });
        if (own == wanted.bots.end())
            own = wanted.bots.insert(wanted.bots.end(), push::BotSubscription{bot, std::nullopt, {}});
        own->autoUpdates = *it;
    }
    dropEmpty(wanted.bots, [](const auto& one) { return one.escalations || !one.autoUpdates.isEmpty(); });
    const auto& ofWorkflows = m_workflows->own();
    for (auto it = ofWorkflows.cbegin(); it != ofWorkflows.cend(); ++it) {
        const WorkflowId workflow(it.key());
        auto own = std::find_if(wanted.perWorkflow.begin(), wanted.perWorkflow.end(),
                                [&](const auto& one) { return one.workflow == workflow; });
        if (own == wanted.perWorkflow.end())
            own =
                wanted.perWorkflow.insert(wanted.perWorkflow.end(), push::WorkflowSubscription{workflow, {}});
        own->channels = *it;
    }
    dropEmpty(wanted.perWorkflow, [](const auto& one) { return !one.channels.isEmpty(); });
}

} // namespace baton::ui
