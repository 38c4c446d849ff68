// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/relay/files/pictureprogram.h"

#include "core/storage/durablefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLoggingCategory>
#include <QProcess>
#include <QStandardPaths>
#include <array>

namespace baton::relay {

namespace {

Q_LOGGING_CATEGORY(log, "baton.files")

constexpr qint64 longestSaying = 200; ///< bytes

// What it ends with: app/picture/main.cpp.
constexpr int drawn = 0;
constexpr int noPicture = 3;

Refused dangerous()
{
    return refuse(
        Refusal::Kind::Invalid,
        QStringLiteral("The picture is too large to be shown, or made to exhaust whoever opens it."));
}

/// As it came it would be passed on with all that it says of who took it, and where.
Refused damaged()
{
    return refuse(Refusal::Kind::Invalid,
                  QStringLiteral("The picture is damaged, or of a kind that cannot be drawn here."));
}

/// Only what it takes to find its libraries.
QProcessEnvironment bareEnvironment()
{
    const auto ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment bare;
    for (const char* name : {"QT_PLUGIN_PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT", "PATH",
                             "ASAN_OPTIONS", "TSAN_OPTIONS"})
        if (const auto key = QString::fromLatin1(name); ours.contains(key))
            bare.insert(key, ours.value(key));
    return bare;
}

/// "png 640 480"
std::optional<DrawnPicture> readSaying(const QString& file, const QString& to)
{
    QFile said(file);
    const auto words = said.open(QIODevice::ReadOnly)
                           ? QString::fromLatin1(said.read(longestSaying)).simplified().split(u' ')
                           : QStringList();
    const QSize pixels(words.value(1).toInt(), words.value(2).toInt());
    const auto kind = words.value(0);
    if ((kind != QLatin1String("png") && kind != QLatin1String("jpeg")) || pixels.isEmpty())
        return std::nullopt;
    return DrawnPicture{to, QStringLiteral("image/") + kind, pixels};
}

} // namespace

bool PictureProgram::draws(const QString& type)
{
    static const std::array kinds{QStringLiteral("image/png"), QStringLiteral("image/jpeg"),
                                  QStringLiteral("image/gif"), QStringLiteral("image/webp")};
    return std::find(kinds.begin(), kinds.end(), type) != kinds.end();
}

QString PictureProgram::besideUs()
{
    return QStandardPaths::findExecutable(QStringLiteral("baton-relay-picture"),
                                          {QCoreApplication::applicationDirPath()});
}

Result<std::optional<DrawnPicture>> PictureProgram::draw(const QString& from, const QString& type,
                                                         int longest, const QString& to) const
{
    if (m_program.isEmpty() || !draws(type))
        return std::nullopt;
    const auto saying = to + QStringLiteral(".said");
    BATON_TRY(storage::makePrivateFile(to));
    if (auto made = storage::makePrivateFile(saying); !made) {
        QFile::remove(to);
        return Refused(made.error());
    }
    QProcess process;
    process.setProcessEnvironment(bareEnvironment());
    process.setWorkingDirectory(QDir::rootPath());
    // From file to file: none of it passes through this process.
    process.setStandardInputFile(from);
    process.setStandardOutputFile(to);
    process.setStandardErrorFile(saying);
    process.start(m_program, {type.section(u'/', 1), QString::number(longest)});
    const bool isOver = process.waitForStarted() && process.waitForFinished(int(m_patience.count()));
    if (!isOver) {
        const bool isMissing = process.error() == QProcess::FailedToStart;
        process.kill();
        process.waitForFinished();
        if (isMissing)
            qCWarning(log).noquote() << m_program << "cannot be started:" << process.errorString();
        QFile::remove(to);
        QFile::remove(saying);
        return isMissing ? Refused(refuse(Refusal::Kind::Unavailable, process.errorString())) : dangerous();
    }
    const int code = process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    const auto picture = code == drawn ? readSaying(saying, to) : std::nullopt;
    QFile::remove(saying);
    if (picture)
        return picture;
    QFile::remove(to);
    return code == noPicture ? damaged() : dangerous();
}

} // namespace baton::relay
