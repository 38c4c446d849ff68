// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/parts/filechoice.h"

#include <QDir>
#include <QFileDialog>
#include <QStandardPaths>

namespace baton::ui {

namespace {

FileChoice::Opener& opener()
{
    static FileChoice::Opener current;
    return current;
}

FileChoice::Saver& saver()
{
    static FileChoice::Saver current;
    return current;
}

/// Where the person saved the last one, in this run.
QString& lastFolder()
{
    static QString folder = QStandardPaths::writableLocation(QStandardPaths::DownloadLocation);
    return folder;
}

} // namespace

QStringList FileChoice::toOpen(QWidget* parent)
{
    return opener() ? opener()(parent) : QFileDialog::getOpenFileNames(parent, QObject::tr("Attach files"));
}

QString FileChoice::toSave(QWidget* parent, const QString& name)
{
    if (saver())
        return saver()(parent, name);
    const auto path =
        QFileDialog::getSaveFileName(parent, QObject::tr("Save file"), QDir(lastFolder()).filePath(name));
    if (!path.isEmpty())
        lastFolder() = QFileInfo(path).path();
    return path;
}

void FileChoice::setOpener(Opener next) { opener() = std::move(next); }
void FileChoice::setSaver(Saver next) { saver() = std::move(next); }

} // namespace baton::ui
