#pragma once

#include <QScrollArea>

class QToolButton;

namespace baton::ui {

class Banner;

/// Where banners stand inside the window: a strip that takes its own room, so that none of them covers what
/// one works with. Those of the highest rank come first, as many beside each other as fit. It stays modest:
/// what would not fit into a quarter of the window is one line, "and 3 more", until the agent wants to see
/// it; then it takes more, and scrolls. Without banners it is not there. UI thread; owns its banners.
class BannerStrip : public QScrollArea
{
    Q_OBJECT
public:
    /// It leaves @p above, which stands on it, what that needs at the least.
    explicit BannerStrip(const QWidget& above, QWidget* parent = nullptr);

    /// In the place of @p before, which goes, or behind the others of its rank.
    void put(Banner* banner, Banner* before = nullptr);
    /// It goes for good, once whoever asked for it is done.
    void takeAway(Banner* banner);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void arrange();
    int place(int width, qsizetype count);
    qsizetype mostWithin(int height);
    void tellOfMore(qsizetype hidden);

    int highest() const;

    const QWidget& m_above;
    QWidget* m_ground;
    QToolButton* m_more;
    QList<Banner*> m_banners; ///< in the order of their places
    bool m_isOpened = false;  ///< all are shown, though they take more than their part
};

} // namespace baton::ui
