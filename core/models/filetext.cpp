// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/filetext.h"

#include "core/domain/filename.h"
#include "core/models/sidebyside.h"
#include "core/models/theirwords.h"

#include <QCoreApplication>
#include <QLocale>

namespace baton::models {

namespace {

class Text
{
    Q_DECLARE_TR_FUNCTIONS(baton::models::FileText)
};

constexpr qsizetype longestEnding = 5;

/// By its content when that is known; else by its name, which proves nothing.
QString kindText(const Attachment& file)
{
    if (file.type.startsWith(QLatin1String("image/")))
        return Text::tr("Picture");
    if (file.type.startsWith(QLatin1String("text/")))
        return Text::tr("Text");
    if (file.type.startsWith(QLatin1String("audio/")))
        return Text::tr("Sound");
    if (file.type.startsWith(QLatin1String("video/")))
        return Text::tr("Film");
    const auto name = plainFileName(file.name);
    const auto dot = name.lastIndexOf(u'.');
    const auto ending = dot > 0 ? name.mid(dot + 1).toUpper() : QString();
    return ending.isEmpty() || ending.size() > longestEnding ? Text::tr("File") : oneLine(ending);
}

} // namespace

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, bytes < 1'000'000 ? 0 : 1, QLocale::DataSizeSIFormat);
}

bool isPicture(const Attachment& file)
{
    return file.state == AttachmentState::Good && file.width && file.height && *file.width > 0 &&
           *file.height > 0;
}

QString aboutFile(const Attachment& file)
{
    switch (file.state) {
    case AttachmentState::Checking:
        return sideBySide({Text::tr("is being checked"), sizeText(file.size)});
    case AttachmentState::Rejected:
        return Text::tr("refused: it may do harm, and nobody can open it");
    case AttachmentState::Good:
        break;
    }
    return sideBySide({kindText(file), sizeText(file.size)});
}

} // namespace baton::models
