// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/alerts/desktop.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/toaststack.h"
#include "ui/alerts/unreadpresenter.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace baton;
using namespace baton::models;
using namespace baton::ui;

namespace {

Conversation held(int number, qint64 messages)
{
    Conversation c;
    c.id = ConversationId(QStringLiteral("c%1").arg(number));
    c.bot = {BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")};
    c.contact.name = QStringLiteral("Marta %1").arg(number);
    c.state = ConversationState::Open;
    c.assignee = MemberRef{MemberId(QStringLiteral("ana")), QStringLiteral("Ana")};
    c.messageCount = messages;
    c.lastMessage = LastMessage{
        {AuthorKind::Customer, {}}, QStringLiteral("<b>Hello</b> %1").arg(messages), Instant{messages}};
    return c;
}

} // namespace

/// What an agent sees when a customer of their own writes while they look elsewhere.
class TestUnreadPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void aMessageIsANoticeThatOpens();
    void moreOfTheSameCustomerIsStillOne();
    void readItGoes();
    void manyBecomeOneAndShrinkAsTheyAreRead();
    void inTheWindowItIsAToast();
    void bannersWithoutSoundAreSilent();
    void whatIsOpenInTheWindowGetsNoToast();

private:
    void write(int number) { m_board->upsert({held(number, ++m_messages)}); }

    std::unique_ptr<QWidget> m_window;
    qint64 m_messages = 1;
    std::unique_ptr<ToastStack> m_stack;
    std::unique_ptr<UnreadBoard> m_board;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<InAppNotifier> m_inWindow;
    std::unique_ptr<UnreadPresenter> m_presenter;
};

void TestUnreadPresenter::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(900, 600);
    m_stack = std::make_unique<ToastStack>(m_window.get(), [this] { return m_window->rect(); });
    m_board = std::make_unique<UnreadBoard>();
    m_board->setMember(MemberId(QStringLiteral("ana")), true);
    QList<Conversation> all;
    for (int i = 1; i <= 5; ++i)
        all.append(held(i, 1));
    m_board->reset(all);
    for (const auto& c : std::as_const(all))
        m_board->markSeen(c.id, 1);
    m_messages = 1;
    m_desktop = std::make_unique<Desktop>();
    m_inWindow = std::make_unique<InAppNotifier>(*m_stack);
    m_presenter = std::make_unique<UnreadPresenter>(*m_board, *m_desktop, *m_inWindow, *m_window);
}

void TestUnreadPresenter::cleanup()
{
    m_presenter.reset();
    m_inWindow.reset();
    m_stack.reset();
    m_window.reset();
}

void TestUnreadPresenter::aMessageIsANoticeThatOpens()
{
    write(1);
    QCOMPARE(m_desktop->up.size(), 1);
    const auto notice = m_desktop->up.first();
    QCOMPARE(notice.title, QStringLiteral("Marta 1 has written"));
    QCOMPARE(notice.body, QStringLiteral("<b>Hello</b> 2"));
    QCOMPARE(notice.actions.first().label, QStringLiteral("Open"));
    QSignalSpy opened(m_presenter.get(), &UnreadPresenter::openRequested);
    Q_EMIT m_desktop->activated(notice.key, Notifier::defaultAction());
    QCOMPARE(opened.first().first().value<ConversationId>().toString(), QStringLiteral("c1"));
    QVERIFY(m_desktop->up.isEmpty());
}

void TestUnreadPresenter::moreOfTheSameCustomerIsStillOne()
{
    write(1);
    write(1);
    QCOMPARE(m_desktop->up.size(), 1);
    QCOMPARE(m_desktop->up.first().body, QStringLiteral("<b>Hello</b> 3"));
}

void TestUnreadPresenter::readItGoes()
{
    write(1);
    write(2);
    QCOMPARE(m_desktop->up.size(), 2);
    m_board->markSeen(ConversationId(QStringLiteral("c1")), m_messages);
    QCOMPARE(m_desktop->up.size(), 1);
    QVERIFY(m_desktop->up.first().title.contains(QLatin1String("Marta 2")));
}

void TestUnreadPresenter::manyBecomeOneAndShrinkAsTheyAreRead()
{
    for (int i = 1; i <= 4; ++i)
        write(i);
    QCOMPARE(m_desktop->up.keys(), QStringList(UnreadPresenter::severalKey()));
    QVERIFY(m_desktop->up.first().title.startsWith(u'4'));
    // What is read no longer counts, and makes no sound again.
    m_board->markSeen(ConversationId(QStringLiteral("c1")), m_messages);
    QVERIFY(m_desktop->up.first().title.startsWith(u'3'));
    QVERIFY(m_desktop->up.first().isSilent);
    // Opening goes to who wrote first.
    QSignalSpy opened(m_presenter.get(), &UnreadPresenter::openRequested);
    Q_EMIT m_desktop->activated(UnreadPresenter::severalKey(), QStringLiteral("open"));
    QCOMPARE(opened.first().first().value<ConversationId>().toString(), QStringLiteral("c2"));
    // Waved away, the next one stands for itself again.
    write(5);
    QVERIFY(m_desktop->up.first().title.contains(QLatin1String("Marta 5")));
}

void TestUnreadPresenter::inTheWindowItIsAToast()
{
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    write(1);
    QVERIFY(m_desktop->up.isEmpty());
    const auto* body = m_window->findChild<QLabel*>(QStringLiteral("bannerBody"));
    QVERIFY(body && body->text().contains(QLatin1String("<b>")));
    QSignalSpy opened(m_presenter.get(), &UnreadPresenter::openRequested);
    QTest::mouseClick(m_stack->findChild<QPushButton*>(), Qt::LeftButton);
    QCOMPARE(opened.size(), 1);
    QVERIFY(!m_stack->isVisible());
    m_window->hide();
}

void TestUnreadPresenter::bannersWithoutSoundAreSilent()
{
    push::Subscriptions wanted;
    wanted.messages = QStringLiteral("banner");
    m_board->setSubscriptions(wanted);
    write(1);
    QVERIFY(m_desktop->up.first().isSilent);
    m_board->setSubscriptions({});
    write(2);
    QVERIFY(!m_desktop->up.last().isSilent);
}

void TestUnreadPresenter::whatIsOpenInTheWindowGetsNoToast()
{
    // Given a conversation that is open, but scrolled up
    m_presenter->setInView([](const ConversationId& id) { return id.toString() == QLatin1String("c1"); });
    m_window->show();
    m_window->activateWindow();
    QTRY_VERIFY(m_window->isActiveWindow());
    write(1);
    QVERIFY(!m_stack->isVisible());
    write(2);
    QVERIFY(m_stack->isVisible());
    // From elsewhere, it is told on the desktop
    m_window->hide();
    QWidget other;
    other.show();
    other.activateWindow();
    QTRY_VERIFY(other.isActiveWindow());
    write(1);
    QVERIFY(!m_desktop->up.isEmpty());
}

BATON_GUI_TEST(TestUnreadPresenter)
#include "tst_unreadpresenter.moc"
