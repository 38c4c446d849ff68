#pragma once

#include "ui/notify/notifier.h"

#include <QFrame>
#include <QTimer>
#include <chrono>

class QLabel;

namespace baton::ui {

/// One notice inside the window, with its buttons. It takes no focus by itself; Tab goes there. UI thread.
class Banner : public QFrame
{
    Q_OBJECT
public:
    /// @p notice is presentable.
    explicit Banner(const Notice& notice, QWidget* parent = nullptr);

    QString title() const;
    /// The higher, the further in front it belongs: the urgent ones, and among them the loud ones.
    int rank() const { return m_rank; }
    /// It goes once it has been seen for so long; until then it may be out of sight as long as it likes.
    void passAfter(std::chrono::milliseconds seen);
    /// The same notice in other words; its buttons stay.
    void setWords(const QString& title, const QString& body);

Q_SIGNALS:
    void chosen(const QString& actionId);
    void putOff();
    void passed();

protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QLabel* m_title;
    QLabel* m_body;
    int m_rank;
    QTimer m_seen;
};

} // namespace baton::ui
