// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/ids.h"

#include <QString>
#include <optional>
#include <tl/expected.hpp>

namespace baton {

/// A member as others see them: who claimed, who wrote.
struct MemberRef
{
    MemberId id;
    QString name;

    friend bool operator==(const MemberRef&, const MemberRef&) = default;
};

/// Why a request was not carried out, in words that can be shown to a person.
struct Refusal
{
    enum class Kind {
        Invalid, ///< the request itself is wrong
        NotSignedIn,
        NotPermitted,
        NotFound,
        Conflict, ///< the state does not allow it; see reason
        TooLarge,
        TooMany,
        Unavailable, ///< this side failed (disk full, shutting down); trying again may work
    };
    enum class Reason { None, AlreadyClaimed, NotClaimed, NotYours, WrongState, AtCapacity };

    Kind kind = Kind::Invalid;
    QString detail;                     ///< one sentence that says what is wrong and what to do
    Reason reason = Reason::None;       ///< set for conflicts
    std::optional<MemberRef> claimedBy; ///< set for AlreadyClaimed and NotYours

    friend bool operator==(const Refusal&, const Refusal&) = default;
};

/// `already_claimed`, `not_claimed`, `not_yours`, `wrong_state`, `at_capacity`; empty for None.
QString reasonName(Refusal::Reason reason);

template <typename T>
using Result = tl::expected<T, Refusal>;
using Refused = tl::unexpected<Refusal>;

/// Refused(kind, detail) for a `Result` of any type.
inline Refused refuse(Refusal::Kind kind, QString detail)
{
    return Refused(Refusal{kind, std::move(detail), Refusal::Reason::None, std::nullopt});
}

} // namespace baton

#define BATON_JOINED(a, b) a##b
#define BATON_NAMED(a, b) BATON_JOINED(a, b)
#define BATON_TRY_AS(result, declaration, ...)                                                               \
    auto result = (__VA_ARGS__);                                                                             \
    if (!result)                                                                                             \
        return ::baton::Refused(std::move(result).error());                                                  \
    declaration = *std::move(result)

/// Does what is said, or returns from the function with the refusal: `BATON_TRY(database.execute(sql));`
#define BATON_TRY(...)                                                                                       \
    do {                                                                                                     \
        if (auto BATON_NAMED(tried, __LINE__) = (__VA_ARGS__); !BATON_NAMED(tried, __LINE__))                \
            return ::baton::Refused(std::move(BATON_NAMED(tried, __LINE__)).error());                        \
    } while (false)
/// The same, and gives its value a name: `BATON_TRY_INTO(auto query, database.prepare(sql));`
#define BATON_TRY_INTO(declaration, ...) BATON_TRY_AS(BATON_NAMED(tried, __LINE__), declaration, __VA_ARGS__)
