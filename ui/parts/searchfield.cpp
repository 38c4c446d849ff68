// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/searchfield.h"

#include "ui/theme/icons.h"

#include <QKeyEvent>

namespace baton::ui {

namespace {

constexpr int mostLetters = 200;

} // namespace

SearchField::SearchField(const QString& name, const QString& what, const QString& hint, QWidget* parent)
    : QLineEdit(parent)
{
    setObjectName(name);
    setAccessibleName(what);
    setPlaceholderText(hint);
    setClearButtonEnabled(true);
    setMaxLength(mostLetters);
    addAction(iconFor(Icon::Search), LeadingPosition);
}

void SearchField::begin()
{
    setFocus(Qt::ShortcutFocusReason);
    selectAll();
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT leftForResults();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace baton::ui
