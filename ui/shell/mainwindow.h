#pragma once

#include "core/client/session.h"
#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"

#include <QMainWindow>
#include <QSize>

class QSplitter;
class QStackedWidget;

namespace baton::ui {

class ConversationPane;
class DetailsColumn;
class DetailsPanel;
class InboxPanel;
class NavRail;
class SignInPage;
class ToastStack;
enum class Screen;
struct Tokens;

/// The window: sign-in, or rail, inbox, conversation and details. Holds no logic; see ConsolePresenter.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    MainWindow(models::ConversationListModel& list, models::TranscriptModel& transcript,
               QWidget* parent = nullptr);

    void showSignIn();
    void showConsole();
    bool showsConsole() const;
    /// Another screen beside the inbox, with its button on the rail. The window owns @p page.
    void addScreen(Screen screen, const QString& name, QWidget* page);
    /// Not everybody may see every screen.
    void setAvailable(Screen screen, bool isAvailable);
    void showScreen(Screen screen);
    Screen currentScreen() const { return m_screen; }
    void say(const QString& text);

    /// Where notices lie while the window has the focus: over every screen, and over nothing one writes in.
    ToastStack& toasts() { return *m_toasts; }
    SignInPage& signIn() { return *m_signIn; }
    NavRail& rail() { return *m_rail; }
    InboxPanel& inbox() { return *m_inbox; }
    ConversationPane& conversation() { return *m_conversation; }
    DetailsPanel& details() { return *m_details; }

Q_SIGNALS:
    void screenChanged(baton::ui::Screen screen);
    void findRequested(); ///< Ctrl+F on another screen than the inbox
    void actRequested();  ///< Ctrl+Return: claim, start, reopen or send
    void refreshRequested();
    void handBackRequested();
    void releaseRequested();
    void resolveRequested();
    void undoRequested();
    void closeRequested(QCloseEvent* event); ///< ignore it, and the window stays

protected:
    bool event(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addShortcuts();
    void settle();
    void applyTheme();
    void fitList();
    QRect toastArea() const;

    QStackedWidget* m_pages;
    QStackedWidget* m_screens;
    QHash<Screen, QWidget*> m_pageOf;
    QSet<Screen> m_withheld;
    Screen m_screen{};
    SignInPage* m_signIn;
    NavRail* m_rail;
    InboxPanel* m_inbox;
    ConversationPane* m_conversation;
    DetailsPanel* m_details;
    QSplitter* m_columns;
    int m_wideList = 0; ///< how wide the list was before the window became narrow
    DetailsColumn* m_detailsColumn = nullptr;
    ToastStack* m_toasts = nullptr;
    QSize m_settled;                  ///< what it was given, as long as nobody has made it another
    const Tokens* m_tokens = nullptr; ///< what the style sheet was made of
};

} // namespace baton::ui
