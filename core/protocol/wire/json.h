// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/domain/parsejson.h"
#include "core/protocol/wire/jsonreader.h"
#include "core/protocol/wire/jsonwriter.h"

/// All a message needs: its field list, and both directions.
namespace baton::protocol {

using baton::parseObject;
using baton::parseValue;

namespace detail {

/// Of our own bytes, which are well formed.
QJsonObject objectFrom(const QByteArray& json);

} // namespace detail

/// For whoever looks into it or adds to it; toBytes() where it is only sent.
template <WireMessage T>
QJsonObject toJson(const T& message)
{
    return detail::objectFrom(toBytes(message));
}

} // namespace baton::protocol
