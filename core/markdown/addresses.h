// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"

/// Web addresses in text: one rule (docs/markdown.md) for the console and the customer's page. Pure; any
/// thread.
namespace baton::markdown {

struct Place
{
    qsizetype start = 0;
    qsizetype size = 0;

    friend bool operator==(const Place&, const Place&) = default;
};

/// In order, none within another; bounded in number.
QList<Place> findAddresses(QStringView text);
/// Whether a link may be offered at all: http and https with a host, mailto and tel.
bool isSafeAddress(QStringView address);
/// Makes links of the addresses in @p runs, except in code and where there is one already.
Runs withAddresses(const Runs& runs);

} // namespace baton::markdown
