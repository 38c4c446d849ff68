#include "ui/alerts/bannerstrip.h"

#include "ui/alerts/banner.h"

#include <QEvent>
#include <QScrollBar>
#include <QStyle>

namespace baton::ui {

namespace {

constexpr int margin = 12;
constexpr int gap = 10;
constexpr int narrowest = 320; ///< of a banner, where there is room for it
constexpr int widest = 460;
constexpr double mostOfTheWindow = 0.4;

} // namespace

BannerStrip::BannerStrip(QWidget* parent) : QScrollArea(parent), m_ground(new QWidget)
{
    setObjectName(QStringLiteral("banners"));
    m_ground->setObjectName(QStringLiteral("bannerGround"));
    m_ground->setAttribute(Qt::WA_StyledBackground);
    setWidget(m_ground);
    m_ground->installEventFilter(this);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    hide();
}

void BannerStrip::put(Banner* banner, Banner* before)
{
    banner->setParent(m_ground);
    const auto place = m_banners.indexOf(before);
    if (before && place >= 0) {
        m_banners[place] = banner;
        before->hide();
        before->deleteLater();
    } else if (banner->isUrgent()) {
        const auto firstCalm = std::find_if(m_banners.begin(), m_banners.end(),
                                            [](const Banner* one) { return !one->isUrgent(); });
        m_banners.insert(firstCalm, banner);
    } else {
        m_banners.append(banner);
    }
    banner->show();
    arrange();
}

void BannerStrip::takeAway(Banner* banner)
{
    if (!m_banners.removeOne(banner))
        return;
    banner->hide();
    // It may be its own button that asks for this.
    banner->deleteLater();
    arrange();
}

/// Places them in this width; the height it takes.
int BannerStrip::place(int width)
{
    const int room = width - 2 * margin;
    const auto columns = std::clamp<qsizetype>((room + gap) / (narrowest + gap), 1, m_banners.size());
    const int each = std::min<int>(widest, (room - gap * int(columns - 1)) / int(columns));
    const QRect ground(0, 0, width, 1);
    int top = margin;
    for (qsizetype first = 0; first < m_banners.size(); first += columns) {
        const auto row = m_banners.mid(first, columns);
        int height = 0;
        for (auto* banner : row) {
            banner->ensurePolished();
            height = std::max({height, banner->heightForWidth(each), banner->minimumSizeHint().height()});
        }
        for (qsizetype i = 0; i < row.size(); ++i) {
            const QRect rect(margin + int(i) * (each + gap), top, each, height);
            row[i]->setGeometry(QStyle::visualRect(layoutDirection(), ground, rect));
        }
        top += height + gap;
    }
    return top - gap + margin;
}

void BannerStrip::arrange()
{
    if (m_banners.isEmpty())
        return hide();
    const int most = int(window()->height() * mostOfTheWindow);
    int needed = place(width());
    if (needed > most) {
        const int narrower = width() - verticalScrollBar()->sizeHint().width();
        needed = place(narrower);
        m_ground->resize(narrower, needed);
    } else {
        m_ground->resize(width(), needed);
    }
    setFixedHeight(std::min(needed, most));
    show();
}

void BannerStrip::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

void BannerStrip::showEvent(QShowEvent* event)
{
    QScrollArea::showEvent(event);
    window()->installEventFilter(this);
    arrange();
}

bool BannerStrip::eventFilter(QObject* watched, QEvent* event)
{
    const bool hasGrown = watched == window() && event->type() == QEvent::Resize;
    const bool hasOtherWords = watched == m_ground && event->type() == QEvent::LayoutRequest;
    if (isVisible() && (hasGrown || hasOtherWords))
        arrange();
    return QScrollArea::eventFilter(watched, event);
}

} // namespace baton::ui
