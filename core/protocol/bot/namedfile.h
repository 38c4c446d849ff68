// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/protocol/wire/json.h"

#include <QString>
#include <optional>

namespace baton::protocol::botevent {

/// A file that a message brings, by its https address or as it is.
struct NamedFile
{
    std::optional<QString> url;
    std::optional<QString> data; ///< base64
    QString name;                ///< empty: as the address has it
    QString type;                ///< what the bot takes it for; the relay looks at the bytes

    friend bool operator==(const NamedFile&, const NamedFile&) = default;
};

} // namespace baton::protocol::botevent

namespace baton::protocol {

template <>
struct Wire<botevent::NamedFile>
{
    static constexpr auto fields = std::make_tuple(
        field("url", &botevent::NamedFile::url), field("data", &botevent::NamedFile::data),
        defaulted("name", &botevent::NamedFile::name), defaulted("type", &botevent::NamedFile::type));
};

} // namespace baton::protocol
