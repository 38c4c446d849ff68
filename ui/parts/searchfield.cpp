// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/searchfield.h"

#include "ui/theme/icons.h"

#include <QAbstractItemView>
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

void SearchField::leadTo(QAbstractItemView& results) { m_results = &results; }

void SearchField::goToResults()
{
    if (!m_results || m_results->model()->rowCount() == 0)
        return;
    m_results->setFocus(Qt::ShortcutFocusReason);
    if (!m_results->currentIndex().isValid())
        m_results->setCurrentIndex(m_results->model()->index(0, 0));
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        return clear();
    if (event->key() == Qt::Key_Down || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        goToResults();
    else
        QLineEdit::keyPressEvent(event);
}

} // namespace baton::ui
