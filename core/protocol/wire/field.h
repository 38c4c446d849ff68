// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <optional>
#include <tuple>
#include <type_traits>

/// One field list per message, from which both directions derive.
///
/// A message is a plain struct; beside it stands its field list:
///
///     template <> struct Wire<ClaimParams> {
///         static constexpr auto fields = std::make_tuple(field("id", &ClaimParams::id), ...);
///     };
///
/// jsonwriter.h leaves out empty optionals and empty `defaulted` fields, and writes the rest in the order of
/// the list. jsonreader.h ignores unknown members, and refuses a missing or wrongly typed one with a sentence
/// that names its path. Pure; any thread.
namespace baton::protocol {

enum class Need { Required, Defaulted };

template <typename Struct, typename Value>
struct Field
{
    const char* name;
    Value Struct::*member;
    Need need;
};

template <typename Struct, typename Value>
constexpr Field<Struct, Value> field(const char* name, Value Struct::*member)
{
    return {name, member, Need::Required};
}

/// Missing means the value it is initialised with; written only when it differs from that.
template <typename Struct, typename Value>
constexpr Field<Struct, Value> defaulted(const char* name, Value Struct::*member)
{
    return {name, member, Need::Defaulted};
}

/// Specialised beside each message.
template <typename Message>
struct Wire;

template <typename T>
concept WireMessage = requires
{
    Wire<T>::fields;
};

namespace detail {

template <typename T>
struct IsOptional : std::false_type
{};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type
{};

} // namespace detail

} // namespace baton::protocol
