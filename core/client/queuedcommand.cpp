// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/client/queuedcommand.h"

namespace baton::client {

namespace {

constexpr std::pair<Verb, QLatin1String> verbs[]{
    {Verb::Claim, QLatin1String("claim")},     {Verb::Release, QLatin1String("release")},
    {Verb::Resolve, QLatin1String("resolve")}, {Verb::HandBack, QLatin1String("handBack")},
    {Verb::Start, QLatin1String("start")},     {Verb::Reply, QLatin1String("reply")},
    {Verb::Assign, QLatin1String("assign")},   {Verb::Tag, QLatin1String("tag")},
    {Verb::Snooze, QLatin1String("snooze")},   {Verb::UpdateContact, QLatin1String("updateContact")},
    {Verb::Note, QLatin1String("note")},       {Verb::Withdraw, QLatin1String("withdraw")}};

} // namespace

bool isWords(Verb verb) { return verb == Verb::Reply || verb == Verb::Note; }

bool canBeUndone(Verb verb)
{
    return verb == Verb::Release || verb == Verb::Resolve || verb == Verb::HandBack;
}

QString verbName(Verb verb)
{
    for (const auto& [value, text] : verbs)
        if (value == verb)
            return text;
    return {};
}

std::optional<Verb> verbFromName(const QString& name)
{
    for (const auto& [verb, text] : verbs)
        if (name == text)
            return verb;
    return std::nullopt;
}

} // namespace baton::client
