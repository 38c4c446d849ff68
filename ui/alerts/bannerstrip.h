#pragma once

#include <QScrollArea>

namespace baton::ui {

class Banner;

/// Where banners stand inside the window: a strip that takes its own room, so that none of them covers what
/// one works with. Urgent ones come first, as many beside each other as fit. It is as high as they need, up
/// to a part of the window; then it scrolls. Without banners it is not there. UI thread; owns its banners.
class BannerStrip : public QScrollArea
{
    Q_OBJECT
public:
    explicit BannerStrip(QWidget* parent = nullptr);

    /// In the place of @p before, which goes, or behind the others of its urgency.
    void put(Banner* banner, Banner* before = nullptr);
    /// It goes for good, once whoever asked for it is done.
    void takeAway(Banner* banner);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    int place(int width);

    QWidget* m_ground;
    QList<Banner*> m_banners; ///< in the order of their places
};

} // namespace baton::ui
