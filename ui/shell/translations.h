// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

class QLocale;

namespace baton::ui {

/// Loads Qt's texts and our own for @p locale, and lays windows, if there can be any, out the way the loaded
/// language is written.
void installTranslations(const QLocale& locale);

} // namespace baton::ui
