// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/text.h"
#include "core/relay/directory/administration.h"

#include <cmath>

namespace baton::relay {

namespace {

constexpr int longestFloor = 30 * 24 * 3600; ///< seconds
constexpr double highestFactor = 1000;

Result<void> change(StuckRule& rule, const QString& key, const QString& value)
{
    bool isNumber = false;
    if (key == QLatin1String("floor_seconds")) {
        const auto seconds = value.toInt(&isNumber);
        if (!value.isEmpty() && (!isNumber || seconds < 1 || seconds > longestFloor)) {
            return refuse(
                Refusal::Kind::Invalid,
                QStringLiteral("floor_seconds is a number of seconds from 1 to %1.").arg(longestFloor));
        }
        rule.floorMs = value.isEmpty() ? StuckRule().floorMs : qint64(seconds) * 1000;
        return {};
    }
    if (key == QLatin1String("factor")) {
        const auto factor = value.toDouble(&isNumber);
        if (!value.isEmpty() &&
            (!isNumber || !std::isfinite(factor) || factor < 1 || factor > highestFactor)) {
            return refuse(Refusal::Kind::Invalid,
                          QStringLiteral("factor is a number from 1 to %1, such as 2.5: how many times its "
                                         "average a step may take.")
                              .arg(highestFactor));
        }
        rule.factor = value.isEmpty() ? StuckRule().factor : factor;
        return {};
    }
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("There is no setting \"%1\". There are: floor_seconds, factor.")
                      .arg(beginningOf(key, 100)));
}

Result<StuckRule> read(storage::Database& database, const QString& bot, const WorkflowId& workflow)
{
    BATON_TRY_INTO(
        auto query,
        database.run(
            QStringLiteral("SELECT floor_ms, factor FROM workflow_settings WHERE bot=? AND workflow=?"), bot,
            workflow.toString()));
    StuckRule rule;
    if (query.next())
        rule = {query.number(0), query.real(1)};
    query.finish();
    return rule;
}

Result<void> save(storage::Database& database, const QString& bot, const WorkflowId& workflow,
                  const StuckRule& rule)
{
    BATON_TRY_INTO(
        auto query,
        database.prepare(QStringLiteral(
            "INSERT OR REPLACE INTO workflow_settings(bot, workflow, floor_ms, factor) VALUES(?,?,?,?)")));
    return query.run(bot, workflow.toString(), rule.floorMs, rule.factor);
}

} // namespace

Result<StuckRule> Administration::setWorkflow(const QString& bot, const WorkflowId& workflow,
                                              const QMap<QString, QString>& values)
{
    StuckRule rule;
    const auto set = [&]() -> Result<void> {
        BATON_TRY(botOrRefusal(bot));
        BATON_TRY_INTO(rule, read(m_database, bot, workflow));
        for (auto it = values.begin(); it != values.end(); ++it)
            BATON_TRY(change(rule, it.key(), it.value()));
        return save(m_database, bot, workflow, rule);
    };
    BATON_TRY(write("workflow.set", bot + u' ' + workflow.toString(), set));
    return rule;
}

} // namespace baton::relay
