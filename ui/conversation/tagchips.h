// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QStringList>
#include <QWidget>

class QLineEdit;
class QToolButton;

namespace baton::ui {

/// The tags of a conversation, each with a way to take it off, and a field for another one. Passive; UI
/// thread.
class TagChips : public QWidget
{
    Q_OBJECT
public:
    explicit TagChips(QWidget* parent = nullptr);

    void setTags(const QStringList& tags, bool isEditable);
    /// The field for another one, from a key or a menu.
    void add();

Q_SIGNALS:
    void addRequested(const QString& tag);
    void removeRequested(const QString& tag);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void take();
    void showField(bool isShown);

    QStringList m_tags;
    bool m_isEditable = false;
    QList<QWidget*> m_chips;
    QToolButton* m_add = nullptr;
    QLineEdit* m_field = nullptr;
};

} // namespace baton::ui
