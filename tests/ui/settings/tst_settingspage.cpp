// SPDX-FileCopyrightText: 2026 The Baton developers
// SPDX-License-Identifier: Apache-2.0

#include "tests/support/program.h"
#include "ui/parts/wheelguard.h"
#include "ui/settings/presencesection.h"
#include "ui/settings/settingspage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLocale>
#include <QScopeGuard>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTimeEdit>
#include <QWheelEvent>

using namespace baton;
using namespace baton::ui;

/// What a device is told of, as the agent sees and changes it.
class TestSettingsPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void showsWhatTheRelayHas();
    void aChangeIsTheWholeSet();
    void aBotCanBeSetApart();
    void whatIsNotShownStays();
    void aTimeZoneThatIsUnknownHereStays();
    void kindsOfChangesHaveTheirOwnForms();
    void aWorkflowCanBeSetApart();
    void longNamesWidenNothing();
    void withoutAConnectionNothingCanBeChanged();
    void quietHoursAreSetOnlyWhileTheyHold();
    void labelsStandInOneColumn();
    void noBoxIsCutOrWiderThanTheOthers();
    void aMirroredWindowKeepsTheHourBeforeTheMinutes();
    void onesOwnCustomersHaveAFormOfTheirOwn();
    void theWheelScrollsAndChangesNothing();
    void subscriptionsOpenAtTheirOwnForms();

private:
    QComboBox* formOf(const char* table, const char* kind);
    QComboBox* subjectOf(const char* table);
    QComboBox* escalations() { return m_page->findChild<QComboBox*>(QStringLiteral("escalations")); }
    QComboBox* ofBot(const QString& name);
    void choose(QComboBox* box, const char* form);
    push::Subscriptions last() { return m_changed->last().at(0).value<push::Subscriptions>(); }

    WheelGuard m_guard; ///< there before the widgets, as in the window
    std::unique_ptr<SettingsPage> m_page;
    std::unique_ptr<QSignalSpy> m_changed;
};

void TestSettingsPage::init()
{
    m_page = std::make_unique<SettingsPage>();
    m_changed = std::make_unique<QSignalSpy>(m_page.get(), &SettingsPage::changed);
    m_page->setBots({{BotId(QStringLiteral("shop")), QStringLiteral("Shop bot")},
                     {BotId(QStringLiteral("bank")), QStringLiteral("Bank bot")}});
    m_page->setOnline(true);
}

QComboBox* TestSettingsPage::ofBot(const QString& name)
{
    const auto boxes = m_page->findChildren<QComboBox*>();
    for (auto* box : boxes)
        if (box->accessibleName() == name)
            return box;
    return nullptr;
}

/// As a person does: the keyboard opens it and goes there.
void TestSettingsPage::choose(QComboBox* box, const char* form)
{
    QVERIFY(box);
    const int wanted = box->findData(QString::fromLatin1(form));
    QVERIFY(wanted >= 0);
    while (box->currentIndex() != wanted)
        QTest::keyClick(box, box->currentIndex() < wanted ? Qt::Key_Down : Qt::Key_Up);
}

void TestSettingsPage::showsWhatTheRelayHas()
{
    push::Subscriptions wanted;
    wanted.escalations = QStringLiteral("banner");
    wanted.bots = {{BotId(QStringLiteral("bank")), QStringLiteral("off"), {}}};
    wanted.quietHours.on = true;
    m_page->setSubscriptions(wanted);
    QCOMPARE(escalations()->currentData().toString(), QStringLiteral("banner"));
    QCOMPARE(ofBot(QStringLiteral("Bank bot"))->currentData().toString(), QStringLiteral("off"));
    QCOMPARE(ofBot(QStringLiteral("Shop bot"))->currentData().toString(), QString());
    QVERIFY(m_page->findChild<QCheckBox*>(QStringLiteral("quiet"))->isChecked());
    QCOMPARE(m_changed->size(), 0); // Being told is no wish of the agent's.
}

void TestSettingsPage::aChangeIsTheWholeSet()
{
    m_page->setSubscriptions({});
    m_page->findChild<QCheckBox*>(QStringLiteral("quiet"))->click();
    QCOMPARE(m_changed->size(), 1);
    QVERIFY(last().quietHours.on);
    QCOMPARE(last().quietHours.from, QStringLiteral("22:00"));
    QCOMPARE(last().escalations, QStringLiteral("loud"));
    QVERIFY(push::check(last()));
    m_page->findChild<QCheckBox*>(QStringLiteral("escalationsToo"))->click();
    QVERIFY(last().quietHours.on && last().quietHours.escalationsToo);
}

void TestSettingsPage::aBotCanBeSetApart()
{
    m_page->setSubscriptions({});
    choose(ofBot(QStringLiteral("Bank bot")), "off");
    QCOMPARE(last().forEscalation(BotId(QStringLiteral("bank"))), push::Form::Off);
    QCOMPARE(last().forEscalation(BotId(QStringLiteral("shop"))), push::Form::Loud);
    choose(ofBot(QStringLiteral("Bank bot")), "");
    QCOMPARE(last().forEscalation(BotId(QStringLiteral("bank"))), push::Form::Loud);
}

void TestSettingsPage::whatIsNotShownStays()
{
    push::Subscriptions wanted;
    wanted.autoUpdates.insert(QStringLiteral("retrained"), QStringLiteral("off"));
    wanted.bots = {{BotId(QStringLiteral("shop")),
                    std::nullopt,
                    {{QStringLiteral("tool_added"), QStringLiteral("banner")}}}};
    m_page->setSubscriptions(wanted);
    choose(escalations(), "listed");
    QCOMPARE(last().escalations, QStringLiteral("listed"));
    QCOMPARE(last().autoUpdates, wanted.autoUpdates);
    QCOMPARE(last().bots, wanted.bots);
}

void TestSettingsPage::aTimeZoneThatIsUnknownHereStays()
{
    push::Subscriptions wanted;
    wanted.quietHours.zone = QStringLiteral("Moon/Crater");
    m_page->setSubscriptions(wanted);
    m_page->findChild<QCheckBox*>(QStringLiteral("quiet"))->click();
    QCOMPARE(last().quietHours.zone, QStringLiteral("Moon/Crater"));
}

QComboBox* TestSettingsPage::formOf(const char* table, const char* kind)
{
    const auto boxes = m_page->findChild<QWidget*>(QLatin1String(table))->findChildren<QComboBox*>();
    for (auto* box : boxes)
        if (box->property("kind").toString() == QLatin1String(kind) && !box->isHidden())
            return box;
    return nullptr;
}

QComboBox* TestSettingsPage::subjectOf(const char* table)
{
    const auto boxes = m_page->findChild<QWidget*>(QLatin1String(table))->findChildren<QComboBox*>();
    for (auto* box : boxes)
        if (!box->property("kind").isValid())
            return box;
    return nullptr;
}

void TestSettingsPage::kindsOfChangesHaveTheirOwnForms()
{
    QCOMPARE(formOf("autoUpdateForms", "kb_chunks_added")->currentData(), QStringLiteral("listed"));
    QCOMPARE(formOf("autoUpdateForms", "tool_added")->currentData(), QStringLiteral("loud"));
    choose(formOf("autoUpdateForms", "kb_chunks_added"), "banner");
    QCOMPARE(last().autoUpdates.value(QStringLiteral("kb_chunks_added")), QStringLiteral("banner"));
    QCOMPARE(last().bots.size(), 0);

    choose(subjectOf("autoUpdateForms"), "bank");
    QCOMPARE(formOf("autoUpdateForms", "tool_added")->currentData(), QString());
    choose(formOf("autoUpdateForms", "tool_added"), "off");
    QCOMPARE(last().forAutoUpdate(BotId(QStringLiteral("bank")), QStringLiteral("tool_added")),
             push::Form::Off);
    QCOMPARE(last().forAutoUpdate(BotId(QStringLiteral("shop")), QStringLiteral("tool_added")),
             push::Form::Loud);
    choose(formOf("autoUpdateForms", "tool_added"), "");
    QCOMPARE(last().bots.size(), 0);
}

void TestSettingsPage::aWorkflowCanBeSetApart()
{
    const BotId shop(QStringLiteral("shop"));
    const BotId bank(QStringLiteral("bank"));
    const WorkflowId kpi(QStringLiteral("kpi"));
    m_page->setWorkflows({{{shop, kpi}, QStringLiteral("Daily KPI digest")},
                          {{bank, kpi}, QStringLiteral("Daily KPI digest")}});
    QCOMPARE(formOf("workflowForms", "step")->currentData(), QStringLiteral("off"));
    QCOMPARE(formOf("workflowForms", "stuck")->currentData(), QStringLiteral("loud"));
    choose(subjectOf("workflowForms"), "shop\nkpi");
    choose(formOf("workflowForms", "finished"), "off");
    QCOMPARE(last().forWorkflow(shop, kpi, QStringLiteral("finished")), push::Form::Off);
    // The other bot's workflow of the same id is another one.
    QCOMPARE(last().forWorkflow(bank, kpi, QStringLiteral("finished")), push::Form::Banner);
    // It stays with one that has not been seen since.
    m_page->setSubscriptions(last());
    m_page->setWorkflows({});
    QVERIFY(subjectOf("workflowForms")->findData(QStringLiteral("shop\nkpi")) >= 0);
}

void TestSettingsPage::longNamesWidenNothing()
{
    // Given a bot and a workflow that somebody gave names of two hundred letters and no space
    const QString word(200, u'W');
    m_page->setBots({{BotId(QStringLiteral("shop")), word}});
    m_page->setWorkflows({{{BotId(QStringLiteral("shop")), WorkflowId(QStringLiteral("kpi"))}, word}});
    m_page->setSubscriptions({});
    m_page->resize(700, 600); // what the smallest window leaves
    m_page->show();
    const auto* scroll = m_page->findChild<QScrollArea*>();
    QTRY_VERIFY(!scroll->horizontalScrollBar()->isVisible());
    QVERIFY(scroll->widget()->width() <= scroll->viewport()->width());
}

void TestSettingsPage::withoutAConnectionNothingCanBeChanged()
{
    m_page->setOnline(false);
    QVERIFY(!escalations()->isEnabled());
}

void TestSettingsPage::quietHoursAreSetOnlyWhileTheyHold()
{
    m_page->setSubscriptions({});
    const auto edits = m_page->findChildren<QTimeEdit*>();
    QCOMPARE(edits.size(), 2);
    for (const auto* edit : edits) {
        QVERIFY(!edit->isEnabled());
        QVERIFY2(!edit->displayFormat().contains(u's'), qPrintable(edit->displayFormat()));
    }
    QVERIFY(!m_page->findChild<QCheckBox*>(QStringLiteral("escalationsToo"))->isEnabled());
    m_page->findChild<QCheckBox*>(QStringLiteral("quiet"))->click();
    for (const auto* edit : edits)
        QVERIFY(edit->isEnabled());
    QVERIFY(m_page->findChild<QCheckBox*>(QStringLiteral("escalationsToo"))->isEnabled());
}

void TestSettingsPage::labelsStandInOneColumn()
{
    m_page->addLocalSection(new PresenceSection);
    m_page->resize(800, 900);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    QSet<int> fieldsBegin;
    int rows = 0;
    const auto forms = m_page->findChildren<QFormLayout*>();
    for (const auto* form : forms) {
        for (int row = 0; row < form->rowCount(); ++row, ++rows) {
            const auto* field = form->itemAt(row, QFormLayout::FieldRole)->widget();
            fieldsBegin.insert(field->mapTo(m_page.get(), QPoint(0, 0)).x());
        }
    }
    QVERIFY(rows > 12);
    QCOMPARE(fieldsBegin.size(), 1);
}

void TestSettingsPage::aMirroredWindowKeepsTheHourBeforeTheMinutes()
{
    QLocale::setDefault(QLocale(QStringLiteral("ar_EG")));
    QGuiApplication::setLayoutDirection(Qt::RightToLeft);
    const auto asBefore = qScopeGuard([] {
        QGuiApplication::setLayoutDirection(Qt::LeftToRight);
        QLocale::setDefault(QLocale(QStringLiteral("en_GB")));
    });
    init();
    push::Subscriptions wanted;
    wanted.quietHours.from = QStringLiteral("22:05");
    m_page->setSubscriptions(wanted);
    const auto edits = m_page->findChildren<QTimeEdit*>();
    QCOMPARE(edits.size(), 2);
    QCOMPARE(edits.constFirst()->text(), QStringLiteral("١٠:٠٥ م"));
    QCOMPARE(edits.constFirst()->layoutDirection(), Qt::RightToLeft);
}

void TestSettingsPage::onesOwnCustomersHaveAFormOfTheirOwn()
{
    push::Subscriptions wanted;
    wanted.messages = QStringLiteral("banner");
    m_page->setSubscriptions(wanted);
    auto* messages = m_page->findChild<QComboBox*>(QStringLiteral("messages"));
    QCOMPARE(messages->currentData().toString(), QStringLiteral("banner"));
    choose(messages, "off");
    QCOMPARE(last().messages, QStringLiteral("off"));
    QCOMPARE(last().escalations, QStringLiteral("loud"));
}

void TestSettingsPage::theWheelScrollsAndChangesNothing()
{
    // Given settings that are longer than the window
    m_page->resize(700, 300);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    const auto turn = [](QWidget* widget) {
        const auto middle = QPointF(widget->rect().center());
        QWheelEvent wheel(middle, widget->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier,
                          Qt::NoScrollPhase, false);
        // Only what a person turns is handed on to what lies behind.
        QSpontaneKeyEvent::setSpontaneous(&wheel);
        QCoreApplication::instance()->notify(widget, &wheel);
    };
    const auto* bar = m_page->findChild<QScrollArea*>()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    const auto boxes = m_page->findChildren<QComboBox*>();
    const auto times = m_page->findChildren<QTimeEdit*>();
    // When the wheel passes over each box
    for (auto* box : boxes)
        turn(box);
    for (auto* time : times)
        turn(time);
    // Then nothing is chosen, and the page has moved
    QVERIFY(m_changed->isEmpty());
    QVERIFY(bar->value() > 0);
    for (auto* box : boxes)
        QVERIFY2(box->focusPolicy() != Qt::WheelFocus, qPrintable(box->objectName()));
}

void TestSettingsPage::subscriptionsOpenAtTheirOwnForms()
{
    m_page->resize(700, 300);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    auto* scroll = m_page->findChild<QScrollArea*>();
    for (const auto& [section, name] : {std::pair(SettingsPage::Section::Workflows, "workflowForms"),
                                        std::pair(SettingsPage::Section::AutoUpdates, "autoUpdateForms")}) {
        m_page->showSection(section);
        auto* forms = m_page->findChild<QWidget*>(QLatin1String(name));
        const auto top = [&] { return forms->mapTo(scroll->viewport(), QPoint()).y(); };
        QTRY_VERIFY(top() >= 0 && top() < 60);
    }
}

void TestSettingsPage::noBoxIsCutOrWiderThanTheOthers()
{
    m_page->resize(1'300, 840);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    int width = 0;
    const auto boxes = m_page->findChildren<QComboBox*>();
    for (const auto* box : boxes) {
        if (!box->isVisible() || box->accessibleName() == QLatin1String("Time zone"))
            continue;
        QVERIFY2(box->height() >= 32, qPrintable(box->accessibleName()));
        QVERIFY2(width == 0 || box->width() == width, qPrintable(box->accessibleName()));
        width = box->width();
        const auto shown = box->visibleRegion().boundingRect();
        QVERIFY2(shown.isEmpty() || shown.width() == box->width(), qPrintable(box->accessibleName()));
    }
    QVERIFY(width > 0);
}

BATON_GUI_TEST(TestSettingsPage)
#include "tst_settingspage.moc"
