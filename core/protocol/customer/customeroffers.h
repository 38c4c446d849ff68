// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/chatform.h"
#include "core/protocol/wire/conversationwire.h"

/// What a customer is asked on `/customer` besides writing, and what they answer.
namespace baton::protocol::customer {

/// `button` from the customer: one that the newest message with buttons offers
struct ButtonPressed
{
    MessageId message;
    QString button;
};

/// `rating` from the relay, and in the session: whether the page asks for one
struct RatingAsked
{
    bool ask = false;
    std::optional<QString> agent; ///< who ended it
    std::optional<qint64> score;  ///< as it was rated, perhaps in another tab
};

/// `rate` from the customer
struct RateSent
{
    qint64 score = 0; ///< 1 to 5
    std::optional<QString> text;
};

/// `form` from the relay, and in the session: what to ask before the first message; nothing any more when
/// there are no fields
struct FormShown
{
    QList<FormField> fields;
};

/// `form` from the customer
struct FormSent
{
    QMap<QString, QString> values;
};

} // namespace baton::protocol::customer

namespace baton::protocol {

template <>
struct Wire<customer::ButtonPressed>
{
    static constexpr auto fields = std::make_tuple(field("message", &customer::ButtonPressed::message),
                                                   field("button", &customer::ButtonPressed::button));
};
template <>
struct Wire<customer::RatingAsked>
{
    static constexpr auto fields = std::make_tuple(field("ask", &customer::RatingAsked::ask),
                                                   field("agent", &customer::RatingAsked::agent),
                                                   field("score", &customer::RatingAsked::score));
};
template <>
struct Wire<customer::RateSent>
{
    static constexpr auto fields =
        std::make_tuple(field("score", &customer::RateSent::score), field("text", &customer::RateSent::text));
};
template <>
struct Wire<FormField>
{
    static constexpr auto fields = std::make_tuple(
        field("key", &FormField::key), defaulted("label", &FormField::label),
        defaulted("required", &FormField::isRequired), defaulted("choices", &FormField::choices));
};
template <>
struct Wire<customer::FormShown>
{
    static constexpr auto fields = std::make_tuple(field("fields", &customer::FormShown::fields));
};
template <>
struct Wire<customer::FormSent>
{
    static constexpr auto fields = std::make_tuple(field("values", &customer::FormSent::values));
};

} // namespace baton::protocol
