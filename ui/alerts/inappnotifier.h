#pragma once

#include "ui/notify/notifier.h"

#include <QHash>
#include <QPointer>
#include <chrono>

namespace baton::ui {

class Banner;
class BannerStrip;

/// Banners inside the window, for while it has the focus: the desktop's own would cover what the agent reads.
/// They take no focus. The strip, which may go first, owns what is shown.
class InAppNotifier : public Notifier
{
    Q_OBJECT
public:
    explicit InAppNotifier(BannerStrip& strip, QObject* parent = nullptr);
    ~InAppNotifier() override;

    void show(const Notice& notice) override;
    void reword(const Notice& notice) override;
    void close(const QString& key) override;
    void closeAll() override;
    bool hasActions() const override { return true; }
    /// How long one that does not stay is seen.
    void setPassing(std::chrono::milliseconds seen) { m_passing = seen; }

private:
    Banner* bannerOf(const Notice& notice);
    void remove(const QString& key, CloseReason reason);

    QPointer<BannerStrip> m_strip;
    QHash<QString, Banner*> m_banners;
    std::chrono::milliseconds m_passing{6'000};
};

} // namespace baton::ui
