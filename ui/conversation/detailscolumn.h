// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QObject>

class QSplitter;
class QWidget;

namespace baton::ui {

class ConversationPane;
class DetailsPanel;

/// Where the customer's details are seen: as the right column where the window has room for it, and, called
/// with the button or the key, over the transcript where it has not. Nowhere while there is no customer. UI
/// thread; the splitter owns the panel.
class DetailsColumn : public QObject
{
    Q_OBJECT
public:
    DetailsColumn(QSplitter& columns, ConversationPane& pane, DetailsPanel& panel, QObject* parent);

    /// Whether the window has room for the column.
    void setRoom(bool hasRoom);
    /// Shows them, or puts them away.
    void toggle();

    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    void place();

    QSplitter& m_columns;
    ConversationPane& m_pane;
    DetailsPanel& m_panel;
    bool m_hasRoom = true;
    bool m_isWanted = true;  ///< the column
    bool m_isCalled = false; ///< over the transcript
    int m_width = 0;         ///< what the column had
};

} // namespace baton::ui
