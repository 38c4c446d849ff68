// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <functional>

class QWidget;

namespace baton::ui {

/// The one seam for choosing files, so that tests can answer. UI thread.
class FileChoice
{
public:
    using Opener = std::function<QStringList(QWidget* parent)>;
    using Saver = std::function<QString(QWidget* parent, const QString& name)>;

    /// Files that are there; none when the person changed their mind.
    static QStringList toOpen(QWidget* parent);
    /// Where a file is to be written, offered under @p name in the folder for downloads; empty when the
    /// person changed their mind.
    static QString toSave(QWidget* parent, const QString& name);
    /// Answer instead of dialogs; an empty function brings the dialog back.
    static void setOpener(Opener opener);
    static void setSaver(Saver saver);
};

} // namespace baton::ui
