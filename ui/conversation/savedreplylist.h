// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QFrame>
#include <QList>

class QLabel;
class QListWidget;

namespace baton::ui {

class Composer;

/// The saved replies over the composer: one is chosen by the keys, which stay in the editor, or by the mouse;
/// what the customer would get is shown below. Passive; UI thread.
class SavedReplyList : public QFrame
{
    Q_OBJECT
public:
    struct Choice
    {
        QString shortcut;
        QString title;
        QString filled; ///< as it would be written
        QString does;   ///< with it, in words; may be nothing
    };

    SavedReplyList(Composer& composer, QWidget* parent);

    /// Shows them over the composer; hides when there are none.
    void offer(const QList<Choice>& choices, const QString& typed);

Q_SIGNALS:
    /// By its place among those that were offered.
    void chosen(int choice);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();
    void showPreview();
    void take();
    bool press(int key);

    Composer& m_composer;
    QLabel* m_head = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_preview = nullptr;
    QList<Choice> m_choices;
};

} // namespace baton::ui
