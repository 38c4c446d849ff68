// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/desk/log/rows/activityrows.h"

#include "core/domain/text.h"

namespace baton::relay::desk {

namespace {
constexpr qsizetype mostWords = 4000; ///< characters of what a run is searched by
}

QString runColumns()
{
    return QStringLiteral("id, run, bot, bot_name, workflow, name, about, state, started_at, updated_at, "
                          "finished_at, error, step, steps, conversation, contact");
}

QString stepColumns() { return QStringLiteral("step, name, state, started_at, ended_at, stuck"); }

QString entryColumns()
{
    return QStringLiteral("bot, n, id, bot_name, kind, summary, source, cause, details, at, hash, "
                          "reviewed_by, reviewed_name, reviewed_at");
}

QString searchedWords(const RunHistory& history)
{
    const auto& run = history.run;
    QStringList words{run.name, run.run, run.about.value_or(QString())};
    for (const auto& step : history.steps)
        if (!words.contains(step.name))
            words.append(step.name);
    return beginningOf(words.join(u'\n'), mostWords).toLower();
}

QString searchedWords(const AutoUpdate& entry)
{
    return QStringList{entry.summary, entry.source.value_or(QString()), entry.cause.value_or(QString())}
        .join(u'\n')
        .toLower();
}

} // namespace baton::relay::desk
