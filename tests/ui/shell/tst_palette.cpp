// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/parts/deed.h"
#include "ui/parts/screen.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/palette.h"
#include "ui/shell/shortcutlist.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using namespace baton::ui;

namespace {

/// A screen with a deed of its own, that knows two customers.
class Counter : public Screen
{
public:
    Counter() : Screen(Place::Inbox, QStringLiteral("Inbox"), *new QLineEdit) {}

    void addKeys(QWidget& window) override
    {
        addDeed(window, DeedGroup::Conversation, QStringLiteral("Wave to the customer"),
                {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_W)}, this, [this] { ++waved; });
        addDeed(page(), DeedGroup::Composer, QStringLiteral("Whistle"), {QKeySequence(Qt::CTRL | Qt::Key_Y)});
    }
    QList<Finding> findings(const QString& typed) const override
    {
        QList<Finding> found;
        for (const auto& name : {QStringLiteral("Wanda"), QStringLiteral("Sofia")})
            if (name.contains(typed, Qt::CaseInsensitive))
                found.append({name, QStringLiteral("Shop bot"), [this, name] { opened = name; }});
        return found;
    }

    int waved = 0;
    mutable QString opened;
};

} // namespace

/// What can be done, by its name: Ctrl+K and F1.
class TestPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aFewLettersFindADeed();
    void aCustomerIsFoundToo();
    void theArrowsPassWhatIsNoDeed();
    void escapeGivesTheKeyboardBack();
    void everyDeedWithAKeyIsListed();
    void theListIsNarrowedByWhatIsTyped();

private:
    QLineEdit* field() const { return m_window->findChild<QLineEdit*>(QStringLiteral("paletteField")); }
    QListWidget* list() const { return m_window->findChild<QListWidget*>(QStringLiteral("paletteList")); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_window.get(), key,
                        with);
    }

    std::unique_ptr<Counter> m_screen;
    std::unique_ptr<MainWindow> m_window;
};

void TestPalette::init()
{
    m_window = std::make_unique<MainWindow>();
    m_screen = std::make_unique<Counter>();
    m_window->addScreen(*m_screen);
    m_window->showConsole();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    m_screen->page().setFocus();
    QTRY_VERIFY(m_screen->page().hasFocus());
}

void TestPalette::cleanup()
{
    m_screen.reset();
    m_window.reset();
}

void TestPalette::aFewLettersFindADeed()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field() && field()->hasFocus());
    QTest::keyClicks(field(), QStringLiteral("wave"));
    QVERIFY(list()->currentItem()->text().startsWith(QLatin1String("Wave to the customer")));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_screen->waved, 1);
    QTRY_VERIFY(!m_window->findChild<Palette*>());
}

void TestPalette::aCustomerIsFoundToo()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field());
    QTest::keyClicks(field(), QStringLiteral("wand"));
    press(Qt::Key_Return);
    QTRY_COMPARE(m_screen->opened, QStringLiteral("Wanda"));
}

void TestPalette::theArrowsPassWhatIsNoDeed()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field());
    for (int i = 0; i < list()->count() + 2; ++i) {
        QVERIFY(list()->currentItem()->flags().testFlag(Qt::ItemIsEnabled));
        press(Qt::Key_Down);
    }
    for (int i = 0; i < list()->count() + 2; ++i) {
        QVERIFY(list()->currentItem()->flags().testFlag(Qt::ItemIsEnabled));
        press(Qt::Key_Up);
    }
}

void TestPalette::escapeGivesTheKeyboardBack()
{
    press(Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(field() && field()->hasFocus());
    press(Qt::Key_Escape);
    QTRY_VERIFY(m_screen->page().hasFocus());
    QTRY_VERIFY(!m_window->findChild<Palette*>());
}

void TestPalette::everyDeedWithAKeyIsListed()
{
    press(Qt::Key_F1);
    QTRY_VERIFY(m_window->findChild<ShortcutList*>());
    QStringList named;
    const auto labels = m_window->findChild<ShortcutList*>()->findChildren<QLabel*>(QStringLiteral("deed"));
    for (const auto* label : labels)
        named.append(label->text());
    const auto deeds = deedsOf(*m_window);
    QVERIFY(deeds.size() >= 9);
    for (const auto& deed : deeds)
        QVERIFY2(named.contains(deed.action->text()), qPrintable(deed.action->text()));
}

void TestPalette::theListIsNarrowedByWhatIsTyped()
{
    press(Qt::Key_F1);
    QTRY_VERIFY(m_window->findChild<QLineEdit*>(QStringLiteral("findShortcut")));
    QTest::keyClicks(m_window->findChild<QLineEdit*>(QStringLiteral("findShortcut")), QStringLiteral("whis"));
    const auto left = m_window->findChild<ShortcutList*>()->findChildren<QLabel*>(QStringLiteral("deed"));
    QCOMPARE(left.size(), 1);
    QCOMPARE(left.constFirst()->text(), QStringLiteral("Whistle"));
}

BATON_GUI_TEST(TestPalette)
#include "tst_palette.moc"
