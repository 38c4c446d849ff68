#include "ui/alerts/bannerstrip.h"

#include "ui/alerts/banner.h"

#include <QEvent>
#include <QScrollBar>
#include <QStyle>
#include <QToolButton>
#include <numeric>

namespace baton::ui {

namespace {

constexpr int margin = 12;
constexpr int edge = 8; ///< above and below
constexpr int gap = 10;
constexpr int narrowest = 320; ///< of a banner, where there is room for it
constexpr int widest = 460;
constexpr double modestPart = 0.25; ///< of the window's height
constexpr double openedPart = 0.4;
constexpr double largestPart = 0.5; ///< for one that says much
constexpr int lowest = 110;         ///< where there is no room for both

} // namespace

BannerStrip::BannerStrip(const QWidget& above, QWidget* parent)
    : QScrollArea(parent)
    , m_above(above)
    , m_ground(new QWidget)
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("banners"));
    m_ground->setObjectName(QStringLiteral("bannerGround"));
    m_ground->setAttribute(Qt::WA_StyledBackground);
    setWidget(m_ground);
    m_ground->installEventFilter(this);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_more->setObjectName(QStringLiteral("tool"));
    m_more->setProperty("driverName", QStringLiteral("banners.more"));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->hide();
    connect(m_more, &QToolButton::clicked, this, [this] {
        m_isOpened = !m_isOpened;
        arrange();
    });
    hide();
}

void BannerStrip::put(Banner* banner, Banner* before)
{
    banner->setParent(m_ground);
    auto place = m_banners.indexOf(before);
    if (before && place >= 0) {
        m_banners.removeAt(place);
        before->hide();
        before->deleteLater();
    }
    if (!before || place < 0 || before->rank() != banner->rank())
        place = std::find_if(m_banners.begin(), m_banners.end(),
                             [rank = banner->rank()](const Banner* one) { return one->rank() < rank; }) -
                m_banners.begin();
    m_banners.insert(place, banner);
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

/// Places the first @p count in this width; the height it takes.
int BannerStrip::place(int width, qsizetype count)
{
    const int room = width - 2 * margin;
    const auto columns = std::clamp<qsizetype>((room + gap) / (narrowest + gap), 1, count);
    const int each = std::min<int>(widest, (room - gap * int(columns - 1)) / int(columns));
    const QRect ground(0, 0, width, 1);
    int top = edge;
    for (qsizetype first = 0; first < count; first += columns) {
        const auto row = m_banners.mid(first, std::min(columns, count - first));
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
    return top - gap + edge;
}

/// How many of the first fit into @p height with the line for the rest. One is shown whatever it takes, and
/// those beside it that take no more.
qsizetype BannerStrip::mostWithin(int height)
{
    const int line = m_more->sizeHint().height();
    const auto all = m_banners.size();
    const int most = std::max(height, place(width(), 1) + (all > 1 ? line : 0));
    auto count = all;
    while (count > 1 && place(width(), count) + (count < all ? line : 0) > most)
        --count;
    return count;
}

int BannerStrip::highest() const
{
    const int left = window()->height() - m_above.minimumSizeHint().height();
    const double part = m_isOpened ? openedPart : largestPart;
    return std::min(int(window()->height() * part), std::max(lowest, left));
}

void BannerStrip::arrange()
{
    if (m_banners.isEmpty()) {
        m_isOpened = false;
        return hide();
    }
    const auto fitting = mostWithin(int(window()->height() * modestPart));
    const auto hidden = m_banners.size() - fitting;
    m_isOpened = m_isOpened && hidden > 0;
    const auto shown = m_isOpened ? m_banners.size() : fitting;
    tellOfMore(hidden);
    const int line = hidden > 0 ? m_more->sizeHint().height() : 0;
    setViewportMargins(0, 0, 0, line);
    const int most = highest() - line;
    int needed = place(width(), shown);
    int across = width();
    if (needed > most) {
        across -= verticalScrollBar()->sizeHint().width();
        needed = place(across, shown);
    }
    m_ground->resize(across, needed);
    for (qsizetype i = 0; i < m_banners.size(); ++i)
        m_banners[i]->setVisible(i < shown);
    const int height = std::min(needed, most);
    setFixedHeight(height + line);
    m_more->setGeometry(QStyle::visualRect(layoutDirection(), QRect(0, 0, width(), 1),
                                           QRect(margin, height, m_more->sizeHint().width(), line)));
    show();
}

/// What is out of sight is named, for those who ask.
void BannerStrip::tellOfMore(qsizetype hidden)
{
    const auto titles =
        std::accumulate(m_banners.end() - hidden, m_banners.end(), QStringList(),
                        [](QStringList all, const Banner* one) { return all << one->title(); })
            .join(u'\n');
    m_more->setText(m_isOpened ? tr("Show fewer ▾") : tr("and %Ln more ▴", nullptr, int(hidden)));
    m_more->setAccessibleName(m_isOpened ? tr("Show fewer notifications")
                                         : tr("Show %Ln more notification(s)", nullptr, int(hidden)));
    m_more->setAccessibleDescription(m_isOpened ? QString() : titles);
    m_more->setVisible(hidden > 0);
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
