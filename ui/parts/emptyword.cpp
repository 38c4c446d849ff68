// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/emptyword.h"

#include <QAbstractItemView>
#include <QEvent>

namespace baton::ui {

EmptyWord::EmptyWord(QAbstractItemView& list) : QLabel(&list), m_list(list)
{
    setObjectName(QStringLiteral("muted"));
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setMargin(24);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    // The list has its size before its viewport has.
    list.viewport()->installEventFilter(this);
    resize(list.viewport()->size());
}

bool EmptyWord::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        resize(m_list.viewport()->size());
    return QLabel::eventFilter(watched, event);
}

} // namespace baton::ui
