// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLineEdit>
#include <QPointer>

class QAbstractItemView;

namespace baton::ui {

/// Where a person types what to look for in a list: Escape empties it, and Down or Return goes on to what was
/// found. UI thread.
class SearchField : public QLineEdit
{
    Q_OBJECT
public:
    /// @param name by which tests find it
    /// @param what a screen reader's word for it; @p hint stands in it while it is empty
    SearchField(const QString& name, const QString& what, const QString& hint, QWidget* parent = nullptr);

    /// Down and Return go on to @p results, at their first row where none was chosen yet, if there are any.
    void leadTo(QAbstractItemView& results);
    /// Whoever comes by a shortcut writes over what is there.
    void begin();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void goToResults();

    QPointer<QAbstractItemView> m_results;
};

} // namespace baton::ui
