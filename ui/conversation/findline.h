// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace baton::ui {

/// Under the head of a conversation in which something was found: what, which of how many places, and the way
/// to the others. Passive; hidden until there is something.
class FindLine : public QWidget
{
    Q_OBJECT
public:
    explicit FindLine(QWidget* parent = nullptr);

    /// The places in order; @p current is the one that is shown.
    void setHits(const QString& sought, const QList<qint64>& places, qint64 current);
    void clear();
    qint64 current() const;

Q_SIGNALS:
    /// Another place is wanted.
    void shown(qint64 place);
    void closed();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void go(int by);
    void refresh();

    QLabel* m_words = nullptr;
    QLabel* m_number = nullptr;
    QToolButton* m_previous = nullptr;
    QToolButton* m_next = nullptr;
    QList<qint64> m_places;
    int m_at = 0;
};

} // namespace baton::ui
