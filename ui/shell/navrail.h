// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/parts/screen.h"
#include "ui/theme/tokens.h"

#include <QToolButton>
#include <QWidget>
#include <vector>

class QPainter;
class QVBoxLayout;

namespace baton::ui {

/// The dark edge: the mark, the screens with their badges, and who is signed in.
class NavRail : public QWidget
{
    Q_OBJECT
public:
    explicit NavRail(QWidget* parent = nullptr);

    /// Makes a screen's button.
    void addScreen(Place place, const QString& name);
    void setCurrent(Place place);
    void setOffered(Place place, bool isOffered);
    /// The number on a screen's button; urgent ones are red. 0 shows none.
    void setBadge(Place place, int count, bool urgent);
    /// In how many of the member's own conversations somebody has written.
    void setUnread(int conversations);
    void setMember(const QString& name, const QString& email);
    /// Away or not, and the whole of it in a line.
    void setAvailability(bool away, const QString& text);
    /// Without a connection the member is offline, whatever their availability.
    void setConnected(bool connected);

Q_SIGNALS:
    void chosen(baton::ui::Place place);
    void availabilityChosen(const QString& availability);
    void appearanceChosen(int appearance);
    void signOutRequested();
    void quitRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry
    {
        Place place;
        QString name;
        QToolButton* button;
        int count = 0;
        bool urgent = false;
    };

    void fillMenu();
    QString availabilityText() const;
    void tellAvailability();
    void tellInbox(const Entry& inbox);
    Entry* entry(Place place);
    void paintScreen(const Entry& entry);
    /// @param before the icon, instead of behind it
    void paintBadge(QPainter& painter, const QRect& button, int count, const Tint& tone, int top,
                    bool before);
    void paintMember();

    QToolButton* m_member;
    QVBoxLayout* m_top;
    QVBoxLayout* m_bottom; ///< settings, above the member
    std::vector<Entry> m_entries;
    QString m_name;
    QString m_email;
    QString m_availability; ///< in words
    int m_unread = 0;
    bool m_isAway = false;
    bool m_isConnected = false;
};

} // namespace baton::ui
