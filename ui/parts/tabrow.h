// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QWidget>

namespace baton::ui {

class TabButton;

/// The tabs above a list, one of which is chosen; the first, to begin with. They say how many there are of
/// each, so their words change. UI thread.
class TabRow : public QWidget
{
    Q_OBJECT
public:
    /// One for each of @p names, by which tests find them; the row stands @p inset pixels from both sides.
    TabRow(const QStringList& names, int inset, QWidget* parent = nullptr);

    int count() const { return int(m_tabs.size()); }
    /// @p spoken is what a screen reader says instead; empty: the same.
    void setText(int tab, const QString& text, const QString& spoken = {});
    /// A dot beside its words: something is new there.
    void setMarked(int tab, bool isMarked);
    /// Not chosen() by the person.
    void setCurrent(int tab);

Q_SIGNALS:
    void chosen(int tab);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QList<TabButton*> m_tabs;
    QList<QWidget*> m_marks;
};

} // namespace baton::ui
