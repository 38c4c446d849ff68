// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QPointer>
#include <QWidget>
#include <chrono>
#include <functional>

class QToolButton;

namespace baton::ui {

class Toast;

/// Where toasts lie inside the window: over its content, in a corner where nobody writes, so that nothing
/// moves when one comes or goes. Those of the highest rank lie lowest. At most two are shown; the rest is one
/// line, "3 more", until the agent wants to see as many as there is room for. UI thread; owns its toasts.
class ToastStack : public QWidget
{
    Q_OBJECT
public:
    /// It lies over @p ground. @p area is where it may, in the coordinates of that.
    ToastStack(QWidget* ground, std::function<QRect()> area);

    /// In the place of @p before, which goes, or behind the others of its rank.
    void put(Toast* toast, Toast* before = nullptr);
    /// It goes for good, once whoever asked for it is done.
    void takeAway(Toast* toast);
    /// A short word that goes by itself, in place of the one before.
    void say(const QString& text);
    /// What was said, while it is there.
    QString word() const;
    /// Something to be done within @p time; the caller takes it away, or it goes by itself.
    Toast* offer(const QString& text, const QString& action, std::chrono::milliseconds time);
    /// The area, or what is in it, is another.
    void arrange();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    bool event(QEvent* event) override;

private:
    int widthIn(const QRect& area) const;
    qsizetype mostIn(const QRect& area, int width) const;
    int heightOf(Toast* toast, int width) const;
    void tellOfMore(qsizetype shown);

    std::function<QRect()> m_area;
    QToolButton* m_more;
    QList<Toast*> m_toasts; ///< by rank
    QPointer<Toast> m_word;
    bool m_isOpened = false; ///< more are shown, though they take more than their part
};

} // namespace baton::ui
