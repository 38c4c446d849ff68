// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "tests/ui/alerts/desktop.h"
#include "ui/alerts/activitypresenter.h"
#include "ui/alerts/inappnotifier.h"
#include "ui/alerts/toaststack.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace baton;
using namespace baton::models;
using namespace baton::ui;

namespace {

const QString many = QStringLiteral("activities");

ActivityBoard::Alert run(const QString& id, push::Form form = push::Form::Banner)
{
    return {id,
            true,
            QStringLiteral("Workflow finished"),
            QStringLiteral("✅ Workflow finished: %1").arg(id),
            QStringLiteral("Status: success."),
            form,
            false};
}

ActivityBoard::Alert entry(const QString& id, push::Form form = push::Form::Banner)
{
    return {id,
            false,
            form == push::Form::Loud ? QStringLiteral("Tool added") : QStringLiteral("KB chunks"),
            QStringLiteral("🤖 Shop bot auto-updated"),
            QStringLiteral("Linked tool “Refund API” (write access)"),
            form,
            false};
}

} // namespace

/// What an agent sees of what workflows and bots do.
class TestActivityPresenter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void threeAreShownEachByItself();
    void furtherOnesAreCountedByKind();
    void aLoudOneIsNamedAndLeadsTheWay();
    void withoutRunsNothingLeadsToThem();
    void oneMoreSaysWhatItIs();
    void whatIsSettledIsCountedNoMore();
    void onceSeenItCountsAnew();

private:
    /// Takes the places of those that are shown by themselves.
    void fillUp()
    {
        for (const auto& id : {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")})
            Q_EMIT m_board->told(run(id));
    }
    Notice noticeOfMany() const { return m_desktop->up.value(many); }
    QStringList offered() const
    {
        QStringList labels;
        for (const auto& action : noticeOfMany().actions)
            labels.append(action.label);
        return labels;
    }

    QWidget m_window;
    std::unique_ptr<ActivityBoard> m_board;
    std::unique_ptr<Desktop> m_desktop;
    std::unique_ptr<ToastStack> m_stack;
    std::unique_ptr<InAppNotifier> m_inWindow;
    std::unique_ptr<ActivityPresenter> m_presenter;
};

void TestActivityPresenter::init()
{
    m_board = std::make_unique<ActivityBoard>();
    m_desktop = std::make_unique<Desktop>();
    m_stack = std::make_unique<ToastStack>(&m_window, [this] { return m_window.rect(); });
    m_inWindow = std::make_unique<InAppNotifier>(*m_stack);
    m_presenter = std::make_unique<ActivityPresenter>(*m_board, *m_desktop, *m_inWindow, m_window);
}

void TestActivityPresenter::cleanup()
{
    m_presenter.reset();
    m_inWindow.reset();
}

void TestActivityPresenter::threeAreShownEachByItself()
{
    fillUp();
    QCOMPARE(m_desktop->up.size(), 3);
    QVERIFY(!m_desktop->up.contains(many));
}

void TestActivityPresenter::furtherOnesAreCountedByKind()
{
    fillUp();
    Q_EMIT m_board->told(run(QStringLiteral("d")));
    Q_EMIT m_board->told(entry(QStringLiteral("u1")));
    Q_EMIT m_board->told(run(QStringLiteral("e")));
    QCOMPARE(m_desktop->up.size(), 4);
    QVERIFY(noticeOfMany().title.startsWith(QStringLiteral("🔔 3 more")));
    QCOMPARE(noticeOfMany().body, QStringLiteral("1 × KB chunks · 2 × Workflow finished"));
    QCOMPARE(offered(), QStringList({QStringLiteral("Workflows"), QStringLiteral("Auto-updates")}));
    // A click on the banner leads to where most are.
    QSignalSpy workflows(m_presenter.get(), &ActivityPresenter::workflowsRequested);
    Q_EMIT m_desktop->activated(many, Notifier::defaultAction());
    QCOMPARE(workflows.size(), 1);
}

void TestActivityPresenter::aLoudOneIsNamedAndLeadsTheWay()
{
    // Given a tool that was added, and more that came after it
    fillUp();
    Q_EMIT m_board->told(entry(QStringLiteral("tool"), push::Form::Loud));
    Q_EMIT m_board->told(run(QStringLiteral("d")));
    Q_EMIT m_board->told(run(QStringLiteral("e")));
    // Then it is still said, first, and the first button leads to it
    const auto lines = noticeOfMany().body.split(u'\n');
    QCOMPARE(lines.value(0),
             QStringLiteral("🤖 Shop bot auto-updated: Linked tool “Refund API” (write access)"));
    QCOMPARE(lines.value(1), QStringLiteral("1 × Tool added · 2 × Workflow finished"));
    QCOMPARE(offered(), QStringList({QStringLiteral("Auto-updates"), QStringLiteral("Workflows")}));
    QSignalSpy entries(m_presenter.get(), &ActivityPresenter::autoUpdatesRequested);
    Q_EMIT m_desktop->activated(many, Notifier::defaultAction());
    QCOMPARE(entries.size(), 1);
}

void TestActivityPresenter::withoutRunsNothingLeadsToThem()
{
    fillUp();
    Q_EMIT m_board->told(entry(QStringLiteral("u1")));
    Q_EMIT m_board->told(entry(QStringLiteral("u2")));
    QCOMPARE(noticeOfMany().body, QStringLiteral("2 × KB chunks"));
    QCOMPARE(offered(), QStringList{QStringLiteral("Auto-updates")});
}

void TestActivityPresenter::oneMoreSaysWhatItIs()
{
    fillUp();
    Q_EMIT m_board->told(run(QStringLiteral("d")));
    QCOMPARE(noticeOfMany().body, QStringLiteral("✅ Workflow finished: d: Status: success."));
}

void TestActivityPresenter::whatIsSettledIsCountedNoMore()
{
    fillUp();
    Q_EMIT m_board->told(entry(QStringLiteral("u1")));
    Q_EMIT m_board->told(run(QStringLiteral("d")));
    // When a run goes on, what was said of it is over; what it does now is told in its place
    Q_EMIT m_board->settled(QStringLiteral("d"));
    Q_EMIT m_board->told(run(QStringLiteral("d")));
    QCOMPARE(noticeOfMany().body, QStringLiteral("1 × KB chunks · 1 × Workflow finished"));
    // And once nothing is left, it goes
    Q_EMIT m_board->settled(QStringLiteral("d"));
    Q_EMIT m_board->settled(QStringLiteral("u1"));
    QVERIFY(!m_desktop->up.contains(many));
}

void TestActivityPresenter::onceSeenItCountsAnew()
{
    fillUp();
    Q_EMIT m_board->told(run(QStringLiteral("d")));
    Q_EMIT m_board->told(run(QStringLiteral("e")));
    m_desktop->wave(many);
    Q_EMIT m_board->told(entry(QStringLiteral("u1")));
    Q_EMIT m_board->told(entry(QStringLiteral("u2")));
    QCOMPARE(noticeOfMany().body, QStringLiteral("2 × KB chunks"));
}

BATON_GUI_TEST(TestActivityPresenter)
#include "tst_activitypresenter.moc"
