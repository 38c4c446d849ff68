// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/pagetitle.h"

#include "ui/theme/tokens.h"

namespace baton::ui {

PageTitle::PageTitle(const QString& text, QWidget* parent) : QLabel(text, parent)
{
    setObjectName(QStringLiteral("title"));
    setFont(scaledFont(font(), 1.35, true));
}

} // namespace baton::ui
