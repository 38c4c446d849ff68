// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/sidebyside.h"

#include <QCoreApplication>

namespace baton::models {

namespace {

/// A context for texts outside of any QObject.
class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::SideBySide)
};

} // namespace

QString sideBySide(QStringList parts)
{
    parts.removeAll(QString());
    //: Stands between short texts in one line, also beside digits: nothing that looks like one, as a dot does
    //: beside Arabic ones.
    return parts.join(Text::tr(" · "));
}

} // namespace baton::models
