#pragma once

#include "ui/notify/notifier.h"

#include <QHash>
#include <QPointer>

class QVBoxLayout;
class QWidget;

namespace baton::ui {

/// Banners inside the window, for while it has the focus: the desktop's own would cover what the agent reads.
/// They take no focus. The window owns what is shown.
class InAppNotifier : public Notifier
{
    Q_OBJECT
public:
    explicit InAppNotifier(QWidget* window, QObject* parent = nullptr);
    ~InAppNotifier() override;

    void show(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return true; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* bannerOf(const Notice& notice);
    void remove(const QString& key, CloseReason reason);
    void place();

    QPointer<QWidget> m_stack; ///< belongs to the window, which may go first
    QVBoxLayout* m_column;
    QHash<QString, QWidget*> m_banners;
};

} // namespace baton::ui
