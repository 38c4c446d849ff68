// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/activity/autoupdate.h"
#include "core/domain/activity/runlife.h"
#include "core/models/activitytext.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"
#include "ui/settings/formtable.h"
#include "ui/settings/settingspage.h"

#include <QLabel>
#include <QVBoxLayout>
#include <algorithm>

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

/// A workflow as the table calls it: no id holds a line end.
QString textOf(const push::WorkflowKey& key)
{
    return key.bot.isEmpty() ? key.workflow.toString() : key.bot.toString() + u'\n' + key.workflow.toString();
}

push::WorkflowKey keyOf(const QString& text)
{
    const auto end = text.indexOf(u'\n');
    return {BotId(text.left(std::max<qsizetype>(end, 0))), WorkflowId(text.mid(end + 1))};
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

void SettingsPage::setWorkflows(const push::WorkflowNames& names)
{
    m_workflowNames = names;
    fillWorkflowNames();
}

void SettingsPage::fillWorkflowNames()
{
    auto names = m_workflowNames;
    // One that was set apart and has not run since.
    for (const auto& one : m_wanted.perWorkflow) {
        if (names.contains(one.key()))
            continue;
        const auto namesake =
            std::find_if(names.keyValueBegin(), names.keyValueEnd(),
                         [&](const auto& known) { return known.first.workflow == one.workflow; });
        const auto name = namesake == names.keyValueEnd() ? one.workflow.toString() : (*namesake).second;
        names.insert(one.key(), name);
    }
    QList<std::pair<QString, QString>> subjects;
    for (auto it = names.cbegin(); it != names.cend(); ++it)
        if (it.key().workflow != unknownWorkflow())
            subjects.append({textOf(it.key()), workflowText(it.key(), names)});
    std::sort(subjects.begin(), subjects.end(),
              [](const auto& a, const auto& b) { return a.second.localeAwareCompare(b.second) < 0; });
    m_workflows->setSubjects(subjects);
}

/// Whose it is as well, where several bots have one of that name.
QString SettingsPage::workflowText(const push::WorkflowKey& key, const push::WorkflowNames& names) const
{
    const auto name = models::oneLine(names.value(key), longestName);
    const auto namesakes = std::count_if(names.cbegin(), names.cend(), [&](const QString& other) {
        return models::oneLine(other, longestName) == name;
    });
    const auto bot =
        std::find_if(m_bots.begin(), m_bots.end(), [&](const BotRef& one) { return one.id == key.bot; });
    if (namesakes < 2 || key.bot.isEmpty())
        return name;
    return models::sideBySide(
        {name, bot == m_bots.end() ? key.bot.toString() : models::oneLine(bot->name, longestName)});
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
        ofWorkflows.insert(textOf(one.key()), one.channels);
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
        const auto key = keyOf(it.key());
        auto own = std::find_if(wanted.perWorkflow.begin(), wanted.perWorkflow.end(),
                                [&](const auto& one) { return one.key() == key; });
        if (own == wanted.perWorkflow.end()) {
            own = wanted.perWorkflow.insert(wanted.perWorkflow.end(),
                                            push::WorkflowSubscription{key.workflow, {}, key.bot});
        }
        own->channels = *it;
    }
    dropEmpty(wanted.perWorkflow, [](const auto& one) { return !one.channels.isEmpty(); });
}

} // namespace baton::ui
