// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QLabel>

class QAbstractItemView;

namespace baton::ui {

/// Why there is nothing in a list, in its middle. Whoever shows it says when. Owned by the list; UI thread.
class EmptyWord : public QLabel
{
    Q_OBJECT
public:
    explicit EmptyWord(QAbstractItemView& list);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QAbstractItemView& m_list;
};

} // namespace baton::ui
