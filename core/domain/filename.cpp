// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/domain/filename.h"

#include "core/domain/text.h"

#include <QStringList>
#include <algorithm>

namespace baton {

namespace {

constexpr qsizetype longest = 120;
constexpr qsizetype longestEnding = 16;

QString withoutPath(const QString& name)
{
    const auto slash = std::max(name.lastIndexOf(u'/'), name.lastIndexOf(u'\\'));
    return name.mid(slash + 1);
}

/// What is not seen goes; what Windows forbids becomes a line.
QString withoutSigns(const QString& name)
{
    static const QString forbidden = QStringLiteral("<>:\"|?*");
    QString plain;
    for (qsizetype at = 0; at < name.size();) {
        const qsizetype units = name[at].isHighSurrogate() && at + 1 < name.size() ? 2 : 1;
        const auto sign = QStringView(name).sliced(at, units);
        at += units;
        if (units == 1 && forbidden.contains(sign[0]))
            plain += u'_';
        else if (units == 1 && sign[0].isSpace() && !sign[0].isPrint())
            plain += u' ';
        else if (!isBlank(sign))
            plain += sign;
        else if (units == 1 && sign[0].category() == QChar::Separator_Space)
            plain += u' ';
    }
    return plain.simplified();
}

bool isDevice(const QString& name)
{
    static const QStringList devices{
        QStringLiteral("CON"),    QStringLiteral("PRN"),    QStringLiteral("AUX"),    QStringLiteral("NUL"),
        QStringLiteral("CLOCK$"), QStringLiteral("CONIN$"), QStringLiteral("CONOUT$")};
    static const QString numbers = QStringLiteral("0123456789\u00b9\u00b2\u00b3");
    // With any ending: NUL.txt is the device, too.
    const auto stem = name.section(u'.', 0, 0).trimmed();
    const auto isNumbered = [&](const char* line) {
        return stem.size() == 4 && stem.startsWith(QLatin1String(line), Qt::CaseInsensitive) &&
               numbers.contains(stem[3]);
    };
    return devices.contains(stem, Qt::CaseInsensitive) || isNumbered("COM") || isNumbered("LPT");
}

bool isOutside(QChar c) { return c == u'.' || c == u' '; }

QString shortened(const QString& name)
{
    if (name.size() <= longest)
        return name;
    const auto dot = name.lastIndexOf(u'.');
    const auto ending = dot > 0 && name.size() - dot <= longestEnding ? name.mid(dot) : QString();
    return beginningOf(name.chopped(ending.size()), longest - ending.size()) + ending;
}

} // namespace

QString plainFileName(const QString& name)
{
    auto plain = withoutSigns(withoutPath(wellFormed(name)));
    const auto first = std::find_if_not(plain.cbegin(), plain.cend(), isOutside);
    plain.remove(0, first - plain.cbegin());
    plain = shortened(plain);
    while (!plain.isEmpty() && isOutside(plain.back()))
        plain.chop(1);
    if (isBlank(plain))
        return QStringLiteral("file");
    return isDevice(plain) ? u'_' + plain : plain;
}

} // namespace baton
