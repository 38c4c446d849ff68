// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/conversation.h"

#include "core/domain/text.h"

#include <array>
#include <utility>

namespace baton {

namespace {

template <typename Enum, size_t N>
using Names = std::array<std::pair<Enum, QLatin1String>, N>;

constexpr Names<ConversationState, 4> stateNames{{{ConversationState::Bot, QLatin1String("bot")},
                                                  {ConversationState::Waiting, QLatin1String("waiting")},
                                                  {ConversationState::Open, QLatin1String("open")},
                                                  {ConversationState::Ended, QLatin1String("ended")}}};

constexpr Names<AuthorKind, 4> authorKindNames{{{AuthorKind::Customer, QLatin1String("customer")},
                                                {AuthorKind::Bot, QLatin1String("bot")},
                                                {AuthorKind::Agent, QLatin1String("agent")},
                                                {AuthorKind::System, QLatin1String("system")}}};

constexpr Names<AttachmentState, 3> attachmentStateNames{
    {{AttachmentState::Checking, QLatin1String("checking")},
     {AttachmentState::Good, QLatin1String("ok")},
     {AttachmentState::Rejected, QLatin1String("refused")}}};

template <typename Enum, size_t N>
QString nameOf(const Names<Enum, N>& names, Enum value)
{
    for (const auto& [candidate, name] : names)
        if (candidate == value)
            return name;
    return {};
}

template <typename Enum, size_t N>
std::optional<Enum> valueOf(const Names<Enum, N>& names, QStringView text)
{
    for (const auto& [value, name] : names)
        if (text == name)
            return value;
    return std::nullopt;
}

} // namespace

QString stateName(ConversationState state) { return nameOf(stateNames, state); }
std::optional<ConversationState> stateFromName(QStringView name) { return valueOf(stateNames, name); }
QString authorKindName(AuthorKind kind) { return nameOf(authorKindNames, kind); }
std::optional<AuthorKind> authorKindFromName(QStringView name) { return valueOf(authorKindNames, name); }

QString attachmentStateName(AttachmentState state) { return nameOf(attachmentStateNames, state); }
std::optional<AttachmentState> attachmentStateFromName(QStringView name)
{
    return valueOf(attachmentStateNames, name);
}

QString wordsOf(const Message& message)
{
    if (!isBlank(message.text) || message.attachments.isEmpty())
        return message.text;
    QStringList names;
    for (const auto& file : message.attachments)
        names.append(file.name);
    return names.join(QLatin1String(", "));
}

QString visitorName(const ConversationId& conversation)
{
    constexpr qsizetype digits = 4;
    return QStringLiteral("Visitor ") + conversation.toString().right(digits);
}

} // namespace baton
