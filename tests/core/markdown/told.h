// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/markdown/blocks.h"

#include <QJsonArray>

/// What was read, as tests/corpus/markdown.json writes it and the customer's page has it.
namespace baton::tests {

QJsonArray told(const markdown::Blocks& blocks);

} // namespace baton::tests
