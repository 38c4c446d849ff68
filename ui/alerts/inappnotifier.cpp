#include "ui/alerts/inappnotifier.h"

#include "ui/alerts/banner.h"
#include "ui/alerts/bannerstrip.h"

#include <QAccessible>

namespace baton::ui {

InAppNotifier::InAppNotifier(BannerStrip& strip, QObject* parent) : Notifier(parent), m_strip(&strip) {}

InAppNotifier::~InAppNotifier()
{
    if (!m_strip)
        return;
    for (auto* banner : std::as_const(m_banners))
        m_strip->takeAway(banner);
}

Banner* InAppNotifier::bannerOf(const Notice& notice)
{
    auto* banner = new Banner(notice);
    connect(banner, &Banner::chosen, this,
            [this, key = notice.key](const QString& action) { Q_EMIT activated(key, action); });
    connect(banner, &Banner::putOff, this, [this, key = notice.key] { remove(key, CloseReason::Dismissed); });
    if (!notice.stays) {
        banner->passAfter(m_passing);
        connect(banner, &Banner::passed, this,
                [this, key = notice.key] { remove(key, CloseReason::Expired); });
    }
    return banner;
}

void InAppNotifier::show(const Notice& given)
{
    if (!m_strip)
        return;
    const auto notice = presentable(given);
    auto* banner = bannerOf(notice);
    m_strip->put(banner, m_banners.value(notice.key));
    m_banners.insert(notice.key, banner);
    QAccessibleEvent alert(banner, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void InAppNotifier::reword(const Notice& given)
{
    const auto notice = presentable(given);
    if (auto* banner = m_strip ? m_banners.value(notice.key) : nullptr)
        banner->setWords(notice.title, notice.body);
}

void InAppNotifier::remove(const QString& key, CloseReason reason)
{
    auto* banner = m_banners.take(key);
    if (!banner)
        return;
    if (m_strip)
        m_strip->takeAway(banner);
    Q_EMIT closed(key, reason);
}

void InAppNotifier::close(const QString& key) { remove(key, CloseReason::Withdrawn); }

void InAppNotifier::closeAll()
{
    const auto keys = m_banners.keys();
    for (const auto& key : keys)
        close(key);
}

} // namespace baton::ui
