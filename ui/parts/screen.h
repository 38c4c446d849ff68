// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include <QList>
#include <QObject>
#include <QRect>
#include <QString>
#include <functional>

class QWidget;

namespace baton::ui {

/// Where a screen stands on the rail, from above.
enum class Place { Inbox, Workflows, AutoUpdates, Deliveries, Settings };

/// A screen of the console as the shell knows it: a page with a name and a badge, and nothing of what is
/// inside. UI thread. The page belongs to the window it was added to.
class Screen : public QObject
{
    Q_OBJECT
public:
    Screen(Place place, QString name, QWidget& page, QObject* parent = nullptr);
    ~Screen() override;

    Place place() const { return m_place; }
    const QString& name() const { return m_name; }
    QWidget& page() const { return m_page; }
    /// May be chosen by whoever is signed in.
    bool isOffered() const { return m_isOffered; }
    int badge() const { return m_badge; }
    bool isBadgeUrgent() const { return m_isBadgeUrgent; }
    /// In front, while somebody is signed in; the window itself may be behind others.
    bool isCurrent() const { return m_isCurrent; }
    void setCurrent(bool isCurrent);

    /// Asks the shell to show this screen.
    void bringUp() { Q_EMIT bringUpRequested(); }

    struct Finding
    {
        QString text;
        QString beside;
        std::function<void()> open;
    };
    /// A few of what it has that fits @p typed, for the palette.
    virtual QList<Finding> findings(const QString& typed) const;

    /// Ctrl+F, while it is shown.
    virtual void find() {}
    /// It was brought up when the console opened.
    virtual void takeFocus() {}
    /// Keys that are to work wherever one is in @p window.
    virtual void addKeys(QWidget& window);
    /// Where notices may lie, in the page's coordinates: over nothing one writes in.
    virtual QRect noticeArea() const;

Q_SIGNALS:
    void offeredChanged();
    void badgeChanged();
    void currentChanged();
    void noticeAreaChanged();
    void bringUpRequested();
    /// A short word for the agent.
    void said(const QString& text);

protected:
    void offer(bool isOffered);
    /// The number on the rail; 0 shows none.
    void setBadge(int count, bool isUrgent);

private:
    const Place m_place;
    const QString m_name;
    QWidget& m_page;
    bool m_isOffered = true;
    bool m_isCurrent = false;
    int m_badge = 0;
    bool m_isBadgeUrgent = false;
};

} // namespace baton::ui
