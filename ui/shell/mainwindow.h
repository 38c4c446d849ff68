// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#pragma once

#include "ui/parts/screen.h"

#include <QHash>
#include <QMainWindow>
#include <QSize>

class QStackedWidget;

namespace baton::ui {

class NavRail;
class SignInPage;
class ToastStack;
struct Tokens;

/// The window: sign-in, or the rail with one screen beside it. Holds no logic, and knows nothing of what is
/// inside a screen. UI thread.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    explicit MainWindow(QWidget* parent = nullptr);
    ~MainWindow() override;

    void showSignIn();
    void showConsole();
    bool showsConsole() const;
    /// With its button on the rail. The first one is shown. The window owns its page. The screen goes before
    /// the window, or hears nothing of a session any more.
    void addScreen(Screen& screen);
    /// One that is not offered, or is not there, is not shown.
    void showScreen(Place place);
    Place currentPlace() const { return m_place; }
    void say(const QString& text);

    /// Where notices lie while the window has the focus: over every screen, and over nothing one writes in.
    ToastStack& toasts() { return *m_toasts; }
    SignInPage& signIn() { return *m_signIn; }
    NavRail& rail() { return *m_rail; }

Q_SIGNALS:
    void closeRequested(QCloseEvent* event); ///< ignore it, and the window stays

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void addKeys();
    void settle();
    void applyTheme();
    void tellCurrent();
    Screen* current() const { return m_screenOf.value(m_place); }
    QRect toastArea() const;

    QStackedWidget* m_pages;
    QStackedWidget* m_screens;
    QHash<Place, Screen*> m_screenOf;
    Place m_place = Place::Inbox;
    SignInPage* m_signIn;
    NavRail* m_rail;
    ToastStack* m_toasts = nullptr;
    QSize m_settled;                  ///< what it was given, as long as nobody has made it another
    const Tokens* m_tokens = nullptr; ///< what the style sheet was made of
};

} // namespace baton::ui
