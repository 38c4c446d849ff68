// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/avatar.h"

#include "ui/theme/paint.h"

namespace baton::ui {

void Avatar::setPerson(const QString& name)
{
    m_name = name;
    update();
}

void Avatar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    drawAvatar(painter, rect(), m_name, scaledFont(font(), 1.0, true));
}

} // namespace baton::ui
