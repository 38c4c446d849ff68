// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/notify/notifier.h"

#include <QElapsedTimer>
#include <QFrame>
#include <QTimer>
#include <chrono>

class QBoxLayout;
class QLabel;

namespace baton::ui {

class Pill;

/// One notice inside the window, with its buttons. One with a single button and no further words is a line.
/// It takes no focus by itself; Tab goes there. UI thread.
class Toast : public QFrame
{
    Q_OBJECT
public:
    /// @p notice is presentable.
    explicit Toast(const Notice& notice, QWidget* parent = nullptr);

    QString title() const;
    /// The higher, the further in front it belongs: what the agent just did, then the urgent ones, and among
    /// them the loud ones.
    int rank() const { return m_rank; }
    /// It goes once it has been seen for so long; until then it may be out of sight as long as it likes.
    void passAfter(std::chrono::milliseconds seen);
    /// It goes then, seen or not, and a line shows how much of the time is left.
    void runOut(std::chrono::milliseconds time);
    /// The same notice in other words; its buttons stay.
    void setWords(const QString& title, const QString& body);

Q_SIGNALS:
    void chosen(const QString& actionId);
    void putOff();
    void passed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void buildLine(const Notice& notice);
    void buildCard(const Notice& notice);
    void addButtons(QBoxLayout* row, const Notice& notice);
    void countOn();

    QLabel* m_title;
    QLabel* m_body;
    Pill* m_wait = nullptr; ///< how long somebody has been waiting
    bool m_isUrgent;
    int m_rank;
    qint64 m_since;
    QTimer m_seen;
    QTimer m_running;
    QTimer m_second;
    QElapsedTimer m_clock;
    std::chrono::milliseconds m_time{};
};

} // namespace baton::ui
