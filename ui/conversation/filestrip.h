// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "core/models/draftfiles.h"

#include <QFrame>

class QLabel;
class QToolButton;

namespace baton::ui {

/// One file that hangs on what is being written: its name, how far it is, and a way to let go of it. Passive;
/// UI thread.
class FileChip : public QFrame
{
    Q_OBJECT
public:
    explicit FileChip(QWidget* parent = nullptr);
    void set(const models::DraftFiles::File& file);

Q_SIGNALS:
    void removeRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    models::DraftFiles::File m_file;
    QLabel* m_name = nullptr;
    QLabel* m_about = nullptr;
    QToolButton* m_remove = nullptr;
};

/// All of them; hidden when there are none. Passive; UI thread.
class FileStrip : public QWidget
{
    Q_OBJECT
public:
    explicit FileStrip(QWidget* parent = nullptr);
    void setFiles(const QList<models::DraftFiles::File>& files);

Q_SIGNALS:
    void removeRequested(int upload);

private:
    QList<std::pair<int, FileChip*>> m_chips; ///< by the number of the upload
};

} // namespace baton::ui
