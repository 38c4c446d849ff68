// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/parts/filterbutton.h"
#include "ui/theme/batonstyle.h"
#include "ui/theme/tokens.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTest>
#include <QTimeEdit>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

using namespace baton::ui;

namespace {

double luminance(const QColor& colour)
{
    const auto part = [](double c) { return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4); };
    return 0.2126 * part(colour.redF()) + 0.7152 * part(colour.greenF()) + 0.0722 * part(colour.blueF());
}

/// By the WCAG 2 formula.
double contrast(const QColor& a, const QColor& b)
{
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

} // namespace

/// What can be made out, and where the keyboard is.
class TestLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }

    void textAndEdgesCanBeMadeOut_data();
    void textAndEdgesCanBeMadeOut();
    void aPlaceholderIsAsPlainInTheWindow_data();
    void aPlaceholderIsAsPlainInTheWindow();
    void theFocusMovesNothing_data();
    void theFocusMovesNothing();
    void itIsOneRing_data();
    void itIsOneRing();
    void aClickRingsFieldsOnly();
    void aRowIsRingedInside();
    void aPageIsRingedInside();
    void whatTakesNoFocusIsNotRinged();

private:
    QWidget* named(const QString& name) const { return m_window->findChild<QWidget*>(name); }
    QImage picture() const { return m_window->grab().toImage(); }

    std::unique_ptr<QWidget> m_window;
};

void TestLook::initTestCase()
{
    setUpFonts();
    setUpStyle();
    setAppearance(Appearance::Light);
}

void TestLook::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->setObjectName(QStringLiteral("surface"));
    m_window->setPalette(paletteOf(lightTokens()));
    m_window->setStyleSheet(styleSheetFor(lightTokens()));
    auto* column = new QVBoxLayout(m_window.get());
    column->setSpacing(12);
    const auto add = [&](QWidget* widget, const char* name) {
        if (widget->objectName().isEmpty())
            widget->setObjectName(QLatin1String(name));
        column->addWidget(widget, 0, Qt::AlignLeft);
    };
    auto* primary = new QPushButton(QStringLiteral("Send"));
    primary->setObjectName(QStringLiteral("primary"));
    add(primary, "");
    add(new QPushButton(QStringLiteral("Release")), "button");
    auto* filter = new FilterButton;
    filter->setText(QStringLiteral("Bot: any"));
    add(filter, "");
    auto* tab = new QToolButton;
    tab->setText(QStringLiteral("Waiting"));
    tab->setObjectName(QStringLiteral("tab"));
    tab->setFocusPolicy(Qt::StrongFocus);
    add(tab, "");
    add(new QLineEdit(QStringLiteral("words")), "line");
    add(new QPlainTextEdit(QStringLiteral("more words")), "editor");
    auto* combo = new QComboBox;
    combo->addItems({QStringLiteral("Banner"), QStringLiteral("Off")});
    add(combo, "combo");
    add(new QTimeEdit, "time");
    add(new QCheckBox(QStringLiteral("Check")), "check");
    auto* list = new QListWidget;
    list->addItems({QStringLiteral("one"), QStringLiteral("two")});
    list->setSelectionMode(QAbstractItemView::NoSelection); // whose colour would be the ring's
    add(list, "list");
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    if (auto* focused = QApplication::focusWidget())
        focused->clearFocus();
    QTRY_VERIFY(!QApplication::focusWidget());
}

void TestLook::textAndEdgesCanBeMadeOut_data()
{
    QTest::addColumn<QColor>("front");
    QTest::addColumn<QColor>("back");
    QTest::addColumn<double>("least");
    for (const auto* t : {&lightTokens(), &darkTokens()}) {
        const auto row = [&](const char* what, const QColor& front, const QColor& back, double least) {
            QTest::addRow("%s: %s", t->dark ? "dark" : "light", what) << front << back << least;
        };
        row("text", t->text, t->surface, 4.5);
        row("placeholder", t->muted, t->field, 4.5);
        row("second lines in a chosen row", t->muted, t->selection, 4.5);
        row("second lines on the canvas", t->muted, t->canvas, 4.5);
        row("link", t->link, t->surface, 4.5);
        for (const auto& fill : {t->accent, t->accentHover, t->accentPressed})
            row("primary", t->onAccent, fill, 4.5);
        row("a button that destroys", t->onDanger, t->danger.text, 4.5);
        for (const auto& ground : {t->surface, t->canvas, t->hover, t->pressed, t->selection, t->bubble,
                                   t->botBubble, t->agentBubble, t->note}) {
            row("text", t->text, ground, 4.5);
            row("second lines", t->muted, ground, 4.5);
        }
        for (const auto& ground : {t->surface, t->canvas, t->selection, t->agentBubble})
            row("link", t->link, ground, 4.5);
        for (const auto& dot : {t->goodDot, t->warningDot, t->dangerDot, t->awayDot})
            for (const auto& ground : {t->surface, t->selection})
                row("a dot", dot, ground, 3);
        for (const auto* tone : {&t->badge, &t->quietBadge})
            row("a count", tone->text, tone->fill, 4.5);
        row("tip", t->onTip, t->tip, 4.5);
        row("the chosen place on the rail", t->railOn, t->railActive, 4.5);
        row("rail", t->railText, t->rail, 4.5);
        row("agent's bubble", t->text, t->agentBubble, 4.5);
        row("bot's bubble", t->text, t->botBubble, 4.5);
        row("what a search has found", t->text, t->hit, 4.5);
        for (const auto* tone : {&t->good, &t->warning, &t->danger, &t->info, &t->neutral})
            row("a pill", tone->text, tone->fill, 4.5);
        row("edge of a field", t->control, t->surface, 3);
        row("edge of a field, inside", t->control, t->field, 3);
        row("edge of a field on the canvas", t->control, t->canvas, 3);
        row("ring", t->accent, t->surface, 3);
        row("ring on the canvas", t->accent, t->canvas, 3);
        row("ring on the rail", t->railOn, t->rail, 3);
    }
}

void TestLook::textAndEdgesCanBeMadeOut()
{
    QFETCH(QColor, front);
    QFETCH(QColor, back);
    QFETCH(double, least);
    QVERIFY2(contrast(front, back) >= least, qPrintable(QString::number(contrast(front, back))));
}

void TestLook::aPlaceholderIsAsPlainInTheWindow_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a line") << QStringLiteral("line");
    QTest::newRow("the editor") << QStringLiteral("editor");
}

void TestLook::aPlaceholderIsAsPlainInTheWindow()
{
    QFETCH(QString, name);
    const auto colour = named(name)->palette().color(QPalette::PlaceholderText);
    QCOMPARE(colour.alpha(), 255);
    QVERIFY(contrast(colour, lightTokens().field) >= 4.5);
}

void TestLook::theFocusMovesNothing_data()
{
    QTest::addColumn<QString>("name");
    for (const char* name :
         {"primary", "button", "filter", "tab", "line", "editor", "combo", "time", "check", "list"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestLook::theFocusMovesNothing()
{
    QFETCH(QString, name);
    auto* widget = named(name);
    const auto geometry = widget->geometry();
    const auto hint = widget->sizeHint();
    const auto before = widget->grab(widget->rect().adjusted(3, 3, -3, -3)).toImage();
    widget->setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(QApplication::focusWidget(), widget);
    widget->ensurePolished();
    QCOMPARE(widget->sizeHint(), hint);
    QCOMPARE(widget->geometry(), geometry);
    // The words stay where they are; a caret may blink
    if (name != QLatin1String("line") && name != QLatin1String("editor") && name != QLatin1String("time") &&
        name != QLatin1String("list"))
        QCOMPARE(widget->grab(widget->rect().adjusted(3, 3, -3, -3)).toImage(), before);
}

void TestLook::itIsOneRing_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("away"); ///< from the control's edge to the middle of the ring
    QTest::newRow("primary") << QStringLiteral("primary") << 3;
    QTest::newRow("button") << QStringLiteral("button") << 3;
    QTest::newRow("filter") << QStringLiteral("filter") << 3;
    QTest::newRow("tab") << QStringLiteral("tab") << 3;
    QTest::newRow("check") << QStringLiteral("check") << 3;
    QTest::newRow("line") << QStringLiteral("line") << 1;
    QTest::newRow("editor") << QStringLiteral("editor") << 1;
    QTest::newRow("combo") << QStringLiteral("combo") << 1;
    QTest::newRow("time") << QStringLiteral("time") << 1;
}

void TestLook::itIsOneRing()
{
    QFETCH(QString, name);
    QFETCH(int, away);
    auto* widget = named(name);
    const auto before = picture();
    widget->setFocus(Qt::TabFocusReason);
    const auto box = widget->geometry();
    const auto isRinged = [&] {
        const auto now = picture();
        for (const auto& at :
             {QPoint(box.left() - away, box.center().y()), QPoint(box.right() + away, box.center().y()),
              QPoint(box.center().x(), box.top() - away), QPoint(box.center().x(), box.bottom() + away)})
            if (now.pixelColor(at) != lightTokens().accent || before.pixelColor(at) == lightTokens().accent)
                return false;
        return true;
    };
    QTRY_VERIFY(isRinged());
    const auto now = picture();
    // With a gap, or none, and nothing beyond
    if (away > 1)
        QCOMPARE(now.pixelColor(box.left() - 1, box.center().y()), lightTokens().surface);
    QCOMPARE(now.pixelColor(box.left() - away - 2, box.center().y()), lightTokens().surface);
    // And gone with the focus
    widget->clearFocus();
    QTRY_COMPARE(picture().pixelColor(box.left() - away, box.center().y()), lightTokens().surface);
}

void TestLook::aClickRingsFieldsOnly()
{
    const auto ringed = [this](const QWidget* widget, int away) {
        const auto box = widget->geometry();
        return picture().pixelColor(box.left() - away, box.center().y()) == lightTokens().accent;
    };
    auto* button = named(QStringLiteral("button"));
    QTest::mouseClick(button, Qt::LeftButton);
    button->setFocus(Qt::MouseFocusReason);
    auto* line = named(QStringLiteral("line"));
    QTest::mouseClick(line, Qt::LeftButton);
    line->setFocus(Qt::MouseFocusReason);
    QTRY_VERIFY(ringed(line, 1));
    QTest::mouseClick(button, Qt::LeftButton);
    button->setFocus(Qt::MouseFocusReason);
    QTRY_VERIFY(!ringed(line, 1));
    QVERIFY(!ringed(button, 3));
    // Until a key is used
    QTest::keyClick(button, Qt::Key_Tab, Qt::ControlModifier);
    button->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(ringed(button, 3));
}

void TestLook::aRowIsRingedInside()
{
    auto* list = m_window->findChild<QListWidget*>(QStringLiteral("list"));
    list->setFocus(Qt::TabFocusReason);
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Down);
    const auto row = list->visualItemRect(list->item(1));
    const auto at = list->viewport()->mapTo(m_window.get(), QPoint(row.left() + 1, row.center().y()));
    QTRY_COMPARE(picture().pixelColor(at), lightTokens().accent);
}

void TestLook::aPageIsRingedInside()
{
    // As the settings fill all of the window beside the rail
    QScrollArea page;
    page.setFrameShape(QFrame::NoFrame);
    page.setWidget(new QLabel(QStringLiteral("much")));
    page.resize(300, 200);
    page.show();
    QVERIFY(QTest::qWaitForWindowActive(&page));
    page.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&page, Qt::Key_Tab, Qt::ControlModifier);
    page.setFocus(Qt::TabFocusReason);
    QTRY_COMPARE(page.grab().toImage().pixelColor(2, 100), lightTokens().accent);
    QCOMPARE(page.grab().toImage().pixelColor(297, 100), lightTokens().accent);
}

void TestLook::whatTakesNoFocusIsNotRinged()
{
    QWidget bare(m_window.get());
    bare.setGeometry(20, 20, 60, 30);
    bare.show();
    QTest::keyClick(m_window.get(), Qt::Key_Tab);
    bare.setFocus(Qt::OtherFocusReason); // left to it by what has gone
    QCoreApplication::processEvents();
    QVERIFY(bare.hasFocus());
    const auto* ring = m_window->findChild<QWidget*>(QStringLiteral("focusRing"));
    QTRY_VERIFY(!ring || !ring->isVisible());
}

BATON_GUI_TEST(TestLook)
#include "tst_look.moc"
