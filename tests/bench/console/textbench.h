// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

namespace baton::bench {

/// The worst texts known (tests/corpus/hostile.json): prints a JSON array of {name, ms, height} for what a
/// bubble makes of each, read, laid out and painted; the worse of Markdown and plain text, the best of three.
/// Needs a QApplication.
void measureTexts();

} // namespace baton::bench
