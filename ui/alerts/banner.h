#pragma once

#include "ui/notify/notifier.h"

#include <QFrame>

class QLabel;

namespace baton::ui {

/// One notice inside the window, with its buttons. It takes no focus. UI thread.
class Banner : public QFrame
{
    Q_OBJECT
public:
    /// @p notice is presentable.
    explicit Banner(const Notice& notice, QWidget* parent = nullptr);

    bool isUrgent() const { return m_isUrgent; }
    /// The same notice in other words; its buttons stay.
    void setWords(const QString& title, const QString& body);

Q_SIGNALS:
    void chosen(const QString& actionId);
    void putOff();

private:
    QLabel* m_title;
    QLabel* m_body;
    bool m_isUrgent;
};

} // namespace baton::ui
