// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QSize>

class QFormLayout;
class QWidget;

/// The one form of the settings: labels in one column over all sections, fields beside them. UI thread.
namespace baton::ui {

/// Of a box; from its beginning, since a layout that has not been shown does not say what becomes of it.
constexpr QSize smallestField(240, 32);

/// Whoever sets it on a widget or adds it to a layout owns it.
QFormLayout* makeForm();
/// Gives the labels of all forms on @p page one width; once more after rows have come.
void alignForms(const QWidget& page);

} // namespace baton::ui
