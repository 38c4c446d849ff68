#include "ui/shell/mainwindow.h"

#include "ui/alerts/toaststack.h"
#include "ui/composer/composer.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/transcriptview.h"
#include "ui/details/detailscolumn.h"
#include "ui/details/detailspanel.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/shell/navrail.h"
#include "ui/shell/windowplace.h"
#include "ui/signin/signinpage.h"
#include "ui/theme/controltones.h"
#include "ui/theme/wheelguard.h"

#include <QCloseEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScreen>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>

namespace baton::ui {

namespace {
constexpr int frameComesMs = 300;  ///< a window manager takes its time
constexpr int detailsNeed = 1'120; ///< a narrower window has no room for the right column
constexpr int wideListNeeds = 1'100;
constexpr int narrowList = 304;
constexpr int widestToast = 290; ///< with what is around it
} // namespace

MainWindow::MainWindow(models::ConversationListModel& list, models::TranscriptModel& transcript,
                       QWidget* parent)
    : QMainWindow(parent)
    , m_pages(new QStackedWidget(this))
    , m_screens(new QStackedWidget(this))
    , m_signIn(new SignInPage(this))
    , m_rail(new NavRail(this))
    , m_inbox(new InboxPanel(list, this))
    , m_conversation(new ConversationPane(transcript, this))
    , m_details(new DetailsPanel(this))
    , m_columns(new QSplitter(this))
{
    setWindowTitle(tr("Baton"));
    QGuiApplication::setWindowIcon(programIcon());
    resize(1360, 840);
    setMinimumSize(760, 480);
    bringOntoScreen(*this);
    auto* console = new QWidget(this);
    console->setObjectName(QStringLiteral("console"));
    auto* row = new QHBoxLayout(console);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_rail);
    m_columns->setHandleWidth(1);
    m_columns->setChildrenCollapsible(false);
    for (QWidget* part : {static_cast<QWidget*>(m_inbox), static_cast<QWidget*>(m_conversation),
                          static_cast<QWidget*>(m_details)})
        m_columns->addWidget(part);
    m_columns->setStretchFactor(0, 0);
    m_columns->setStretchFactor(1, 1);
    m_columns->setStretchFactor(2, 0);
    m_columns->setSizes({348, 656, 290});
    m_detailsColumn = new DetailsColumn(*m_columns, *m_conversation, *m_details, this);
    row->addWidget(m_screens, 1);
    m_toasts = new ToastStack(console, [this] { return toastArea(); });
    m_conversation->composer().installEventFilter(this);
    m_details->installEventFilter(this);
    m_screens->addWidget(m_columns);
    m_pageOf.insert(Screen::Inbox, m_columns);
    connect(m_rail, &NavRail::screenChosen, this, &MainWindow::showScreen);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(console);
    setCentralWidget(m_pages);
    new WheelGuard(this);
    addShortcuts();
    applyTheme();
    // A screen is taken away with what stood on it.
    connect(qApp, &QGuiApplication::screenRemoved, this,
            [this] { QTimer::singleShot(frameComesMs, this, [this] { bringOntoScreen(*this); }); });
}

void MainWindow::addShortcuts()
{
    const auto key = [this](const QKeySequence& keys, auto&& does) {
        auto* shortcut = new QShortcut(keys, this);
        connect(shortcut, &QShortcut::activated, this, does);
    };
    // What is about a conversation does nothing where none is seen.
    const auto inInbox = [this, key](const QKeySequence& keys, auto&& does) {
        key(keys, [this, does] {
            if (showsConsole() && m_screen == Screen::Inbox)
                does();
        });
    };
    key(QKeySequence(QKeySequence::Find), [this] {
        if (!showsConsole())
            return;
        if (m_screen == Screen::Inbox)
            m_inbox->focusSearch();
        else
            Q_EMIT findRequested();
    });
    inInbox(QKeySequence(Qt::CTRL | Qt::Key_Return), [this] { Q_EMIT actRequested(); });
    inInbox(QKeySequence(Qt::CTRL | Qt::Key_Enter), [this] { Q_EMIT actRequested(); });
    inInbox(QKeySequence(Qt::CTRL | Qt::Key_J), [this] { m_inbox->focusList(); });
    inInbox(QKeySequence(Qt::CTRL | Qt::Key_T),
            [this] { m_conversation->transcript().setFocus(Qt::ShortcutFocusReason); });
    inInbox(QKeySequence(Qt::CTRL | Qt::Key_Period), [this] { m_detailsColumn->toggle(); });
    inInbox(QKeySequence(Qt::CTRL | Qt::Key_R), [this] { m_conversation->composer().focusEditor(); });
    // With Shift: without it they are what one knows from editors, and one is in the composer all day.
    constexpr auto withShift = Qt::CTRL | Qt::SHIFT;
    inInbox(QKeySequence(withShift | Qt::Key_B), [this] { Q_EMIT handBackRequested(); });
    inInbox(QKeySequence(withShift | Qt::Key_L), [this] { Q_EMIT releaseRequested(); });
    inInbox(QKeySequence(withShift | Qt::Key_E), [this] { Q_EMIT resolveRequested(); });
    key(QKeySequence(withShift | Qt::Key_Z), [this] { Q_EMIT undoRequested(); });
    key(QKeySequence(Qt::Key_F5), [this] { Q_EMIT refreshRequested(); });
    const auto view = [this](models::View which) {
        showScreen(Screen::Inbox);
        m_inbox->showView(which);
    };
    key(QKeySequence(Qt::CTRL | Qt::Key_1), [view] { view(models::View::Waiting); });
    key(QKeySequence(Qt::CTRL | Qt::Key_2), [view] { view(models::View::Mine); });
    key(QKeySequence(Qt::CTRL | Qt::Key_3), [view] { view(models::View::All); });
    key(QKeySequence(Qt::CTRL | Qt::Key_4), [this] { showScreen(Screen::Workflows); });
    key(QKeySequence(Qt::CTRL | Qt::Key_5), [this] { showScreen(Screen::AutoUpdates); });
    key(QKeySequence(Qt::CTRL | Qt::Key_6), [this] { showScreen(Screen::Deliveries); });
    key(QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showScreen(Screen::Settings); });
}

void MainWindow::showSignIn()
{
    m_pages->setCurrentIndex(0);
    m_signIn->focusFirstEmpty();
}

void MainWindow::showConsole()
{
    if (showsConsole())
        return;
    m_pages->setCurrentIndex(1);
    m_inbox->focusList();
}

bool MainWindow::showsConsole() const { return m_pages->currentIndex() == 1; }

void MainWindow::addScreen(Screen screen, const QString& name, QWidget* page)
{
    m_screens->addWidget(page);
    m_pageOf.insert(screen, page);
    m_rail->addScreen(screen, name);
}

void MainWindow::setAvailable(Screen screen, bool isAvailable)
{
    m_rail->setOffered(screen, isAvailable);
    if (isAvailable) {
        m_withheld.remove(screen);
        return;
    }
    m_withheld.insert(screen);
    if (m_screen == screen)
        showScreen(Screen::Inbox);
}

void MainWindow::showScreen(Screen screen)
{
    auto* page = m_pageOf.value(screen);
    if (!page || m_withheld.contains(screen))
        return;
    m_rail->setCurrent(screen);
    m_screens->setCurrentWidget(page);
    if (std::exchange(m_screen, screen) == screen)
        return;
    m_toasts->arrange();
    Q_EMIT screenChanged(screen);
}

void MainWindow::say(const QString& text) { m_toasts->say(text); }

/// Over the customer's column, else above the composer.
QRect MainWindow::toastArea() const
{
    auto area = m_screens->geometry();
    if (m_screen != Screen::Inbox)
        return area;
    const auto& composer = m_conversation->composer();
    // Called over the transcript, it does not make room beside the composer.
    const bool hasColumn =
        m_details->isVisible() && m_details->parentWidget() == m_columns && m_details->width() >= widestToast;
    if (!hasColumn && composer.isVisible())
        area.setBottom(composer.mapTo(m_toasts->parentWidget(), QPoint()).y() - 1);
    return area;
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::Move:
    case QEvent::Resize:
    case QEvent::Show:
    case QEvent::Hide:
        m_toasts->arrange();
        break;
    default:
        break;
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    Q_EMIT closeRequested(event);
    if (event->isAccepted())
        QMainWindow::closeEvent(event);
}

void MainWindow::applyTheme()
{
    // Setting a style sheet sends another palette change.
    const auto& tokens = tokensFor(this);
    if (std::exchange(m_tokens, &tokens) != &tokens) {
        setStyleSheet(styleSheetFor(tokens));
        // Last: with another style sheet Qt puts back the palette from before the first.
        setPalette(paletteOf(tokens));
    }
}

bool MainWindow::event(QEvent* event)
{
    const bool isDone = QMainWindow::event(event);
    // With a palette of its own the window is told of the program's only so.
    if (event->type() == QEvent::ApplicationPaletteChange)
        applyTheme();
    return isDone;
}

void MainWindow::changeEvent(QEvent* event)
{
    // A change of the program's palette reaches a window as a change of its own.
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ThemeChange)
        applyTheme();
    QMainWindow::changeEvent(event);
}

void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (m_settled.isValid())
        return;
    m_settled = size();
    // Its frame is there only now, or a little later.
    QTimer::singleShot(0, this, &MainWindow::settle);
    QTimer::singleShot(frameComesMs, this, &MainWindow::settle);
}

void MainWindow::settle()
{
    // Whoever has made it larger since wants it so.
    if (size() != m_settled)
        return;
    bringOntoScreen(*this);
    m_settled = size();
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    m_detailsColumn->setRoom(width() >= detailsNeed);
    QMainWindow::resizeEvent(event);
    fitList();
}

/// In a narrow window the conversation has the room.
void MainWindow::fitList()
{
    const bool isNarrow = width() < wideListNeeds;
    if (isNarrow == (m_wideList > 0))
        return;
    auto sizes = m_columns->sizes();
    if (sizes[0] <= 0)
        return; // not laid out yet
    const int wanted = isNarrow ? std::min(narrowList, sizes[0]) : std::exchange(m_wideList, 0);
    if (isNarrow)
        m_wideList = sizes[0];
    sizes[1] += sizes[0] - wanted;
    sizes[0] = wanted;
    m_columns->setSizes(sizes);
}

} // namespace baton::ui
