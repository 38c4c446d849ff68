#pragma once

#include <QToolButton>
#include <QWidget>

namespace baton::ui {

/// The dark edge: the mark, the screens with their badges, and who is signed in.
class NavRail : public QWidget
{
    Q_OBJECT
public:
    explicit NavRail(QWidget* parent = nullptr);

    void setWaiting(int count);
    void setMember(const QString& name, const QString& email);
    void setAvailability(const QString& availability);

Q_SIGNALS:
    void availabilityChosen(const QString& availability);
    void appearanceChosen(int appearance);
    void signOutRequested();
    void quitRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void fillMenu();
    void paintInbox();
    void paintMember();

    QToolButton* m_inbox;
    QToolButton* m_member;
    int m_waiting = 0;
    QString m_name;
    QString m_email;
    QString m_availability;
};

} // namespace baton::ui
