#pragma once

#include <QTimer>
#include <QWidget>

class QLabel;

namespace baton::ui {

/// A short word at the foot of the window: "Claimed by Bob." It takes no focus and goes by itself.
class Toast : public QWidget
{
    Q_OBJECT
public:
    explicit Toast(QWidget* parent);

    void say(const QString& text);
    QString text() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void place();

    QLabel* m_label;
    QTimer m_leave;
};

} // namespace baton::ui
