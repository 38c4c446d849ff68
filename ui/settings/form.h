#pragma once

class QFormLayout;
class QWidget;

/// The one form of the settings: labels in one column over all sections, fields beside them. UI thread.
namespace baton::ui {

/// Whoever sets it on a widget or adds it to a layout owns it.
QFormLayout* makeForm();
/// Gives the labels of all forms on @p page one width; once more after rows have come.
void alignForms(const QWidget& page);

} // namespace baton::ui
