// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/translations.h"

#include <QGuiApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace baton::ui {

void installTranslations(const QLocale& locale)
{
    // The sources count in one form, "%Ln customer(s)"; the English plurals stand behind every language, and
    // in place of one that is not there.
    auto* plurals = new QTranslator(qApp);
    if (plurals->load(QStringLiteral(":/i18n/baton_en")))
        QCoreApplication::installTranslator(plurals);
    auto* ours = new QTranslator(qApp);
    const bool spoken =
        ours->load(locale, QStringLiteral("baton"), QStringLiteral("_"), QStringLiteral(":/i18n"));
    // The texts decide, not the system: English words in a mirrored window would help nobody.
    const QLocale shown(spoken ? ours->language() : QStringLiteral("en"));
    auto* qts = new QTranslator(qApp);
    if (qts->load(shown, QStringLiteral("qtbase"), QStringLiteral("_"),
                  QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(qts);
    if (spoken)
        QCoreApplication::installTranslator(ours);
    // A program that only prints has no windows to lay out.
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        QGuiApplication::setLayoutDirection(shown.textDirection());
}

} // namespace baton::ui
