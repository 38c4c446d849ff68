// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "core/models/conversationlistmodel.h"
#include "core/models/transcriptmodel.h"
#include "tests/support/program.h"
#include "ui/autoupdates/autoupdatespage.h"
#include "ui/conversation/conversationpane.h"
#include "ui/conversation/detailspanel.h"
#include "ui/conversation/transcriptview.h"
#include "ui/deliveries/deliveriespage.h"
#include "ui/inbox/inboxpage.h"
#include "ui/inbox/inboxpanel.h"
#include "ui/parts/cardlist.h"
#include "ui/settings/presencesection.h"
#include "ui/settings/settingspage.h"
#include "ui/settings/soundsection.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/navrail.h"
#include "ui/workflows/workflowspage.h"

#include <QAccessible>
#include <QTest>
#include <functional>

using namespace baton;
using namespace baton::ui;

namespace {

using Visit = std::function<void(QAccessibleInterface*)>;

void walk(QAccessibleInterface* one, const Visit& visit, int depth = 0)
{
    if (!one || !one->isValid() || depth > 40)
        return;
    visit(one);
    for (int i = 0; i < one->childCount(); ++i)
        walk(one->child(i), visit, depth + 1);
}

QString nameOf(QAccessibleInterface* one) { return one->text(QAccessible::Name); }

} // namespace

/// What somebody who does not see the window hears of it.
class TestAccessibility : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QAccessible::setActive(true); }
    void init();
    void cleanup() { m_window.reset(); }

    void everythingThatTakesTheFocusHasAName();
    void aCardSaysWhoWhyAndForHowLong();
    void theMessagesAreChildrenOfTheTranscript();
    void messagesThatComeAreHeardToo();
    void tabsAreTabs();
    void tabComesToTheRailBeforeTheScreens();

private:
    Conversation waiting() const;

    models::ConversationListModel m_list;
    models::TranscriptModel m_transcript;
    void add(Place place, const QString& name, QWidget& page)
    {
        m_window->addScreen(*m_screens.emplace_back(std::make_unique<Screen>(place, name, page)));
    }
    std::unique_ptr<MainWindow> m_window;
    std::vector<std::unique_ptr<Screen>> m_screens;
    InboxPage* m_inbox = nullptr; ///< the window's
};

Conversation TestAccessibility::waiting() const
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c1"));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Marta");
    c.contact.email = QStringLiteral("marta@shop.example");
    c.channel = QStringLiteral("WIDGET");
    c.state = ConversationState::Waiting;
    c.reason = QStringLiteral("bot could not answer");
    c.waitingSince = Instant{Instant::now().ms - 192'000};
    c.lastMessage = LastMessage{
        {AuthorKind::Customer, QStringLiteral("Marta")}, QStringLiteral("Hello?"), Instant::now()};
    return c;
}

void TestAccessibility::init()
{
    m_window = std::make_unique<MainWindow>();
    m_inbox = new InboxPage(m_list, m_transcript);
    add(Place::Inbox, QStringLiteral("Inbox"), *m_inbox);
    add(Place::Workflows, QStringLiteral("Workflows"), *new WorkflowsPage);
    add(Place::AutoUpdates, QStringLiteral("Auto-updates"), *new AutoUpdatesPage);
    add(Place::Deliveries, QStringLiteral("Deliveries"), *new DeliveriesPage);
    auto* settings = new SettingsPage;
    settings->setBots({{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")}});
    settings->addLocalSection(new PresenceSection);
    settings->addLocalSection(new SoundSection);
    settings->setOnline(true);
    add(Place::Settings, QStringLiteral("Settings"), *settings);
    m_list.reset({waiting()});
    m_transcript.setNames(QStringLiteral("Shop bot"), QStringLiteral("Marta"));
    Message first;
    first.id = MessageId(QStringLiteral("m1"));
    first.n = 1;
    first.author = {AuthorKind::Customer, QStringLiteral("Marta")};
    first.text = QStringLiteral("Where is order DK-10442?");
    first.at = Instant::now();
    m_transcript.reset({first}, {}, true);
    const auto c = waiting();
    m_inbox->conversation().setConversation(&c, {});
    m_inbox->details().setConversation(&c);
    m_window->showConsole();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestAccessibility::everythingThatTakesTheFocusHasAName()
{
    QStringList unnamed;
    int seen = 0;
    const auto look = [&](QAccessibleInterface* one) {
        const auto state = one->state();
        if (state.invisible || !state.focusable)
            return;
        ++seen;
        const auto* object = one->object();
        const auto* widget = qobject_cast<const QWidget*>(object);
        // Lines within a field that has a name of its own, and what only holds others
        if (widget && (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy()))
            return;
        if (nameOf(one).trimmed().isEmpty())
            unnamed << QStringLiteral("%1 “%2” (%3)")
                           .arg(object ? QLatin1String(object->metaObject()->className()) : QLatin1String(),
                                object ? object->objectName() : QString())
                           .arg(one->role());
    };
    for (const auto screen :
         {Place::Inbox, Place::Workflows, Place::AutoUpdates, Place::Deliveries, Place::Settings}) {
        m_window->showScreen(screen);
        QCoreApplication::processEvents();
        walk(QAccessible::queryAccessibleInterface(m_window.get()), look);
    }
    m_window->showSignIn();
    walk(QAccessible::queryAccessibleInterface(m_window.get()), look);
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join(u'\n')));
    QVERIFY(seen > 50);
}

void TestAccessibility::aCardSaysWhoWhyAndForHowLong()
{
    auto* list = m_window->findChild<CardList*>(QStringLiteral("conversations"));
    auto* accessible = QAccessible::queryAccessibleInterface(list);
    QVERIFY(accessible && accessible->childCount() >= 1);
    const auto name = nameOf(accessible->child(0));
    QVERIFY2(name.startsWith(QStringLiteral("Marta, ")), qPrintable(name));
    QVERIFY2(name.contains(QStringLiteral("bot could not answer")), qPrintable(name));
    QVERIFY2(name.contains(QStringLiteral("waiting 3:")), qPrintable(name));
    QVERIFY2(name.contains(QStringLiteral("Hello?")), qPrintable(name));
}

void TestAccessibility::theMessagesAreChildrenOfTheTranscript()
{
    auto& view = m_inbox->conversation().transcript();
    auto* accessible = QAccessible::queryAccessibleInterface(&view);
    QVERIFY(accessible);
    QCOMPARE(accessible->role(), QAccessible::List);
    QCOMPARE(accessible->childCount(), 2); // the day, and the message
    auto* message = accessible->child(1);
    QCOMPARE(message->role(), QAccessible::ListItem);
    const auto name = nameOf(message);
    QVERIFY2(name.contains(QStringLiteral("Marta")), qPrintable(name));
    QVERIFY2(name.contains(QStringLiteral("Where is order DK-10442?")), qPrintable(name));
    QVERIFY2(name.contains(u':'), qPrintable(name));
    QCOMPARE(message->text(QAccessible::Value), QStringLiteral("Where is order DK-10442?"));
    QCOMPARE(message->parent(), accessible);
    QCOMPARE(accessible->indexOfChild(message), 1);
    QVERIFY(message->rect().isValid());
    QCOMPARE(accessible->childAt(message->rect().center().x(), message->rect().center().y()), message);
    // Come to by the keyboard, it is what has the focus
    view.setFocus(Qt::TabFocusReason);
    QTest::keyClick(&view, Qt::Key_Up);
    QVERIFY(accessible->focusChild());
}

void TestAccessibility::messagesThatComeAreHeardToo()
{
    auto* accessible = QAccessible::queryAccessibleInterface(&m_inbox->conversation().transcript());
    QCOMPARE(nameOf(accessible->child(0)), QStringLiteral("Today"));
    Message second;
    second.id = MessageId(QStringLiteral("m2"));
    second.n = 2;
    second.author = {AuthorKind::Bot, QStringLiteral("Shop bot")};
    second.text = QStringLiteral("One moment.");
    second.at = Instant::now();
    m_transcript.append({second});
    QCOMPARE(accessible->childCount(), 3);
    QVERIFY(nameOf(accessible->child(2)).contains(QStringLiteral("One moment.")));
    QVERIFY(nameOf(accessible->child(2)).contains(QStringLiteral("Shop bot")));
    m_transcript.reset({second}, {}, true);
    QCOMPARE(accessible->childCount(), 2);
    QVERIFY(nameOf(accessible->child(1)).contains(QStringLiteral("One moment.")));
}

void TestAccessibility::tabsAreTabs()
{
    QList<QAccessibleInterface*> tabs;
    walk(QAccessible::queryAccessibleInterface(&m_inbox->inbox()), [&](QAccessibleInterface* one) {
        if (one->role() == QAccessible::PageTab)
            tabs << one;
    });
    QCOMPARE(tabs.size(), 3);
    QVERIFY(tabs.at(0)->state().selected);
    QVERIFY(!tabs.at(1)->state().selected);
    QVERIFY2(nameOf(tabs.at(0)).startsWith(QStringLiteral("Waiting, 1")), qPrintable(nameOf(tabs.at(0))));
    QCOMPARE(tabs.at(0)->parent()->role(), QAccessible::PageTabList);
    QVERIFY(tabs.at(1)->actionInterface());
    tabs.at(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
    QVERIFY(tabs.at(1)->state().selected);
    QVERIFY(!tabs.at(0)->state().selected);
}

void TestAccessibility::tabComesToTheRailBeforeTheScreens()
{
    int rail = 0;
    int list = 0;
    int at = 0;
    for (auto* widget = m_window->nextInFocusChain(); widget != m_window.get();
         widget = widget->nextInFocusChain()) {
        ++at;
        if (rail == 0 && widget->parentWidget() == &m_window->rail())
            rail = at;
        if (widget->objectName() == QLatin1String("conversations"))
            list = at;
    }
    QVERIFY2(rail > 0 && rail < list, qPrintable(QStringLiteral("%1, %2").arg(rail).arg(list)));
}

BATON_GUI_TEST(TestAccessibility)
#include "tst_accessibility.moc"
