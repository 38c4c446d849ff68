// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QString>

/// Words that are kept to be written again: `Hello {{customer.name}}, this is {{agent.name}}.` Pure; any
/// thread.
namespace baton {

/// What stands for the variables.
struct SpokenNames
{
    QString customer; ///< empty when nobody knows it: `stranger` stands there then
    QString agent;
    QString bot;
    QString stranger = QStringLiteral("there"); ///< a kind word, in the agent's language
};

/// @p text, which is Markdown, with `{{customer.name}}`, `{{agent.name}}` and `{{bot.name}}` filled in; any
/// other variable stays as it is. A name is no Markdown, whoever chose it: it is shown as it is spelt, on one
/// line.
QString filledIn(const QString& text, const SpokenNames& names);

} // namespace baton
