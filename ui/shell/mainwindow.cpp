// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "ui/shell/mainwindow.h"

#include "ui/alerts/toaststack.h"
#include "ui/parts/deed.h"
#include "ui/parts/wheelguard.h"
#include "ui/shell/navrail.h"
#include "ui/shell/palette.h"
#include "ui/shell/shortcutlist.h"
#include "ui/shell/signinpage.h"
#include "ui/shell/windowplace.h"
#include "ui/theme/tokens.h"

#include <QCloseEvent>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScreen>
#include <QStackedWidget>
#include <QTimer>

namespace baton::ui {

namespace {
constexpr int frameComesMs = 300; ///< a window manager takes its time
} // namespace

MainWindow::MainWindow(QWidget* parent)
    : QMainWindow(parent)
    , m_pages(new QStackedWidget(this))
    , m_screens(new QStackedWidget(this))
    , m_signIn(new SignInPage(this))
    , m_rail(new NavRail(this))
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
    row->addWidget(m_screens, 1);
    m_toasts = new ToastStack(console, [this] { return toastArea(); });
    connect(m_rail, &NavRail::chosen, this, &MainWindow::showScreen);
    m_pages->addWidget(m_signIn);
    m_pages->addWidget(console);
    setCentralWidget(m_pages);
    new WheelGuard(this);
    addKeys();
    applyTheme();
    // A screen is taken away with what stood on it.
    connect(qApp, &QGuiApplication::screenRemoved, this,
            [this] { QTimer::singleShot(frameComesMs, this, [this] { bringOntoScreen(*this); }); });
}

/// What is inside goes while the window still knows its screens: things that hide ask where notices may lie.
MainWindow::~MainWindow()
{
    for (auto* screen : std::as_const(m_screenOf)) {
        screen->disconnect(this);
        screen->disconnect(m_toasts);
    }
    delete takeCentralWidget();
}

void MainWindow::addKeys()
{
    const auto deed = [this](const QString& name, const QKeySequence& keys, auto&& does) {
        addDeed(*this, DeedGroup::Everywhere, name, {keys}, this, [this, does] {
            if (showsConsole())
                does();
        });
    };
    deed(tr("Command palette"), QKeySequence(Qt::CTRL | Qt::Key_K), [this] {
        if (!findChild<Palette*>())
            new Palette(*this, m_screenOf.values());
    });
    deed(tr("Search"), QKeySequence(QKeySequence::Find), [this] {
        if (auto* screen = current())
            screen->find();
    });
    deed(tr("Keyboard shortcuts"), QKeySequence(Qt::Key_F1), [this] {
        if (!findChild<ShortcutList*>())
            new ShortcutList(*this);
    });
    deed(tr("Workflows"), QKeySequence(Qt::CTRL | Qt::Key_4), [this] { showScreen(Place::Workflows); });
    deed(tr("Auto-updates"), QKeySequence(Qt::CTRL | Qt::Key_5), [this] { showScreen(Place::AutoUpdates); });
    deed(tr("Deliveries"), QKeySequence(Qt::CTRL | Qt::Key_6), [this] { showScreen(Place::Deliveries); });
    deed(tr("Settings"), QKeySequence(Qt::CTRL | Qt::Key_Comma), [this] { showScreen(Place::Settings); });
}

void MainWindow::showSignIn()
{
    m_pages->setCurrentIndex(0);
    m_signIn->focusFirstEmpty();
    tellCurrent();
}

void MainWindow::showConsole()
{
    if (showsConsole())
        return;
    m_pages->setCurrentIndex(1);
    tellCurrent();
    if (auto* screen = current())
        screen->takeFocus();
}

bool MainWindow::showsConsole() const { return m_pages->currentIndex() == 1; }

void MainWindow::addScreen(Screen& screen)
{
    const auto place = screen.place();
    m_screenOf.insert(place, &screen);
    m_rail->addScreen(place, screen.name()); // first, so that Tab comes to it before the page
    m_screens->addWidget(&screen.page());
    const auto tellBadge = [this, &screen] {
        m_rail->setBadge(screen.place(), screen.badge(), screen.isBadgeUrgent());
    };
    const auto tellOffered = [this, &screen] {
        m_rail->setOffered(screen.place(), screen.isOffered());
        if (!screen.isOffered() && m_place == screen.place())
            showScreen(Place::Inbox);
    };
    connect(&screen, &Screen::badgeChanged, this, tellBadge);
    connect(&screen, &Screen::offeredChanged, this, tellOffered);
    connect(&screen, &Screen::bringUpRequested, this, [this, place] { showScreen(place); });
    connect(&screen, &Screen::said, this, &MainWindow::say);
    connect(&screen, &Screen::noticeAreaChanged, m_toasts, &ToastStack::arrange);
    connect(&screen, &QObject::destroyed, this, [this, place] { m_screenOf.remove(place); });
    screen.addKeys(*this);
    tellBadge();
    tellOffered();
    if (m_screens->count() == 1)
        showScreen(place);
    tellCurrent();
}

void MainWindow::showScreen(Place place)
{
    const auto* screen = m_screenOf.value(place);
    if (!screen || !screen->isOffered())
        return;
    m_rail->setCurrent(place);
    m_screens->setCurrentWidget(&screen->page());
    if (std::exchange(m_place, place) == place)
        return;
    m_toasts->arrange();
    tellCurrent();
}

void MainWindow::tellCurrent()
{
    for (auto* screen : std::as_const(m_screenOf))
        screen->setCurrent(showsConsole() && screen->place() == m_place);
}

void MainWindow::say(const QString& text) { m_toasts->say(text); }

QRect MainWindow::toastArea() const
{
    const auto* screen = current();
    if (!screen)
        return m_screens->geometry();
    const auto area = screen->noticeArea();
    return {screen->page().mapTo(m_toasts->parentWidget(), area.topLeft()), area.size()};
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

} // namespace baton::ui
